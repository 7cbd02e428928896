namespace Appliance.Benchmarks.Load;

/// <summary>What a run brought: durable messages a second, and how long each took to be durable.</summary>
internal sealed record LoadResult(double PerSecond, Latencies Durable);
