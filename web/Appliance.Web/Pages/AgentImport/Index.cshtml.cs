using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Import;
using Appliance.Core.Spreadsheets;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.AgentImport;

/// <summary>A file with agents is chosen; the template file is had here.</summary>
[RequirePermission(Permissions.AgentsImport)]
[RequireStepUp]
[RequestSizeLimit(SheetLimits.FileBytes + (64 * 1024))]
public sealed class IndexModel(PageKit kit, AgentImports imports, Choices choices) : ActorPage(kit)
{
    [BindProperty]
    public ImportForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Templates { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Encodings =>
    [
        new(Texts["自动识别（UTF-8、UTF-16）"], nameof(SheetEncoding.Recognised)), new("UTF-8", nameof(SheetEncoding.Utf8)),
        new("UTF-16", nameof(SheetEncoding.Utf16)), new("GB18030 / GBK", nameof(SheetEncoding.Gb18030)),
    ];

    public void OnGet() => Load();

    public IActionResult OnGetTemplate(string? format)
    {
        var head = ImportColumns.All.Select(column => Texts.Choose(column.Zh, column.En)).ToList();
        var example = ImportColumns.All.Select(column => column.Example).ToList();
        return format == "xlsx"
            ? File(XlsxFile.Write(Texts["客服"], [head, example]), XlsxFile.ContentType, "agents-template.xlsx")
            : File(new CsvText().Row(head).Row(example).ToBytes(), CsvText.ContentType, "agents-template.csv");
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        Load();
        if (file is null)
        {
            ModelState.AddModelError("file", Texts["选择一个 CSV 或 XLSX 文件。"]);
            return Page();
        }

        await using var stream = file.OpenReadStream();
        var started = await imports.StartAsync(Actor, file.FileName, stream, new ImportOptions(Form.Encoding, Form.Update, Form.TemplateId), cancellationToken);
        return started.IsRefused ? Refused(started.Refusal) : LocalRedirect($"/settings/agents/import/{started.Value.Id}");
    }

    private void Load() => Templates = [new(Texts["不用模板"], ""), .. choices.Templates(Actor)];
}
