using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Appliance.Web.Tests.Accounts;

/// <summary>
/// What is sensitive asks for a fresh proof of identity: every operation and every handler of a page that exports, deletes
/// settings or accounts, hands out a secret, or changes what somebody may. What looks so and is not stands below with its reason.
/// </summary>
[TestClass]
public sealed partial class StepUpCoverageTests
{
    private static readonly HashSet<string> PlainOperations =
    [
        "DELETE /api/v1/me/sessions/{id}", // One ends more of one's own than a thief gains by it.
        "DELETE /api/v1/me/sessions",
        "DELETE /api/v1/sessions/{id}", // Ending is the safe direction, and must be quick.
        "DELETE /api/v1/devices/{id}",
        "DELETE /api/v1/api-tokens/{id}",
        "DELETE /api/v1/customers/{id}/visitor-tokens",
        "DELETE /api/v1/agents/{id}/departure", // Gives a leaving up.
        "DELETE /api/v1/agents/{id}/cover/{id}",
        "DELETE /api/v1/cover/{id}", // Takes rights back.
        "DELETE /api/v1/agent-imports/{id}", // Stops what has changed nothing.
        "DELETE /api/v1/customers/{id}/notes/{id}", // Daily work.
        "DELETE /api/v1/account-templates/{id}", // A draft of accounts to come; those that exist keep theirs.
        "DELETE /api/v1/agents/{id}/lock", // Lifts what wrong passwords did; a right one is still asked for.
        "DELETE /api/v1/announcements/{id}", // Words of the admins; nothing depends on them.
        "POST /api/v1/auth/step-up/options",
        "POST /api/v1/plugins/{id}/disable", // Nothing is lost; it is switched on again.
    ];

    private static readonly HashSet<string> PlainHandlers =
    [
        "Me.IndexModel.OnPostEndAsync",
        "Pages.SignInCodeModel.OnPostPasskeyAsync",
    ];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Operation_ThatIsSensitive_AsksForAProof()
    {
        using var client = new HttpClient { BaseAddress = SharedServer.Address };
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.CancellationToken);
        var open = from path in document.GetProperty("paths").EnumerateObject()
                   from operation in path.Value.EnumerateObject()
                   let name = operation.Name.ToUpperInvariant() + " " + Parameter().Replace(path.Name, "{id}")
                   where SensitiveOperation().IsMatch(name) && !PlainOperations.Contains(name) && !name.Contains("/visitor/", StringComparison.Ordinal)
                       && !operation.Value.TryGetProperty("x-step-up", out _)
                   select name;

        Assert.AreEqual("", string.Join('\n', open));
    }

    [TestMethod]
    public void Handler_ThatIsSensitive_AsksForAProof()
    {
        var open = from page in typeof(RequireStepUpAttribute).Assembly.GetTypes()
                   where page.IsSubclassOf(typeof(PageModel)) && !page.IsDefined(typeof(RequireStepUpAttribute), inherit: true)
                   from handler in page.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                   let name = $"{page.Namespace!.Split('.')[^1]}.{page.Name}.{handler.Name}"
                   where SensitiveHandler().IsMatch(name) && !PlainHandlers.Contains(name) && !handler.IsDefined(typeof(RequireStepUpAttribute))
                   select name;

        Assert.AreEqual("", string.Join('\n', open));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(
        """
        ^DELETE\ |/export|/secret|/webhook-key|/start-code|/recovery-codes|/totp|^POST\ /api/v1/me/passkeys
        |^(POST|PUT)\ /api/v1/(roles|api-tokens)\b|^PUT\ .*/sign-in-rules|^POST\ .*/(end-sessions|approve|cover|rights|disable|restore)$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SensitiveOperation();

    [GeneratedRegex(
        """
        OnPost(Delete|Uninstall|Secret|Renew|Code|Export|Anonymise|EndAll|ResetFactors|Approve)(Async)?$|OnGet(Csv|Export)|^(Roles|EntryRules)\.\w+\.OnPost
        |^(ApiTokens\.IndexModel|Agents\.EditModel)\.OnPostAsync$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SensitiveHandler();
}
