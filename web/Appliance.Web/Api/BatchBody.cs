using Appliance.Core.Accounts.Batch;

namespace Appliance.Web.Api;

/// <summary>Which accounts, and what.</summary>
public sealed record BatchBody(IReadOnlyList<long> Ids, BatchChange Change);
