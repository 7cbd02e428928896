namespace Appliance.Web.Api;

/// <summary>Which.</summary>
public sealed record IdsBody(IReadOnlyList<long> Ids);
