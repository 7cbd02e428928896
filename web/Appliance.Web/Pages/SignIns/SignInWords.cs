namespace Appliance.Web.Pages.SignIns;

/// <summary>What came of a try to sign in, in words and shapes.</summary>
public static class SignInWords
{
    public static string Outcome(string outcome, Texts texts) => outcome switch
    {
        "succeeded" => texts["登录成功"],
        "invalid_credentials" => texts["账号或密码不对"],
        "password_change_required" => texts["需要先换密码"],
        "locked" => texts["已锁定，未核对密码"],
        "step_up_failed" => texts["二次验证失败"],
        "code_required" => texts["等待验证码"],
        "invalid_code" or "code_wrong" => texts["验证码不对"],
        _ => outcome,
    };

    public static string OutcomeClass(string outcome) => outcome switch
    {
        "succeeded" => "state-ok",
        "password_change_required" or "code_required" => "state-info",
        "locked" => "state-bad",
        _ => "state-warn",
    };
}
