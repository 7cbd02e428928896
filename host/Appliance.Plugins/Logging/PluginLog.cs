using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Logging;

/// <summary>Writes to the host's log and keeps the last 200 lines for the plugin's page.</summary>
internal sealed class PluginLog(ILogger host, TimeProvider time) : ILogger
{
    private const int MaxLines = 200;
    private const int MaxCharacters = 2000;

    private readonly Lock _gate = new();
    private readonly Queue<PluginLogLine> _lines = new();

    public IReadOnlyList<PluginLogLine> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None || host.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // Formatted here: the host's log may write later, when the plugin's types should be gone.
        var text = formatter(state, exception);
        if (exception is not null)
            text += Environment.NewLine + exception;
        if (text.Length > MaxCharacters)
            text = text[..MaxCharacters];
        if (logLevel >= LogLevel.Information)
        {
            lock (_gate)
            {
                _lines.Enqueue(new PluginLogLine(time.GetUtcNow(), logLevel, text));
                if (_lines.Count > MaxLines)
                    _lines.Dequeue();
            }
        }

        host.Log(logLevel, "{PluginText}", text);
    }
}
