using Appliance.Core.Accounts.Limits;

namespace Appliance.Web.Pages.EntryRules;

/// <summary>Rules in a line of words.</summary>
public static class RulesWords
{
    public static string Of(SignInRules? rules, Texts texts)
    {
        if (rules is null || rules.IsEmpty)
            return texts["不限制"];
        List<string> parts = [];
        if (rules.SecondFactor)
            parts.Add(texts["要求二次验证"]);
        if (rules.MaxSessions is { } most)
            parts.Add(texts["最多同时登录 {0} 处", most]);
        if (rules.RegisteredDevices)
            parts.Add(texts["只限登记的设备"]);
        if (rules.Hours is not null)
            parts.Add(texts["限定时间"]);
        if (rules.Addresses.Count > 0)
            parts.Add(texts["限定 {0} 个网段", rules.Addresses.Count]);
        return string.Join(texts["、"], parts);
    }

    public static string Day(string day, Texts texts) => day switch
    {
        "mon" => texts["周一"],
        "tue" => texts["周二"],
        "wed" => texts["周三"],
        "thu" => texts["周四"],
        "fri" => texts["周五"],
        "sat" => texts["周六"],
        _ => texts["周日"],
    };
}
