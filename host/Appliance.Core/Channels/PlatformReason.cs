using System.Diagnostics.CodeAnalysis;
using Appliance.Sdk;

namespace Appliance.Core.Channels;

/// <summary>What a plugin says of a failure, as it is kept: both languages, each within its length.</summary>
internal static class PlatformReason
{
    private const int Longest = 500;

    /// <summary>The plugin's words, else its code, else that it said nothing.</summary>
    public static LocalizedText Of(LocalizedText? words, string? code) => Kept(words)
        ?? (string.IsNullOrWhiteSpace(code) ? new("渠道没有说明原因", "The channel gave no reason") : Kept(new(code, code)));

    /// <summary>For the database; null stays null.</summary>
    public static string? Stored(LocalizedText? words) => Kept(words) is { } kept ? StoredJson.Write(kept) : null;

    public static LocalizedText? Read(string? stored) => stored is null ? null : StoredJson.Read<LocalizedText>(stored);

    // A plugin is compiled without our null checks; one language stands in for the other.
    [return: NotNullIfNotNull(nameof(words))]
    private static LocalizedText? Kept(LocalizedText? words) =>
        words is null ? null : new LocalizedText(Cut(words.Zh ?? words.En ?? ""), Cut(words.En ?? words.Zh ?? ""));

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
