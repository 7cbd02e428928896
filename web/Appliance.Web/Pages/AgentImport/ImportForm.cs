using Appliance.Core.Spreadsheets;

namespace Appliance.Web.Pages.AgentImport;

/// <summary>How a file is to be taken, as the form shows it.</summary>
public sealed class ImportForm
{
    public SheetEncoding Encoding { get; set; }

    public bool Update { get; set; }

    public long? TemplateId { get; set; }
}
