namespace Appliance.Web.Api;

/// <summary>A customer by id and name; the name is null while nobody knows it.</summary>
internal sealed record NamedCustomer(long Id, string? Name);
