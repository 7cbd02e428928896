namespace Appliance.Web.Pages.Mail;

/// <summary>Words for states of mails and steps of a delivery.</summary>
public static class MailWords
{
    public static string State(string state, Texts texts) => state switch
    {
        "sent" => texts["已发出"],
        "queued" => texts["等待发送"],
        _ => texts["失败"],
    };

    public static string StateClass(string state) => state switch
    {
        "sent" => "state-ok",
        "queued" => "state-warn",
        _ => "state-bad",
    };

    public static string Step(string step, Texts texts) => step switch
    {
        "connect" => texts["连接服务器"],
        "tls" => texts["建立加密"],
        "greeting" => texts["问候"],
        "sign_in" => texts["登录邮件服务器"],
        "sender" => texts["确认发件人"],
        "recipient" => texts["确认收件人"],
        _ => texts["交付邮件"],
    };
}
