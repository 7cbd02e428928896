using System.Diagnostics;
using Appliance.Plugins.Tests.Support;

namespace Appliance.Plugins.Tests.Supervision;

/// <summary>A process with the plugin host and the plugin that tries to end it; its folders stay from start to start.</summary>
public sealed class PluginProgram : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly string _root = Fixtures.NewFolder();
    private Process? _process;

    public PluginProgram()
    {
        Fixtures.Copy("EndsProcess", Path.Combine(_root, "plugins", "ends-process"));
    }

    public Task StartAsync(string way)
    {
        _process?.Dispose();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "PluginProgram.dll"), Path.Combine(_root, "plugins"), Path.Combine(_root, "data") },
            Environment = { ["FIXTURE_WAY"] = way, ["DOTNET_DbgEnableMiniDump"] = "0" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        return Task.CompletedTask;
    }

    /// <summary>Reads lines until one begins so; it is returned.</summary>
    public async Task<string> ReadUntilAsync(string beginning)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await _process!.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line;
        }

        throw new AssertFailedException($"The program ended without a line that begins with \"{beginning}\".");
    }

    public Task WriteAsync(string line) => _process!.StandardInput.WriteLineAsync(line);

    public async Task<int> WaitAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public Task<int> EndAsync()
    {
        _process!.StandardInput.Close();
        return WaitAsync();
    }

    public Task KillAsync()
    {
        _process!.Kill();
        return WaitAsync();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
