using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Appliance.Web.Pages.Tags;

/// <summary>An inline icon. With a label it speaks for itself (name and tooltip); without one it stands beside a word and is silent.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IconSet icons) : TagHelper
{
    public string Name { get; set; } = "";

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        foreach (var (name, value) in Drawing)
        {
            output.Attributes.SetAttribute(name, value);
        }

        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
            output.Content.AppendHtml("<title>").Append(Label).AppendHtml("</title>");
        }

        output.Content.AppendHtml(icons.Drawing(Name));
    }

    private static readonly (string Name, string Value)[] Drawing =
    [
        ("viewBox", "0 0 24 24"), ("width", "18"), ("height", "18"), ("fill", "none"), ("stroke", "currentColor"),
        ("stroke-width", "1.75"), ("stroke-linecap", "round"), ("stroke-linejoin", "round"),
    ];
}
