namespace Appliance.Web.Api;

/// <summary>The secret that signs userTokens; shown this once.</summary>
internal sealed record WidgetSecretView(string Secret);
