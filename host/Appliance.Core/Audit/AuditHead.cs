using System.Globalization;

namespace Appliance.Core.Audit;

/// <summary>How far the audit log went at a moment: with it a cut end, or a log written anew, is found.</summary>
/// <param name="At">When.</param>
/// <param name="Count">Number of entries.</param>
/// <param name="LastId">The last of them; 0 for none.</param>
/// <param name="Hash">Its hash.</param>
public sealed record AuditHead(DateTimeOffset At, long Count, long LastId, string Hash)
{
    /// <summary>As one line of the file of heads.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Count} {LastId} {Hash}");

    internal static AuditHead? TryParse(string line) =>
        line.Split(' ') is [var at, var count, var lastId, { Length: 64 } hash]
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var entries)
        && long.TryParse(lastId, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? new AuditHead(time, entries, last, hash)
            : null;
}
