using Appliance.Plugins.Parts;
using Appliance.Plugins.Runs;

namespace Appliance.Plugins.Lifecycle;

/// <summary>What all running plugins bring, by id. Replaced as a whole, so that readers need no lock.</summary>
internal sealed record PartsSnapshot(
    IReadOnlyDictionary<string, ChannelHandle> Channels,
    IReadOnlyDictionary<string, RoutingStrategyHandle> Strategies,
    IReadOnlyDictionary<string, ReportHandle> Reports,
    IReadOnlyDictionary<string, AuthenticatorHandle> Authenticators,
    IReadOnlyDictionary<string, ExternalSignInHandle> SignIns)
{
    public static PartsSnapshot Of(IEnumerable<PublishedParts> published)
    {
        var all = published.ToList();
        return new PartsSnapshot(
            all.SelectMany(parts => parts.Channels).ToDictionary(channel => channel.Id),
            all.SelectMany(parts => parts.Strategies).ToDictionary(strategy => strategy.Id),
            all.SelectMany(parts => parts.Reports).ToDictionary(report => report.Description.Id),
            all.SelectMany(parts => parts.Authenticators).ToDictionary(authenticator => authenticator.Id),
            all.SelectMany(parts => parts.SignIns).ToDictionary(signIn => signIn.Id));
    }

    /// <summary>Who brings the first id that <paramref name="parts"/> would bring a second time; null when none does.</summary>
    public (string Id, string PluginId)? Clash(PublishedParts parts) =>
        parts.Channels.Where(part => Channels.ContainsKey(part.Id)).Select(part => ((string, string)?)(part.Id, Channels[part.Id].PluginId)).FirstOrDefault()
        ?? parts.Strategies.Where(part => Strategies.ContainsKey(part.Id)).Select(part => ((string, string)?)(part.Id, Strategies[part.Id].PluginId)).FirstOrDefault()
        ?? parts.Reports.Where(part => Reports.ContainsKey(part.Description.Id)).Select(part => ((string, string)?)(part.Description.Id, Reports[part.Description.Id].PluginId)).FirstOrDefault()
        ?? parts.Authenticators.Where(part => Authenticators.ContainsKey(part.Id)).Select(part => ((string, string)?)(part.Id, Authenticators[part.Id].PluginId)).FirstOrDefault()
        ?? parts.SignIns.Where(part => SignIns.ContainsKey(part.Id)).Select(part => ((string, string)?)(part.Id, SignIns[part.Id].PluginId)).FirstOrDefault();
}
