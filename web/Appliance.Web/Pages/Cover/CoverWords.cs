using Appliance.Core.Accounts.Cover;

namespace Appliance.Web.Pages.Cover;

/// <summary>What is given for a time in words.</summary>
public static class CoverWords
{
    public static string Kind(string kind, Texts texts) => kind switch
    {
        CoverKinds.Role => texts["角色"],
        CoverKinds.Group => texts["接待组"],
        _ => texts["渠道账号"],
    };

    public static string Name(CoverView cover) => RoleWords.Name(cover.ObjectKey, cover.ObjectName ?? "–");

    public static string End(CoverView cover, Texts texts) => cover.EndReason switch
    {
        "expired" => texts["到期收回"],
        "taken_back" => texts["提前收回"],
        "removed" => texts["改账号时去掉"],
        "left" => texts["离职收回"],
        _ => texts["生效中"],
    };
}
