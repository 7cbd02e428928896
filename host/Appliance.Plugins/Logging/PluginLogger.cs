using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Logging;

/// <summary>A plugin's typed logger: all of them write to the one log of the plugin.</summary>
internal sealed class PluginLogger<T>(ILogger log) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => log.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        log.Log(logLevel, eventId, state, exception, formatter);
}
