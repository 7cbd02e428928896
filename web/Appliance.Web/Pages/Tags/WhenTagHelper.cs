using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Appliance.Web.Pages.Tags;

/// <summary>A moment, short to read and exact on hover: 刚刚 · 14:03 · 昨天 14:03 · 11-18 14:03 · 2025-11-18.</summary>
[HtmlTargetElement("when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTagHelper(PageTime time) : TagHelper
{
    /// <summary>The moment; nothing is written when it is absent.</summary>
    public DateTimeOffset? At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is not { } at)
        {
            output.TagName = null;
            output.Content.Append("–");
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", time.Exact(at));
        output.Content.Append(time.Brief(at));
    }
}
