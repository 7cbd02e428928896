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

    /// <summary>The same agent as customers see them.</summary>
    public AgentSummary ForVisitor() => this with { Name = Nickname ?? Name };

    internal static AgentSummary From(long id, string? name, string? nickname, long? avatarFileId) =>
        new(id, name ?? "", avatarFileId is { } file ? string.Create(CultureInfo.InvariantCulture, $"/api/v1/files/{file}") : null)
        {
            Nickname = nickname,
        };

    internal static AgentSummary From(AgentCard card) => From(card.Id, card.DisplayName, card.Nickname, card.AvatarFileId);
}
