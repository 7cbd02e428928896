using Appliance.Sdk;

namespace Appliance.Core.Accounts.Leaving;

/// <summary>One kind of thing to be handed over.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Nobody">Where they go when nobody is named; null where somebody must be.</param>
/// <param name="Count">How many the agent has now.</param>
/// <param name="Last">The hand-over begun last in this leaving; null for none.</param>
public sealed record HandOverView(string Key, LocalizedText Name, LocalizedText? Nobody, int Count, HandOverMove? Last);
