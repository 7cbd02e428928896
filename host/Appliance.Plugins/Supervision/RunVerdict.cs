namespace Appliance.Plugins.Supervision;

/// <summary>What the end of the last run means for this one.</summary>
/// <param name="Quarantine">Plugins that ended the process twice → why, in words.</param>
/// <param name="Suspects">Plugins that were being started when it ended, or were accused before: started alone, one after another.</param>
/// <param name="SafeMode">Three unexplained ends in a row soon after the start: only shipped plugins run.</param>
/// <param name="CrashFile">Where the last crash text was kept; null when there was none.</param>
internal sealed record RunVerdict(IReadOnlyDictionary<string, string> Quarantine, IReadOnlySet<string> Suspects, bool SafeMode, string? CrashFile)
{
    public static RunVerdict Nothing { get; } = new(new Dictionary<string, string>(), new HashSet<string>(), false, null);
}
