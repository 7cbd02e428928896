namespace Appliance.Plugins.Supervision;

/// <summary>What is remembered of ends that were nobody's wish.</summary>
internal sealed record CrashNotes
{
    /// <summary>Plugin → times at which a crash text or its lone start marker accused it.</summary>
    public Dictionary<string, List<DateTimeOffset>> Accused { get; init; } = [];

    /// <summary>Plugin → starts in a row that were cut off without a text: a native crash, or a kill.</summary>
    public Dictionary<string, int> CutOff { get; init; } = [];

    /// <summary>Unexplained ends in a row within 60 s of the start.</summary>
    public int EarlyEnds { get; init; }
}
