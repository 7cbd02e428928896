using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Appliance.Web.Pages.Tags;

/// <summary>Several of a list, as check boxes: nothing to hold a key for, and everything chosen is in sight.</summary>
[HtmlTargetElement("choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper : FieldTagHelperBase
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Said when there is nothing to choose.</summary>
    public string? Empty { get; set; }

    protected override void Write(TagHelperContent content)
    {
        var chosen = Chosen();
        content.AppendHtml("<fieldset class=\"choices choices-columns\" id=\"").AppendHtml(Id).AppendHtml("\"><legend>").Append(Label ?? "").AppendHtml("</legend>");
        var any = false;
        foreach (var item in Items)
        {
            any = true;
            content.AppendHtml("<label class=\"choice\"><input type=\"checkbox\" class=\"form-check-input\" name=\"").Append(FullName)
                .AppendHtml("\" value=\"").Append(item.Value).AppendHtml("\"").AppendHtml(chosen.Contains(item.Value) ? " checked" : "")
                .AppendHtml(item.Disabled ? " disabled" : "").AppendHtml("><span>").Append(item.Text);
            if (item.Group is { Name: { Length: > 0 } hint })
            {
                content.AppendHtml("<span class=\"hint\">").Append(hint).AppendHtml("</span>");
            }

            content.AppendHtml("</span></label>");
        }

        if (!any && Empty is not null)
        {
            content.AppendHtml("<span class=\"hint\">").Append(Empty).AppendHtml("</span>");
        }

        content.AppendHtml("</fieldset>");
    }

    private HashSet<string> Chosen() => State?.RawValue switch
    {
        string[] sent => [.. sent],
        string one => [one],
        _ => [.. (For.Model as IEnumerable ?? Array.Empty<object>()).Cast<object>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")],
    };
}
