using System.Globalization;
using Appliance.Core.Notices;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Tells those who manage accounts which ones failed: one notice each for all that were checked together.</summary>
internal sealed class OnBoardingNotices(NoticeService notices, TimeProvider clock)
{
    public void Post(IWriteSession session, IReadOnlyList<long> failed)
    {
        var connection = session.Connection;
        var concerned = failed
            .SelectMany(agentId => AccountManagers.Of(connection, agentId, Permissions.AgentsEdit, clock.Milliseconds()).Select(manager => (manager, agentId)))
            .GroupBy(pair => pair.manager, pair => pair.agentId);
        foreach (var manager in concerned)
        {
            var ids = manager.ToList();
            var one = ids.Count == 1;
            var name = one ? connection.ExecuteScalar<string?>("select display_name from agents where id = @id", new { id = ids[0] }) : null;
            notices.Post(session, new NewNotice(
                NoticeKinds.System,
                manager.Key,
                one ? new LocalizedText($"“{name}”没有通过上岗验收", $"\"{name}\" did not pass the on-boarding check")
                    : new LocalizedText($"{ids.Count} 个账号没有通过上岗验收", $"Accounts that did not pass the on-boarding check: {ids.Count}"),
                Link: one ? string.Create(CultureInfo.InvariantCulture, $"/settings/agents/{ids[0]}/check") : "/settings/on-boarding?failed=true"));
        }
    }
}
