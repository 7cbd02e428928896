using System.Globalization;
using Appliance.Core.Accounts.OnBoarding;

namespace Appliance.Web.Pages.OnBoarding;

/// <summary>Checks, what they came to, why, and where it is mended.</summary>
public sealed class CheckWords(Texts texts, PageTime time)
{
    public string Name(string key) => key switch
    {
        CheckKeys.SignIn => texts["能登录"],
        CheckKeys.Receive => texts["收得到消息"],
        CheckKeys.Accept => texts["能接入会话"],
        CheckKeys.Permissions => texts["权限不超出模板"],
        _ => texts["部门和接待组正确"],
    };

    public string Outcome(string outcome) => outcome switch
    {
        CheckOutcomes.Passed => texts["通过"],
        CheckOutcomes.Failed => texts["未通过"],
        CheckOutcomes.Waiting => texts["待验证"],
        _ => texts["不适用"],
    };

    public static string OutcomeClass(string outcome) => outcome switch
    {
        CheckOutcomes.Passed => "state-ok",
        CheckOutcomes.Failed => "state-bad",
        CheckOutcomes.Waiting => "state-warn",
        _ => "",
    };

    public string Cause(CheckRun run) => run.Cause switch
    {
        "created" => texts["新建后自动"],
        "changed" => texts["改动后自动"],
        "connected" => texts["上线后自动"],
        _ => texts["人工"],
    };

    /// <summary>One line for the whole run.</summary>
    public string Summary(CheckRun run) => run switch
    {
        { Failed: > 0 } => texts["{0} 项未通过", run.Failed],
        { Waiting: > 0 } => texts["{0} 项待验证", run.Waiting],
        _ => texts["全部通过"],
    };

    public static string SummaryClass(CheckRun run) => run switch { { Failed: > 0 } => "state-bad", { Waiting: > 0 } => "state-warn", _ => "state-ok" };

    public string Reason(CheckReason reason, IReadOnlyDictionary<long, string> groups, IReadOnlyDictionary<long, string> departments) => reason.Code switch
    {
        "disabled" => texts["账号已停用。"],
        "pending" => texts["账号还在等审批。"],
        "leaving" => texts["正在为这个账号办离职。"],
        "ended" => texts["账号的期限已过。"],
        "no_password" => texts["没有密码，也没有有效的启动码。"],
        "not_signed_in" => texts["启动码有效，本人还没有首次登录。"],
        "locked" => texts["登录失败过多，锁定到 {0}。", Moment(reason)],
        "not_connected" => reason.Values is { Count: > 0 } ? texts["现在没有打开工作台，最近在线 {0}。TA 上线后自动再验。", Moment(reason)] : texts["还没有打开过工作台。TA 上线后自动再验。"],
        "no_answer" => texts["打开的 {0} 个页面都没有确认收到测试消息，请 TA 刷新页面或检查网络。", string.Join(texts["、"], reason.Values ?? [])],
        "no_permission" => texts["缺少权限：{0}。", string.Join(texts["、"], (reason.Values ?? []).Select(RoleWords.Permission))],
        "no_scope" => texts["角色不让 TA 处理任何人的会话。"],
        "no_group" => texts["不属于任何接待组，分不到会话。"],
        "no_channel" => texts["没有启用的渠道账号通向 TA 的接待组，或都不许 TA 接。"],
        "no_capacity" => texts["接入上限是 0。"],
        "reception_off" => texts["TA 关着接待。"],
        "not_for_conversations" => texts["这个账号的角色不接待会话。"],
        "no_template" => texts["账号没有用模板建，没有可比的。"],
        "beyond_template" => texts["比模板多出的权限：{0}。", string.Join(texts["、"], (reason.Values ?? []).Select(RoleWords.Permission))],
        "wider_scope" => texts["数据范围比模板大：{0}。", string.Join(texts["、"], (reason.Values ?? []).Select(area => RoleWords.Area(area, texts)))],
        "more_channels" => texts["能用的渠道账号比模板多。"],
        "not_masked" => texts["模板里打码的，TA 能看到全部。"],
        "other_department" => texts["模板的部门是“{0}”。", Names(reason, departments)],
        "groups_missing" => texts["模板里有、TA 没有的接待组：{0}。", Names(reason, groups)],
        "groups_more" => texts["TA 有、模板里没有的接待组：{0}。", Names(reason, groups)],
        _ => reason.Code,
    };

    /// <summary>Where it is mended, and in which words; null where nobody but the person can.</summary>
    public (string Text, string Address)? Mend(long agentId, CheckReason reason)
    {
        var agent = string.Create(CultureInfo.InvariantCulture, $"/settings/agents/{agentId}");
        return reason.Code switch
        {
            "disabled" or "pending" or "no_password" or "locked" => (texts["打开账号"], agent),
            "leaving" => (texts["打开离职办理"], agent + "/leave"),
            "ended" => (texts["改期限"], agent + "/cover"),
            "no_permission" or "no_scope" or "beyond_template" or "wider_scope" or "more_channels" or "not_masked" => (texts["改角色"], agent),
            "no_group" or "groups_missing" or "groups_more" => (texts["改接待组"], agent),
            "other_department" => (texts["改部门"], agent),
            "no_capacity" => (texts["改接入上限"], agent),
            "no_channel" => (texts["打开渠道账号"], "/settings/channels"),
            _ => null,
        };
    }

    private string Moment(CheckReason reason) =>
        DateTimeOffset.TryParse(reason.Values is [var first, ..] ? first : null, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? time.Brief(at) : "–";

    private string Names(CheckReason reason, IReadOnlyDictionary<long, string> names) => string.Join(
        texts["、"],
        (reason.Values ?? []).Select(value => long.TryParse(value, CultureInfo.InvariantCulture, out var id) ? names.GetValueOrDefault(id, "?") : value));
}
