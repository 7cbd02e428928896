using Appliance.Core.Accounts.Passwords;

namespace Appliance.Web.Pages.Passwords;

/// <summary>The rules for passwords in a sentence, beside the field that they hold for.</summary>
public static class PasswordWords
{
    public static string Of(PasswordRules rules, Texts texts)
    {
        var parts = new List<string> { texts["至少 {0} 个字符", rules.MinLength] };
        var kinds = new[]
        {
            rules.MixedCase ? texts["大小写字母"] : rules.Letter ? texts["字母"] : null,
            rules.Digit ? texts["数字"] : null,
            rules.Special ? texts["特殊字符"] : null,
        }.Where(kind => kind is not null).ToList();
        if (kinds.Count > 0)
            parts.Add(texts["须有{0}", string.Join(texts["、"], kinds)]);
        parts.Add(rules.Words.Count > 0 ? texts["不含登录名和公司名"] : texts["不含登录名"]);
        if (rules.History > 0)
            parts.Add(texts["不与最近 {0} 个相同", rules.History + 1]);
        return string.Join(texts["，"], parts) + texts["。"];
    }
}
