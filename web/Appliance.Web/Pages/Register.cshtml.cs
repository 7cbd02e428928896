using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Joining;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Appliance.Web.Pages;

/// <summary>Registering by oneself, where the company allows it. The answer is the same whether or not the login was taken.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.SignIn)]
public sealed class RegisterModel(RegistrationService registrations, OrganisationRulesService rules, Texts texts, ProblemTexts problems) : PageModel
{
    [BindProperty]
    public RegisterForm Form { get; set; } = new();

    /// <summary>Taken in; an admin is to look at it.</summary>
    public bool IsDone { get; private set; }

    public IActionResult OnGet() => rules.MayRegister() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!rules.MayRegister())
        {
            return NotFound();
        }

        if (Form.Password != Form.Repeat)
        {
            ModelState.AddModelError("Form.Repeat", texts["两次输入的密码不一致。"]);
            return Page();
        }

        var refusal = await registrations.RegisterAsync(
            new NewRegistration(Form.Login ?? "", Form.DisplayName ?? "", Form.Email ?? "", Form.Phone, Form.Password ?? ""), cancellationToken);
        IsDone = refusal is null;
        if (refusal is { Kind: RefusalKind.Invalid, Errors: { } errors })
        {
            foreach (var (field, codes) in errors)
            {
                ModelState.AddModelError($"Form.{char.ToUpperInvariant(field[0])}{field[1..]}", string.Join(' ', codes.Select(code => problems.Field(Texts.Language, code))));
            }
        }
        else if (refusal is not null)
        {
            ModelState.AddModelError("", problems.Detail(Texts.Language, refusal.Code) ?? refusal.Code);
        }

        return Page();
    }
}
