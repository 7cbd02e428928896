using System.Net;
using System.Text.RegularExpressions;

namespace Appliance.Web.Tests.Accounts.Rights;

/// <summary>The role editor as an admin fills it in, without script.</summary>
internal static partial class RolePage
{
    /// <summary>Makes a role in the page for new ones; its id.</summary>
    /// <param name="admin">Signed in.</param>
    /// <param name="name">Its name.</param>
    /// <param name="fields">Everything else, as the form names it.</param>
    public static async Task<long> MakeAsync(Browser admin, string name, params (string Name, string Value)[] fields)
    {
        using var page = await admin.SendForAnswerAsync(HttpMethod.Get, "/settings/roles/new");
        Assert.AreEqual(HttpStatusCode.OK, page.StatusCode);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("Form.Name", name), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await admin.SendForAnswerAsync(HttpMethod.Post, "/settings/roles/new", form);
        Assert.AreEqual(HttpStatusCode.Redirect, answer.StatusCode, await answer.Content.ReadAsStringAsync());
        return long.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
