namespace Appliance.Core.Audit;

/// <summary>Whose values the audit log seals.</summary>
public static class PersonKinds
{
    public const string Agent = "agent";
    public const string Customer = "customer";
}
