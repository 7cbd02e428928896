using Appliance.Core.Accounts.Import;

namespace Appliance.Core.Tests.Accounts.Import;

/// <summary>What the tests of imports share: files of bytes and the way from upload to result.</summary>
internal static class ImportWorld
{
    public static Task<ImportView> CheckAsync(this AccountsCore core, string csv, ImportOptions? options = null, Actor? actor = null) =>
        core.CheckAsync(System.Text.Encoding.UTF8.GetBytes(csv), options, actor);

    /// <summary>Uploads and waits for the verdict.</summary>
    public static async Task<ImportView> CheckAsync(this AccountsCore core, byte[] file, ImportOptions? options = null, Actor? actor = null)
    {
        using var stream = new MemoryStream(file);
        var started = await core.Get<AgentImports>().StartAsync(actor ?? core.Admin, "agents.csv", stream, options ?? new ImportOptions(), CancellationToken.None);
        Assert.IsFalse(started.IsRefused, started.Refusal?.Code);
        return await core.UntilAsync(started.Value.Id, actor, ImportStates.Ready, ImportStates.Refused, ImportStates.Failed);
    }

    /// <summary>Confirms and waits for the end.</summary>
    public static async Task<ImportView> CommitAsync(this AccountsCore core, string id, Actor? actor = null)
    {
        var begun = core.Get<AgentImports>().Commit(actor ?? core.Admin, id);
        Assert.IsFalse(begun.IsRefused, begun.Refusal?.Code);
        return await core.UntilAsync(id, actor, ImportStates.Done, ImportStates.Refused, ImportStates.Failed, ImportStates.Stopped);
    }

    public static string[] Codes(this ImportView import) => [.. import.Faults.Select(fault => $"{fault.Row}:{fault.Column} {fault.Code}")];

    /// <summary>A work of its own runs behind; there is no signal to wait for but what everybody polls.</summary>
    private static async Task<ImportView> UntilAsync(this AccountsCore core, string id, Actor? actor, params string[] states)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var view = core.Get<AgentImports>().Get(actor ?? core.Admin, id).Value!;
            if (states.Contains(view.State))
                return view;
            await Task.Delay(20, deadline.Token);
        }
    }
}
