using System.Globalization;
using Appliance.Benchmarks.Floor;
using Appliance.Benchmarks.Load;
using Appliance.Benchmarks.Product;

namespace Appliance.Benchmarks;

/// <summary>Message in → durable → pushed to an agent's connection, beside its limit measured in the same run.</summary>
internal sealed class MessageBenchmark(TimeSpan duration, int[] steps)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var floor = await FloorProcess.StartAsync(cancellationToken);
        await using var product = await ProductUnderLoad.StartAsync(steps[^1], cancellationToken);
        var bare = Enumerable.Range(0, steps[^1]).Select(number => new MessageSender(floor.Address, "/messages", new string('t', 43), number)).ToArray();

        await ClosedLoop.RunAsync(bare, WarmUp, null, cancellationToken);
        await ClosedLoop.RunAsync(product.Senders, WarmUp, null, cancellationToken);

        Print("| senders | floor: msg/s | floor: durable p50 / p99 | product: msg/s | product: durable p50 / p99 | ratio | seen by the agent p50 / p99 | floor / product: server CPU a message |");
        Print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        double most = 0;
        foreach (var count in steps)
        {
            var bareCpu = floor.CpuTime;
            var limit = await ClosedLoop.RunAsync(bare[..count], duration, null, cancellationToken);
            bareCpu = floor.CpuTime - bareCpu;
            var productCpu = product.CpuTime;
            var result = await ClosedLoop.RunAsync([.. product.Senders.Take(count)], duration, product.Sending, cancellationToken);
            productCpu = product.CpuTime - productCpu;
            var (seen, unseen) = await product.SeenAsync(cancellationToken);
            most = result.PerSecond;
            Print($"| {count} | {limit.PerSecond:N0} | {limit.Durable.Describe()} | {result.PerSecond:N0} | {result.Durable.Describe()} | {result.PerSecond / limit.PerSecond:P0} | {seen.Describe()}{Missed(unseen)} | {bareCpu.TotalMicroseconds / limit.Durable.Count:N0} / {productCpu.TotalMicroseconds / result.Durable.Count:N0} µs |");
        }

        Print("");
        await PacedAsync(product, 10, cancellationToken);
        await PacedAsync(product, most / 2, cancellationToken);
        foreach (var sender in bare)
            sender.Dispose();
    }

    private async Task PacedAsync(ProductUnderLoad product, double rate, CancellationToken cancellationToken)
    {
        var result = await OpenLoop.RunAsync(product.Senders, rate, duration, product.Sending, cancellationToken);
        var (seen, unseen) = await product.SeenAsync(cancellationToken);
        Print($"At {rate:N0} messages a second ({result.PerSecond:N0} sent): durable p50 / p99 {result.Durable.Describe()}, seen by the agent {seen.Describe()}{Missed(unseen)}");
    }

    private static string Missed(int unseen) => unseen == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({unseen} not seen)");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Print(string line) => Console.WriteLine(line);
}
