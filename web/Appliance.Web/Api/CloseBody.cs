namespace Appliance.Web.Api;

/// <summary>What an agent says of a conversation in closing it; all of it may be left out.</summary>
internal sealed record CloseBody(long? TopicId = null, bool? Solved = null, string? Note = null);
