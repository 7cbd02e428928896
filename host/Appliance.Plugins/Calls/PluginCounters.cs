namespace Appliance.Plugins.Calls;

/// <summary>Counts of one plugin since the server started.</summary>
/// <param name="Calls">Calls made into it.</param>
/// <param name="Failures">Of these, threw.</param>
/// <param name="TimeOuts">Of these, took too long.</param>
/// <param name="Refused">Not made, because it did not run or its circuit was open.</param>
/// <param name="Running">Running now.</param>
/// <param name="Starts">Times it was started.</param>
/// <param name="BackgroundErrors">Exceptions outside of any call.</param>
public sealed record PluginCounters(long Calls, long Failures, long TimeOuts, long Refused, int Running, int Starts, long BackgroundErrors);
