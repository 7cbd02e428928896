using System.Globalization;
using Appliance.Core.Notices;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Cover;

/// <summary>Tells those concerned that something given for a time ends or has ended.</summary>
internal sealed class CoverNotices(NoticeService notices, TimeProvider clock)
{
    /// <summary>To who has it and who gave it: it ends soon.</summary>
    public void Ending(IWriteSession session, CoverRow cover)
    {
        var hours = Hours(cover.UntilAt);
        foreach (var agentId in Concerned(cover))
        {
            Post(
                session, agentId, cover.AgentId,
                new LocalizedText($"临时{Kind(cover).Zh}“{Name(cover)}”还有 {hours} 小时收回", $"Temporary {Kind(cover).En} \"{Name(cover)}\" ends in {hours} h"),
                Whose(cover));
        }
    }

    /// <summary>To who had it and who gave it: it was taken back.</summary>
    public void Ended(IWriteSession session, CoverRow cover)
    {
        foreach (var agentId in Concerned(cover))
        {
            Post(
                session, agentId, cover.AgentId,
                new LocalizedText($"临时{Kind(cover).Zh}“{Name(cover)}”已到期收回", $"Temporary {Kind(cover).En} \"{Name(cover)}\" has ended"),
                Whose(cover));
        }
    }

    /// <summary>To the account and to those who look after it: it ends soon.</summary>
    public void AccountEnding(IWriteSession session, long agentId, long endsAt)
    {
        var hours = Hours(endsAt);
        var name = NameOf(session, agentId);
        Post(session, agentId, agentId, new LocalizedText($"你的账号还有 {hours} 小时到期，到期后自动停用", $"Your account ends in {hours} h and is disabled then"), null);
        foreach (var manager in Managers(session, agentId))
        {
            Post(
                session, manager, agentId,
                new LocalizedText($"账号“{name}”还有 {hours} 小时到期", $"The account \"{name}\" ends in {hours} h"),
                new LocalizedText("到期后自动停用。需要续用就改期限。", "It is disabled then. Set another end to keep it."));
        }
    }

    /// <summary>To those who look after the account: it has ended.</summary>
    public void AccountEnded(IWriteSession session, long agentId)
    {
        var name = NameOf(session, agentId);
        foreach (var manager in Managers(session, agentId))
            Post(session, manager, agentId, new LocalizedText($"账号“{name}”已到期停用", $"The account \"{name}\" has ended and is disabled"), null);
    }

    private void Post(IWriteSession session, long to, long about, LocalizedText title, LocalizedText? body) => notices.Post(
        session,
        new NewNotice(
            NoticeKinds.System, to, title, body,
            to == about ? "/me" : string.Create(CultureInfo.InvariantCulture, $"/settings/agents/{about}/cover")));

    private IReadOnlyList<long> Managers(IWriteSession session, long agentId) =>
        AccountKeepers.Of(session.Connection, agentId, Permissions.AgentsCover, clock.Milliseconds());

    private long Hours(long until) => Math.Max(1, (long)Math.Round((until - clock.Milliseconds()) / 3_600_000d));

    private static IEnumerable<long> Concerned(CoverRow cover) => new[] { cover.AgentId, cover.GivenById ?? cover.AgentId }.Distinct();

    private static LocalizedText Whose(CoverRow cover) => new($"账号：{cover.AgentName}。原因：{cover.Reason}", $"Account: {cover.AgentName}. Reason: {cover.Reason}");

    private static string Name(CoverRow cover) => cover.ObjectName ?? "–";

    private static LocalizedText Kind(CoverRow cover) => cover.Kind switch
    {
        CoverKinds.Role => new LocalizedText("角色", "role"),
        CoverKinds.Group => new LocalizedText("接待组", "group"),
        _ => new LocalizedText("渠道账号", "channel account"),
    };

    private static string NameOf(IWriteSession session, long agentId) =>
        session.Connection.ExecuteScalar<string?>("select display_name from agents where id = @agentId", new { agentId }) ?? "–";
}
