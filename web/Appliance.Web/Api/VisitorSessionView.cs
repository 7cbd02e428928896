using System.Text.Json.Nodes;
using Appliance.Core.Conversations;

namespace Appliance.Web.Api;

/// <summary>The beginning of a visit.</summary>
/// <param name="Token">For <c>Authorization: Bearer</c>.</param>
/// <param name="Customer">The visitor.</param>
/// <param name="Conversation">The open conversation; null when none is.</param>
/// <param name="LastConversation">While none is open: the one that ended lately, of which a rating is welcome; else null.</param>
/// <param name="Settings">How the widget looks and what it may send.</param>
/// <param name="Cursor">For <c>resume</c>: read before the rest, so that nothing between is missed.</param>
internal sealed record VisitorSessionView(string Token, NamedCustomer Customer, ConversationView? Conversation, LastConversation? LastConversation, JsonObject Settings, string Cursor);
