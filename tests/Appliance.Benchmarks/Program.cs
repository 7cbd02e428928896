using System.Globalization;
using Appliance.Benchmarks;
using Appliance.Benchmarks.Floor;

if (args is ["floor", var port, var folder])
{
    await FloorServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), folder);
    return;
}

var seconds = args is ["--seconds", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 10;
await new MessageBenchmark(TimeSpan.FromSeconds(seconds)).RunAsync(CancellationToken.None);
