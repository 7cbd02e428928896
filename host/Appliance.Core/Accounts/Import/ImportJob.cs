using Appliance.Core.Spreadsheets;

namespace Appliance.Core.Accounts.Import;

/// <summary>One import between upload and result. What a reader sees of it is a snapshot that is replaced as a whole.</summary>
internal sealed class ImportJob(string id, long agentId, string fileName, byte[] content, ImportOptions options, DateTimeOffset startedAt) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _phase;

    public string Id => id;

    public long AgentId => agentId;

    public string FileName => fileName;

    public ImportOptions Options => options;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>The file; let go when it has been read.</summary>
    public byte[] Content { get; set; } = content;

    public CancellationToken Stopping => _stop.Token;

    public string State { get; set; } = ImportStates.Reading;

    public int Done { get; set; }

    public int Total { get; set; }

    public IReadOnlyList<SheetFault> Faults { get; set; } = [];

    public IReadOnlyList<ImportRow> Rows { get; set; } = [];

    public IReadOnlyList<ImportResultRow> Results { get; set; } = [];

    public TimeSpan? Took { get; set; }

    /// <summary>True for the first call alone: two confirmations save once.</summary>
    public bool TryBeginSaving() => Interlocked.CompareExchange(ref _phase, 1, 0) == 0;

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    public ImportView View(int faults, int preview) => new(
        id, fileName, State, Done, Total, Rows.Count(row => row.Before is null), Rows.Count(row => row.Before is not null),
        Faults.Count, [.. Faults.Take(faults)],
        [.. Rows.Take(preview).Select(row => new ImportPreviewRow(
            row.Number, row.Before is null, row.After.Row.Login, row.After.Row.DisplayName, row.After.Row.DepartmentId, row.After.GroupIds, row.After.RoleIds, row.After.Row.Capacity))],
        Faults.Any(fault => fault.Code == SheetFaults.EncodingGb18030), (long?)Took?.TotalMilliseconds, Results.Count > 0);
}
