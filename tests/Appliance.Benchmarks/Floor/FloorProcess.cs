using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Appliance.Benchmarks.Floor;

/// <summary>This program as the floor's server, in a process of its own like the product.</summary>
internal sealed class FloorProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private FloorProcess(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What the server has used so far of the machine's cores.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<FloorProcess> StartAsync(CancellationToken cancellationToken)
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var folder = Directory.CreateTempSubdirectory("appliance-floor-").FullName;
        string[] arguments = [typeof(FloorProcess).Assembly.Location, "floor", port.ToString(CultureInfo.InvariantCulture), folder];
        var floor = new FloorProcess(Process.Start(new ProcessStartInfo("dotnet", arguments))!, folder, new Uri($"http://127.0.0.1:{port}"));
        using var client = new HttpClient { BaseAddress = floor.Address };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken);
                return floor;
            }
            catch (HttpRequestException) when (attempt < 500)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
