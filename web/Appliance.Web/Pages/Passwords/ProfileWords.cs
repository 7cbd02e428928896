using Appliance.Core.Accounts.Profile;

namespace Appliance.Web.Pages.Passwords;

/// <summary>Names of the fields of an account.</summary>
public static class ProfileWords
{
    public static string Of(string field, Texts texts) => field switch
    {
        ProfileFields.DisplayName => texts["显示名称"],
        ProfileFields.Nickname => texts["昵称"],
        ProfileFields.Avatar => texts["头像"],
        ProfileFields.Title => texts["职位"],
        ProfileFields.Email => texts["邮箱"],
        ProfileFields.Phone => texts["电话"],
        ProfileFields.JobNumber => texts["工号"],
        ProfileFields.Languages => texts["语言"],
        _ => texts["离线时的话"],
    };
}
