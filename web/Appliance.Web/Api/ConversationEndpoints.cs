using Appliance.Core.Customers;
using Appliance.Web.Hubs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Web.Api;

/// <summary>What visitors, agents and platforms call about conversations, and the live connections.</summary>
public static class ConversationEndpoints
{
    public static IServiceCollection AddConversationEndpoints(this IServiceCollection services)
    {
        services.AddVisitors();
        services.AddSingleton<WidgetSettings>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, FileLinkHandler>(FileLinkHandler.Name, null);
        return services.AddHubs();
    }

    public static void MapConversationEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapVisitorApi();
        routes.MapConversationsApi();
        routes.MapFilesApi();
        routes.MapPresenceApi();
        routes.MapCustomersApi();
        routes.MapExportsApi();
        routes.MapChannelsApi();
        routes.MapWidgetsApi();
        routes.MapChannelWebhooksApi();
        routes.MapHubs();
    }
}
