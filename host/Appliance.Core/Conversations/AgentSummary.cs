using System.Globalization;
using System.Text.Json.Serialization;
using Appliance.Core.Accounts;

namespace Appliance.Core.Conversations;

/// <summary>The agent as a message shows them.</summary>
/// <param name="Id">The agent's id.</param>
/// <param name="Name">Display name for colleagues; for customers the nickname.</param>
/// <param name="Avatar">Address of the picture.</param>
public sealed record AgentSummary(long Id, string Name, string? Avatar)
{
    /// <summary>The name that customers see.</summary>
    [JsonIgnore]
    public string? Nickname { get; init; }

    /// <summary>When the account went to somebody else, whose name it has now; left out for who has it today.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The same agent as customers see them.</summary>
    public AgentSummary ForVisitor() => this with { Name = Nickname ?? Name, HeldUntil = null };

    internal static AgentSummary From(long id, string? name, string? nickname, long? avatarFileId, long? heldUntil = null) =>
        new(id, name ?? "", avatarFileId is { } file ? string.Create(CultureInfo.InvariantCulture, $"/api/v1/files/{file}") : null)
        {
            Nickname = nickname,
            HeldUntil = StoredTime.From(heldUntil),
        };

    internal static AgentSummary From(AgentCard card) => From(card.Id, card.DisplayName, card.Nickname, card.AvatarFileId);
}
