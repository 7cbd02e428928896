using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Appliance.Testing;

/// <summary>The real program as a process of its own, on a loopback port and a data folder of the test's.</summary>
public sealed partial class ApplianceProcess : IAsyncDisposable
{
    public const string Password = "Correct-horse-7";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);

    private readonly string[] _settings;
    private readonly int _port;
    private readonly bool _ownsData;
    private readonly List<string> _output = [];
    private IReadOnlyDictionary<string, string> _environment = new Dictionary<string, string>();
    private Process? _process;

    private ApplianceProcess(string dataFolder, bool ownsData, string[] settings)
    {
        DataFolder = dataFolder;
        _ownsData = ownsData;
        _settings = settings;
        _port = FreePort();
        Address = new Uri($"http://127.0.0.1:{_port}");
    }

    public string DataFolder { get; }

    public Uri Address { get; }

    public int ProcessId => _process!.Id;

    public bool HasExited => _process is null or { HasExited: true };

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>Starts it with a demo company and waits until it is ready.</summary>
    public static async Task<ApplianceProcess> StartAsync(CancellationToken cancellationToken) => await StartAsync(null, [], cancellationToken);

    /// <summary>The same on a data folder of the caller's, with settings of its own.</summary>
    public static async Task<ApplianceProcess> StartAsync(string? dataFolder, string[] settings, CancellationToken cancellationToken)
    {
        var folder = dataFolder ?? Directory.CreateTempSubdirectory("appliance-").FullName;
        var server = new ApplianceProcess(folder, dataFolder is null, settings);
        await server.StartAgainAsync(cancellationToken);
        return server;
    }

    /// <summary>The same with variables of the environment, for plugins that read them.</summary>
    public static async Task<ApplianceProcess> StartAsync(string[] settings, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var server = new ApplianceProcess(Directory.CreateTempSubdirectory("appliance-").FullName, ownsData: true, settings) { _environment = environment };
        await server.StartAgainAsync(cancellationToken);
        return server;
    }

    /// <summary>Starts it on the same data folder and port, after <see cref="KillAsync"/> or <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Program(),
                "--urls", Address.OriginalString,
                "--data", DataFolder,
                "--Setup:Demo", "true",
                "--Setup:AdminPassword", Password,
                "--RateLimits:Enabled", "false",
            },
        };
        foreach (var setting in _settings)
        {
            start.ArgumentList.Add(setting);
        }

        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        _process?.Dispose();
        _process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>Waits until it has ended by itself and returns its exit code.</summary>
    public async Task<int> EndedAsync(CancellationToken cancellationToken)
    {
        await _process!.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power cut would end the process: SIGKILL, no warning.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Ends it with SIGTERM and returns its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        _ = SendSignal(_process!.Id, 15);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync(CancellationToken.None);
        }

        _process?.Dispose();
        if (_ownsData)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    /// <summary>Runs a command of the program (<c>doctor</c>, <c>backup</c> …) and returns its exit code and output.</summary>
    public static async Task<(int ExitCode, string Output)> CommandAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Where the build has laid the plugins that the product ships.</summary>
    public static string ShippedPlugins => Path.Combine(Path.GetDirectoryName(Program())!, "plugins");

    private static string Program()
    {
        var configuration = typeof(ApplianceProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        return Path.Combine(Repository.Root, "host", "Appliance.Host", "bin", configuration, "net10.0", "appliance.dll");
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(ReadyWithin);
        while (true)
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{Output}");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), deadline.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20, deadline.Token);
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.Add(line);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processId, int signal);
}
