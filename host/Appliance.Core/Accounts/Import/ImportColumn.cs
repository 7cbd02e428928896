namespace Appliance.Core.Accounts.Import;

/// <summary>A column that an import understands.</summary>
/// <param name="Key">The field of the account; also accepted as the column's head.</param>
/// <param name="Zh">Head in Chinese.</param>
/// <param name="En">Head in English.</param>
/// <param name="Example">What stands in the first row of the template file.</param>
public sealed record ImportColumn(string Key, string Zh, string En, string Example);
