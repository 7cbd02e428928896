using Appliance.Core;

namespace Appliance.Web.Hubs;

/// <summary>Who a ticket was given to.</summary>
internal sealed record HubCaller(Actor Actor, long? VisitorTokenId);
