using Appliance.Core.Accounts.OnBoarding;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Web.Hubs;

/// <summary>Registration of the live connections.</summary>
public static class HubsServices
{
    // A message of 5,000 characters is 20 KB at most; what clients send is cursors and lists of ids.
    private const long MaxReceived = 32 * 1024;

    public static IServiceCollection AddHubs(this IServiceCollection services)
    {
        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = MaxReceived;
            options.KeepAliveInterval = TimeSpan.FromSeconds(10);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(40);
        });
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, HubTicketHandler>(HubTicketHandler.Agents, null)
            .AddScheme<AuthenticationSchemeOptions, HubTicketHandler>(HubTicketHandler.Visitors, null);
        services.AddSingleton<HubTickets>();
        services.AddSingleton<EventFrames>();
        services.AddSingleton<AccessWatch>();
        services.AddSingleton<ILiveProbe, LiveProbe>();
        services.AddSingleton<LiveReaders>();
        services.AddSingleton<LiveSession>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton(provider => new ConnectionFigures(provider.GetRequiredService<LiveConnections>()));
        services.AddHostedService(provider => provider.GetRequiredService<LiveConnections>());
        services.AddHostedService<ListSummaries>();
        services.AddHostedService<ConnectionAccess>();
        return services;
    }

    public static IEndpointRouteBuilder MapHubs(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<AgentHub>("/hubs/agent").RefuseForeignOrigins();
        routes.MapHub<VisitorHub>("/hubs/visitor").RefuseForeignOrigins();
        return routes;
    }
}
