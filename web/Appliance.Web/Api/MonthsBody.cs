namespace Appliance.Web.Api;

/// <summary>A number of months.</summary>
public sealed record MonthsBody(int Months);
