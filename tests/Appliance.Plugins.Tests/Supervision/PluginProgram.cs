using System.Diagnostics;
using Appliance.Plugins.Tests.Support;

namespace Appliance.Plugins.Tests.Supervision;

/// <summary>A process with the plugin host and the plugin that tries to end it; its folders stay from start to start.</summary>
public sealed class PluginProgram : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly string root = Fixtures.NewFolder();
    private Process? process;

    public PluginProgram()
    {
        Fixtures.Copy("EndsProcess", Path.Combine(root, "plugins", "ends-process"));
    }

    public Task StartAsync(string way)
    {
        process?.Dispose();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "PluginProgram.dll"), Path.Combine(root, "plugins"), Path.Combine(root, "data") },
            Environment = { ["FIXTURE_WAY"] = way, ["DOTNET_DbgEnableMiniDump"] = "0" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return Task.CompletedTask;
    }

    /// <summary>Reads lines until one begins so; it is returned.</summary>
    public async Task<string> ReadUntilAsync(string beginning)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await process!.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line;
        }

        throw new AssertFailedException($"The program ended without a line that begins with \"{beginning}\".");
    }

    public Task WriteAsync(string line) => process!.StandardInput.WriteLineAsync(line);

    public async Task<int> WaitAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await process!.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public Task<int> EndAsync()
    {
        process!.StandardInput.Close();
        return WaitAsync();
    }

    public Task KillAsync()
    {
        process!.Kill();
        return WaitAsync();
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
            process.Kill();
        process?.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
