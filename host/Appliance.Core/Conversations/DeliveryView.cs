using System.Text.Json.Serialization;
using Appliance.Sdk;

namespace Appliance.Core.Conversations;

/// <summary>How far a message has got, and why it failed.</summary>
/// <param name="State">One of <see cref="DeliveryStates"/>.</param>
/// <param name="Reasons">In words, in both languages: a live frame goes to readers of either. Null unless it failed.</param>
public sealed record DeliveryView(
    string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LocalizedText? Reasons)
{
    /// <summary>In the reader's language.</summary>
    public string? Reason => Reasons is null ? null : ReadersLanguage.Of(Reasons);
}
