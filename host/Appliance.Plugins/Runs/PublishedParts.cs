using Appliance.Plugins.Calls;
using Appliance.Plugins.Parts;
using Appliance.Sdk;

namespace Appliance.Plugins.Runs;

/// <summary>The handles of one run, as the registry shows them to the host.</summary>
internal sealed record PublishedParts
{
    public static PublishedParts None { get; } = new();

    public IReadOnlyList<ChannelHandle> Channels { get; init; } = [];

    public IReadOnlyList<RoutingStrategyHandle> Strategies { get; init; } = [];

    public IReadOnlyList<ReportHandle> Reports { get; init; } = [];

    public IReadOnlyList<AuthenticatorHandle> Authenticators { get; init; } = [];

    public IReadOnlyList<ExternalSignInHandle> SignIns { get; init; } = [];

    public IReadOnlyList<PluginContribution> Contributions { get; init; } = [];

    public IReadOnlyList<CircuitBreaker> Breakers { get; init; } = [];

    public static PublishedParts From(
        string pluginId, PluginParts parts, PluginCalls calls, PluginRunServices services, IConnectionOwner owner, List<IReleasable> released)
    {
        var breakers = new List<CircuitBreaker>();
        PluginPart<T> Part<T>(T value)
            where T : class
        {
            var breaker = new CircuitBreaker(services.Time);
            breakers.Add(breaker);
            var part = new PluginPart<T>(calls, breaker, value);
            released.Add(part);
            return part;
        }

        var published = new PublishedParts
        {
            Channels = [.. parts.Channels.Select(channel => new ChannelHandle(pluginId, Part(channel), channel, services.Secrets, owner))],
            Strategies = [.. parts.Strategies.Select(strategy => new RoutingStrategyHandle(pluginId, Part(strategy), strategy))],
            Reports = [.. parts.Reports.Select(report => new ReportHandle(pluginId, Part(report.Report), report.Description))],
            Authenticators = [.. parts.Authenticators.Select(authenticator => new AuthenticatorHandle(pluginId, Part(authenticator), authenticator))],
            SignIns = [.. parts.SignIns.Select(signIn => new ExternalSignInHandle(pluginId, Part(signIn), signIn))],
        };
        return published with
        {
            Breakers = breakers,
            Contributions =
            [
                .. published.Channels.Select(channel => new PluginContribution("channel", channel.Id, channel.Description.Name)),
                .. published.Strategies.Select(strategy => new PluginContribution("routing", strategy.Id, strategy.Name)),
                .. published.Reports.Select(report => new PluginContribution("reporting", report.Description.Id, report.Description.Name)),
                .. published.Authenticators.Select(authenticator => new PluginContribution("auth", authenticator.Id, authenticator.Name)),
                .. published.SignIns.Select(signIn => new PluginContribution("auth", signIn.Id, signIn.Name)),
                .. parts.Workers.Select(worker => new PluginContribution("worker", worker.Name, new LocalizedText(worker.Name, worker.Name))),
            ],
        };
    }
}
