namespace Appliance.Sdk.Reporting;

/// <summary>One figure.</summary>
/// <param name="Aggregate">How.</param>
/// <param name="Field">Of what: a name of <see cref="FactFields"/>.</param>
public sealed record FactMeasure(Aggregate Aggregate, string Field);
