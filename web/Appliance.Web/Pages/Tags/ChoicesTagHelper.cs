using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Appliance.Web.Pages.Tags;

/// <summary>Several of a list, as check boxes: nothing to hold a key for, and everything chosen is in sight.</summary>
[HtmlTargetElement("choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper(Texts texts) : FieldTagHelperBase
{
    // More than are taken in at a glance: the script gives them a frame with a box to sift them by.
    private const int Long = 24;

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Said when there is nothing to choose.</summary>
    public string? Empty { get; set; }

    protected override void Write(TagHelperContent content)
    {
        var chosen = Chosen();
        var items = Items.ToList();
        content.AppendHtml("<fieldset class=\"choices choices-columns\" id=\"").AppendHtml(Id).AppendHtml("\"");
        if (items.Count > Long)
        {
            items = [.. items.OrderByDescending(item => chosen.Contains(item.Value))];
            content.AppendHtml(" data-long=\"").Append(texts["筛选"]).AppendHtml("\" data-chosen=\"").Append(texts["已选"]).AppendHtml("\"");
        }

        content.AppendHtml("><legend>").Append(Label ?? "").AppendHtml("</legend>");
        foreach (var item in items)
        {
            content.AppendHtml("<label class=\"choice\"><input type=\"checkbox\" class=\"form-check-input\" name=\"").Append(FullName)
                .AppendHtml("\" value=\"").Append(item.Value).AppendHtml("\"").AppendHtml(chosen.Contains(item.Value) ? " checked" : "")
                .AppendHtml(item.Disabled ? " disabled" : "").AppendHtml("><span>").Append(item.Text);
            if (item.Group is { Name: { Length: > 0 } hint })
            {
                content.AppendHtml("<span class=\"hint\">").Append(hint).AppendHtml("</span>");
            }

            content.AppendHtml("</span></label>");
        }

        if (items.Count == 0 && Empty is not null)
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
