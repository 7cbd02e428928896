namespace Appliance.Sdk.Reporting;

/// <summary>Something one may choose.</summary>
/// <param name="Id">Stable, unique within the report: <c>[a-zA-Z0-9_]</c>, 1–40 characters.</param>
/// <param name="Name">Its label.</param>
/// <param name="Kind">Text, Agent, Group or ChannelAccount: one or several of them may be chosen, none means all. Text offers <see cref="Options"/>.</param>
public sealed record ReportParameter(string Id, LocalizedText Name, ReportValueKind Kind)
{
    /// <summary>For text: value → label, the first is the default. Exactly one is chosen.</summary>
    public IReadOnlyList<KeyValuePair<string, LocalizedText>> Options { get; init; } = [];
}
