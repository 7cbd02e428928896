using System.Globalization;
using Appliance.Core.Notices;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Tells those who manage accounts which ones failed: one notice each for all that were checked in one go.</summary>
internal sealed class OnBoardingNotices(IDatabase database, AgentDirectory agents, NoticeService notices, TimeProvider clock)
{
    /// <summary>Whom it concerns is found by reading; only the notices are written.</summary>
    public async Task PostAsync(IReadOnlyCollection<long> failed, CancellationToken cancellationToken)
    {
        if (failed.Count == 0)
            return;
        var concerned = database.Read(connection => AccountKeepers.Of(connection, failed, Permissions.AgentsEdit, clock.Milliseconds()));
        var all = concerned.Select(manager => Notice(manager.Key, manager.Value)).ToList();
        await database.WriteAsync(
            session =>
            {
                foreach (var notice in all)
                    notices.Post(session, notice);
            },
            cancellationToken);
    }

    private NewNotice Notice(long manager, IReadOnlyList<long> failed)
    {
        if (failed is [var one])
        {
            var name = agents.Find(one)?.DisplayName ?? "–";
            return new NewNotice(
                NoticeKinds.System, manager,
                new LocalizedText($"“{name}”没有通过上岗验收", $"\"{name}\" did not pass the on-boarding check"),
                Link: string.Create(CultureInfo.InvariantCulture, $"/settings/agents/{one}/check"));
        }
        return new NewNotice(
            NoticeKinds.System, manager,
            new LocalizedText($"{failed.Count} 个账号没有通过上岗验收", $"Accounts that did not pass the on-boarding check: {failed.Count}"),
            Link: "/settings/on-boarding?failed=true");
    }
}
