namespace Appliance.Core;

/// <summary>The areas that a role scopes apart, by their names on the wire.</summary>
public static class ScopeAreas
{
    public const string Conversations = "conversations";
    public const string Customers = "customers";
    public const string FollowUpNotes = "followUpNotes";
    public const string Tickets = "tickets";
    public const string Reports = "reports";
    public const string Organization = "organization";

    public static IReadOnlyList<string> Names { get; } = [Conversations, Customers, FollowUpNotes, Tickets, Reports, Organization];
}
