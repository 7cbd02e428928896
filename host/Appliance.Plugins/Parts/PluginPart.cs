using Appliance.Plugins.Calls;

namespace Appliance.Plugins.Parts;

/// <summary>
/// An object of a plugin together with the way to call it. Whoever keeps it keeps no plugin: when the run has ended the
/// object is let go, so that its load context can be freed.
/// </summary>
internal sealed class PluginPart<T>(PluginCalls calls, CircuitBreaker? breaker, T value) : IReleasable
    where T : class
{
    private T? _value = value;

    public CircuitBreaker? Breaker => breaker;

    public Task<CallResult<TResult>> CallAsync<TResult>(
        string name, TimeSpan limit, Func<T, CancellationToken, Task<TResult>> call, CancellationToken cancellationToken, bool counts = true, bool afterStop = false) =>
        calls.RunAsync(
            name,
            limit,
            counts ? breaker : null,
            end => call(Volatile.Read(ref _value) ?? throw new ObjectDisposedException(name), end),
            cancellationToken,
            afterStop);

    public void Release() => Volatile.Write(ref _value, null);
}
