namespace Appliance.Web.Api;

/// <summary>What opens hub connections for 60 s.</summary>
internal sealed record TicketView(string Ticket);
