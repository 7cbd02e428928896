using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Mail;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Mail;

/// <summary>The mail server: set, tried, and what became of the mails.</summary>
[RequirePermission(Permissions.SettingsView)]
public sealed class IndexModel(PageKit kit, MailService mail) : ActorPage(kit)
{
    private const string Address = "/settings/mail";

    [BindProperty]
    public MailForm Form { get; set; } = new();

    [BindProperty]
    public TestForm Test { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public MailTestResult? Result { get; private set; }

    public bool HasPassword { get; private set; }

    public bool IsSet { get; private set; }

    public Page<MailView> Mails { get; private set; } = new([], null);

    public bool MayEdit => May(Permissions.SettingsEdit);

    public IReadOnlyList<SelectListItem> Securities =>
    [
        new(Texts["STARTTLS（常用端口 587）"], MailSecurity.StartTls),
        new(Texts["SSL/TLS（常用端口 465）"], MailSecurity.Tls),
        new(Texts["不加密（仅限内网中继）"], MailSecurity.None),
    ];

    public IActionResult OnGet() => Read(form: true) is { } refusal ? Refused(refusal) : Page();

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Read(form: false) is { } unread)
            return Refused(unread);
        if (!ModelState.IsValid)
            return Page();
        var saved = await mail.SaveAsync(Actor, Form.ToInput(), cancellationToken);
        return saved.IsRefused ? Refused(saved.Refusal) : Finish(IsOff(saved.Value) ? Texts["已保存，不再发邮件。"] : Texts["已保存，发一封测试邮件看看。"], Address);
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken)
    {
        var sent = await mail.TestAsync(Actor, Test.To?.Trim() ?? "", cancellationToken);
        var to = Test.To;
        if (Read(form: true) is { } unread)
            return Refused(unread);
        if (sent.IsRefused)
            return Refused(sent.Refusal, "Test");
        Test.To = to;
        Result = sent.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(long id, CancellationToken cancellationToken) =>
        await mail.SendAgainAsync(Actor, id, cancellationToken) is { Kind: not RefusalKind.Conflict } refusal
            ? Refused(refusal)
            : Finish(Texts["已重新放入队列。"], Address);

    private static bool IsOff(MailSettingsView view) => view.Host.Length == 0;

    private Refusal? Read(bool form)
    {
        var settings = mail.Get(Actor);
        if (settings.IsRefused)
            return settings.Refusal;
        var listed = mail.List(Actor, new PageRequest(20, string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (listed.IsRefused)
            return listed.Refusal;
        if (form)
            Form = MailForm.Of(settings.Value);
        HasPassword = settings.Value.HasPassword;
        IsSet = !IsOff(settings.Value);
        Mails = listed.Value;
        return null;
    }
}
