using System.Collections.Concurrent;
using Appliance.Core.Audit;
using Appliance.Core.Spreadsheets;
using Appliance.Storage;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.Import;

/// <summary>
/// Imports of agents: a file is read and checked, its preview confirmed, and everything saved at once or nothing. One
/// a person, kept in memory for an hour. All needs <c>agents.import</c> and <c>agents.edit</c>.
/// </summary>
public sealed class AgentImports(IDatabase database, AuditLog audit, ActorResolver actors, TimeProvider clock, ILogger<AgentImports> logger) : IDisposable
{
    private const int MostJobs = 8;
    private const int MostFaults = 5000;
    private const int ShownFaults = 500;
    private const int ShownRows = 50;
    private const int CheckStep = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, ImportJob> _jobs = new();
    private readonly ImportWriter _writer = new(database, audit, clock);

    /// <summary>Takes a file and begins to read it; the person's former import goes. Refused: forbidden, invalid (file), too_large, busy.</summary>
    public async Task<Result<ImportView>> StartAsync(Actor actor, string? fileName, Stream content, ImportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (Denied(actor) is { } denied)
            return denied;
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > SheetLimits.FileBytes)
                return new Refusal(RefusalKind.TooLarge, "file_too_large");
            buffer.Write(chunk, 0, read);
        }

        if (buffer.Length == 0)
            return Refusal.Invalid("file", "file_empty");
        Forget(actor);
        if (_jobs.Count >= MostJobs)
            return new Refusal(RefusalKind.Unavailable, "busy", RetryAfter: TimeSpan.FromMinutes(1));
        var job = new ImportJob(OpaqueToken.New(128), actor.AgentId ?? 0, Files.FileNames.Clean(fileName), buffer.ToArray(), options, clock.GetUtcNow());
        _jobs[job.Id] = job;
        _ = Task.Run(() => Guard(job, () => Check(job, actor)), CancellationToken.None);
        return job.View(ShownFaults, ShownRows);
    }

    /// <summary>Where it stands. Refused: forbidden, not_found (another person's, or an hour old).</summary>
    public Result<ImportView> Get(Actor actor, string id)
    {
        if (Denied(actor) is { } denied)
            return denied;
        return Find(actor, id) is { } job ? job.View(ShownFaults, ShownRows) : Refusal.NotFound;
    }

    /// <summary>
    /// Saves what was checked, after checking it once more; the answer comes at once, <see cref="Get"/> tells how far it
    /// is. Refused: forbidden, not_found, not_ready (409).
    /// </summary>
    public Result<ImportView> Commit(Actor actor, string id)
    {
        if (Denied(actor) is { } denied)
            return denied;
        if (Find(actor, id) is not { } job)
            return Refusal.NotFound;
        if (job.State != ImportStates.Ready || !job.TryBeginSaving())
            return Refusal.Conflict("not_ready");
        (job.State, job.Done, job.Total) = (ImportStates.Saving, 0, job.Rows.Count);
        _ = Task.Run(() => GuardAsync(job, () => SaveAsync(job, actor)), CancellationToken.None);
        return job.View(ShownFaults, ShownRows);
    }

    /// <summary>Stops an import, where it has not been saved; nothing is changed then. Refused: forbidden, not_found.</summary>
    public Refusal? Stop(Actor actor, string id)
    {
        if (Denied(actor) is { } denied)
            return denied;
        if (Find(actor, id) is not { } job)
            return Refusal.NotFound;
        job.Stop();
        if (job.State is ImportStates.Ready or ImportStates.Refused)
            job.State = ImportStates.Stopped;
        return null;
    }

    /// <summary>Logins with their start codes, once saved. Refused: forbidden, not_found.</summary>
    public Result<IReadOnlyList<ImportResultRow>> Results(Actor actor, string id)
    {
        if (Denied(actor) is { } denied)
            return denied;
        return Find(actor, id) is { Results.Count: > 0 } job ? Result.Of(job.Results) : Refusal.NotFound;
    }

    /// <summary>All faults, at most 5,000. Refused: forbidden, not_found.</summary>
    public Result<IReadOnlyList<SheetFault>> Faults(Actor actor, string id)
    {
        if (Denied(actor) is { } denied)
            return denied;
        return Find(actor, id) is { } job ? Result.Of(job.Faults) : Refusal.NotFound;
    }

    /// <summary>Takes away what the process left half done when it ended. Called at the start.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await _writer.AbandonAllAsync(cancellationToken);
        await _writer.CleanAsync(cancellationToken);
    }

    public void Dispose()
    {
        foreach (var job in _jobs.Values)
            job.Stop();
    }

    private static Refusal? Denied(Actor actor) =>
        !actor.May(Permissions.AgentsImport) ? Refusal.Forbidden(Permissions.AgentsImport)
        : !actor.May(Permissions.AgentsEdit) ? Refusal.Forbidden(Permissions.AgentsEdit)
        : null;

    private ImportJob? Find(Actor actor, string id) =>
        _jobs.TryGetValue(id, out var job) && job.AgentId == (actor.AgentId ?? 0) && clock.GetUtcNow() - job.StartedAt < Kept ? job : null;

    // One that is being saved goes on; its result is the next to go.
    private void Forget(Actor actor)
    {
        foreach (var job in _jobs.Values.Where(job => job.State != ImportStates.Saving
            && (job.AgentId == (actor.AgentId ?? 0) || clock.GetUtcNow() - job.StartedAt >= Kept)))
        {
            job.Stop();
            _jobs.TryRemove(job.Id, out _);
        }
    }

    private void Check(ImportJob job, Actor actor)
    {
        var sheet = new List<SheetRow>();
        foreach (var row in SheetReader.Read(job.Content, job.Options.Encoding))
        {
            job.Stopping.ThrowIfCancellationRequested();
            sheet.Add(row);
            job.Done = sheet.Count;
        }

        job.Content = [];
        (job.State, job.Done, job.Total) = (ImportStates.Checking, 0, sheet.Count);
        (job.Rows, job.Faults) = database.Read(connection => Examine(job, new ImportCheck(connection, actor, job.Options), sheet));
        job.State = job.Faults.Count == 0 ? ImportStates.Ready : ImportStates.Refused;
    }

    private static (IReadOnlyList<ImportRow> Rows, IReadOnlyList<SheetFault> Faults) Examine(ImportJob job, ImportCheck check, List<SheetRow> sheet)
    {
        var head = sheet.FirstOrDefault(row => !row.IsBlank);
        if (head is null)
            return ([], [new SheetFault(0, 0, SheetFaults.Empty)]);
        var columns = check.Head(head);
        var rows = new List<ImportRow>();
        var isReadable = columns.ContainsKey(ImportColumns.Login);
        foreach (var row in sheet.Skip(sheet.IndexOf(head) + 1).Where(row => !row.IsBlank))
        {
            job.Stopping.ThrowIfCancellationRequested();
            if (!isReadable)
                check.Faults.AddRange(row.Faults);
            else if (row.Faults is [{ Column: 0 }])
                check.Faults.AddRange(row.Faults);
            else if (check.Row(row, columns, head.Cells.Count) is { } made)
                rows.Add(made);
            if (row.Number % CheckStep == 0)
                job.Done = row.Number;
            if (check.Faults.Count >= MostFaults)
                break;
        }

        if (rows.Count == 0 && check.Faults.Count == 0)
            check.Faults.Add(new SheetFault(head.Number, 0, ImportFaults.NoRows));
        return check.Faults.Count > 0 ? ([], [.. check.Faults.OrderBy(fault => fault.Row).ThenBy(fault => fault.Column)]) : (rows, []);
    }

    private async Task SaveAsync(ImportJob job, Actor actor)
    {
        var start = clock.GetTimestamp();
        var codes = job.Rows.Where(row => row.Before is null).ToDictionary(row => row.Number, _ => StartCode());
        var importId = await _writer.BeginAsync(actor, job.FileName, job.Stopping);
        try
        {
            await _writer.AddAsync(importId, actor, job.Rows, codes, done => job.Done = done, job.Stopping);

            // Rights may have been taken from the importer since the preview; what they hold now must still do.
            if (actors.Refresh(actor) is not { } now || Denied(now) is not null || !StillMay(now, job))
                await GiveUpAsync(job, importId, ImportFaults.OutOfReach);
            else if (await _writer.PublishAsync(importId, now, job.Rows, job.Stopping) is { } refusal)
                await GiveUpAsync(job, importId, refusal.Code);
            else
                Finish(job, codes, clock.GetElapsedTime(start));
        }
        catch
        {
            await _writer.AbandonAsync(importId, CancellationToken.None);
            throw;
        }
        finally
        {
            actors.Forget();
            await _writer.CleanAsync(CancellationToken.None);
        }
    }

    // A cell that begins with a minus sign would get an apostrophe in the result file, and the code would be another.
    private static string StartCode()
    {
        string code;
        do
        {
            code = OpaqueToken.New(128);
        }
        while (code[0] == '-');
        return code;
    }

    private static void Finish(ImportJob job, Dictionary<int, string> codes, TimeSpan took)
    {
        job.Results = [.. job.Rows.Select(row => new ImportResultRow(
            row.Number, row.After.Row.Login, row.After.Row.DisplayName, codes.GetValueOrDefault(row.Number)))];
        job.Took = took;
        job.State = ImportStates.Done;
    }

    private async Task GiveUpAsync(ImportJob job, long importId, string code)
    {
        await _writer.AbandonAsync(importId, CancellationToken.None);
        job.Faults = [new SheetFault(0, 0, code)];
        job.State = ImportStates.Refused;
    }

    private bool StillMay(Actor actor, ImportJob job) => database.Read(connection =>
    {
        var permits = new ImportPermits(connection, actor);
        return job.Rows.All(row => (row.Before is null || permits.MayReach(row.Before.Row.Id))
            && permits.MayGrant(row.After.RoleIds, AccountLimit.Of(row.After)) && (row.Before is not null || permits.MayPlace(row.After.Row.DepartmentId, row.After.GroupIds)));
    });

    private void Guard(ImportJob job, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            Fail(job, exception);
        }
    }

    private async Task GuardAsync(ImportJob job, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            Fail(job, exception);
        }
    }

    private void Fail(ImportJob job, Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            job.State = ImportStates.Stopped;
            return;
        }

        logger.LogError(exception, "An import of agents failed; nothing was changed");
        job.State = ImportStates.Failed;
    }
}
