using Appliance.Core.Accounts.External;

namespace Appliance.Web.Pages.SignInProviders;

/// <summary>Words for providers.</summary>
public static class ProviderWords
{
    public static string State(ProviderView provider, Texts texts) =>
        !provider.Running ? texts["插件未运行"] : provider.Taken ? texts["由另一个插件提供"] : provider.Policy.Enabled ? texts["已启用"] : texts["未启用"];

    public static string StateClass(ProviderView provider) =>
        provider is { Running: true, Taken: false, Policy.Enabled: true } ? "state-ok" : provider.Policy.Enabled ? "state-bad" : "state-off";

    public static string Kind(string? kind, Texts texts) => kind switch
    {
        ProviderKinds.Password => texts["账号和密码"],
        ProviderKinds.Redirect => texts["跳转登录"],
        _ => "–",
    };

    public static string Outcome(string outcome, Texts texts) => outcome switch
    {
        "unknown" => texts["目录里没有这个人。"],
        "refused" => texts["密码不对，或对方拒绝了。"],
        "disabled" => texts["目录已停用这个人。"],
        _ => texts["暂时问不到。"],
    };

    public static string How(string how, Texts texts) => how switch
    {
        "created" => texts["（会新建这个账号）"],
        LinkRules.Login => texts["（会按登录名关联）"],
        LinkRules.Email => texts["（会按邮箱关联）"],
        _ => "",
    };

    public static string Rule(string rule, Texts texts) => rule switch
    {
        LinkRules.Login => texts["登录名相同就关联"],
        LinkRules.Email => texts["目录确认的邮箱相同就关联"],
        _ => texts["不自动关联"],
    };

    public static string RuleHint(string rule, Texts texts) => rule switch
    {
        LinkRules.Login => texts["管目录的人能让任何人进入同名账号。"],
        LinkRules.Email => texts["邮箱必须由目录或对方确认，且只属于一个账号。"],
        _ => texts["已有账号的人登录后在“我的账号”里自己关联。"],
    };

    public static string Source(string source, Texts texts) => source switch
    {
        LoginSources.Email => texts["完整邮箱"],
        LoginSources.EmailName => texts["邮箱 @ 前面的部分"],
        _ => texts["目录的登录名"],
    };
}
