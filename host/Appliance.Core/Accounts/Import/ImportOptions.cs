using Appliance.Core.Spreadsheets;

namespace Appliance.Core.Accounts.Import;

/// <summary>How a file is to be taken.</summary>
/// <param name="Encoding">Of a CSV file.</param>
/// <param name="Update">A login that is there already is changed; otherwise it is a fault.</param>
/// <param name="TemplateId">Stands where a row names no template; null for none.</param>
public sealed record ImportOptions(SheetEncoding Encoding = SheetEncoding.Recognised, bool Update = false, long? TemplateId = null);
