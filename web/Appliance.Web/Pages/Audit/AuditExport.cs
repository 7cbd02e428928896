using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Web.Pages.SignIns;

namespace Appliance.Web.Pages.Audit;

/// <summary>Audit log and sign-in log as CSV in the reader's language. Each export is an entry of the audit log itself.</summary>
public sealed class AuditExport(AuditReader audit, SignInReader signIns, AuditRecorder recorder, AuditWords words, Texts texts, PageTime time)
{
    /// <summary>More rows than this in one file would keep the server busy; whoever has them narrows the time.</summary>
    public const int Most = 50_000;

    /// <summary>Needs <c>audit.view</c> and <c>audit.export</c>. Refused: forbidden.</summary>
    public async Task<Result<byte[]>> AuditAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AuditExport))
            return Refusal.Forbidden(Permissions.AuditExport);
        var csv = new CsvText().Row(
            [texts["编号"], texts["时间"], texts["操作人"], texts["方式"], texts["地址"], texts["操作"], texts["代码"], texts["对象"], texts["改动"]]);
        var rows = await ExportAsync(
            page => audit.List(actor, filter, page),
            entry => csv.Row(
            [
                entry.Id.ToString(CultureInfo.InvariantCulture), time.Exact(entry.At), words.Who(entry), words.By(entry), entry.Address ?? "", AuditWords.Action(entry.Action), entry.Action,
                words.Thing(entry), string.Join(Texts.Choose("；", "; "), words.Changes(entry).Select(change => change.Line)),
            ]));
        return rows.IsRefused ? rows.Refusal : await FinishAsync(actor, "audit.exported", rows.Value, csv, cancellationToken);
    }

    /// <summary>Needs <c>signIns.view</c> and <c>audit.export</c>. Refused: forbidden.</summary>
    public async Task<Result<byte[]>> SignInsAsync(Actor actor, SignInFilter filter, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AuditExport))
            return Refusal.Forbidden(Permissions.AuditExport);
        var csv = new CsvText().Row([texts["时间"], texts["登录名"], texts["账号"], texts["结果"], texts["地址"], texts["设备"]]);
        var rows = await ExportAsync(
            page => signIns.List(actor, filter, page),
            entry => csv.Row(
                [time.Exact(entry.At), entry.Login, words.Agent(entry.AgentId), SignInWords.Outcome(entry.Outcome, texts), entry.Address ?? "", entry.UserAgent ?? ""]));
        return rows.IsRefused ? rows.Refusal : await FinishAsync(actor, "signIns.exported", rows.Value, csv, cancellationToken);
    }

    private static async Task<Result<int>> ExportAsync<T>(Func<PageRequest, Result<Page<T>>> read, Action<T> write)
    {
        var count = 0;
        string? cursor = null;
        do
        {
            var page = read(new PageRequest(PageRequest.MaxLimit, cursor));
            if (page.IsRefused)
                return page.Refusal;
            foreach (var item in page.Value.Items)
                write(item);
            count += page.Value.Items.Count;
            cursor = page.Value.NextCursor;

            // 250 pages are no reason to hold a thread for a second.
            await Task.Yield();
        }
        while (cursor is not null && count < Most);
        return count;
    }

    private async Task<Result<byte[]>> FinishAsync(Actor actor, string action, int rows, CsvText csv, CancellationToken cancellationToken)
    {
        await recorder.RecordAsync(actor, action, null, null, new { rows }, cancellationToken);
        return csv.ToBytes();
    }
}
