using System.Globalization;
using Appliance.Benchmarks;
using Appliance.Benchmarks.Floor;

if (args is ["floor", var port, var folder])
{
    await FloorServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), folder);
    return;
}

var seconds = 10;
int[] senders = [1, 8, 64];
for (var i = 0; i + 1 < args.Length; i += 2)
{
    if (args[i] == "--seconds")
        seconds = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
    else if (args[i] == "--senders")
        senders = [.. args[i + 1].Split(',').Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
}

await new MessageBenchmark(TimeSpan.FromSeconds(seconds), senders).RunAsync(CancellationToken.None);
