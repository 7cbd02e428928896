namespace Appliance.Storage.Tests.Testing;

/// <summary>Holds the writer inside a piece of work, so that what is queued meanwhile shares the next transaction.</summary>
internal sealed class WriterGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _piece;

    private WriterGate(IDatabase database)
    {
        _piece = database.WriteAsync(
            _ =>
            {
                _entered.TrySetResult();
                _open.Wait(TimeSpan.FromSeconds(30));
            },
            CancellationToken.None);
    }

    public static async Task<WriterGate> CloseAsync(IDatabase database)
    {
        var gate = new WriterGate(database);
        await gate._entered.Task;
        return gate;
    }

    public Task OpenAsync()
    {
        _open.Set();
        return _piece;
    }

    public void Dispose()
    {
        _open.Set();
        _open.Dispose();
    }
}
