using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Appliance.Web.Pages.Tags;

/// <summary>What was refused, gathered on top of the page; each line leads to its field.</summary>
[HtmlTargetElement("problems", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProblemsTagHelper(IconSet icons, Texts texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ModelState.Where(entry => entry.Value is { Errors.Count: > 0 }).ToList();
        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "banner banner-bad");
        output.Attributes.SetAttribute("role", "alert");
        output.Content.AppendHtml("<svg class=\"icon\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.75\" aria-hidden=\"true\">")
            .AppendHtml(icons.Drawing("alert-triangle")).AppendHtml("</svg><div><strong>").Append(texts["没有完成："]).AppendHtml("</strong><ul>");
        foreach (var (name, entry) in faults)
        {
            foreach (var error in entry!.Errors)
            {
                output.Content.AppendHtml("<li>");
                if (name.Length == 0)
                {
                    output.Content.Append(error.ErrorMessage);
                }
                else
                {
                    output.Content.AppendHtml($"<a href=\"#{TagBuilder.CreateSanitizedId(name, "-")}\">").Append(error.ErrorMessage).AppendHtml("</a>");
                }

                output.Content.AppendHtml("</li>");
            }
        }

        output.Content.AppendHtml("</ul></div>");
    }
}
