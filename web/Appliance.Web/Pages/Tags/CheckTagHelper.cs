using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Appliance.Web.Pages.Tags;

/// <summary>A yes or no, its effect said in the line below.</summary>
[HtmlTargetElement("check", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckTagHelper : FieldTagHelperBase
{
    protected override void Write(TagHelperContent content)
    {
        // "true,false" is how a ticked box with its hidden twin comes back.
        var ticked = (Value ?? "").StartsWith("true", StringComparison.OrdinalIgnoreCase);
        content.AppendHtml("<label class=\"choice\"><input type=\"checkbox\" class=\"form-check-input\" value=\"true\" id=\"").AppendHtml(Id)
            .AppendHtml("\" name=\"").Append(FullName).AppendHtml("\"").AppendHtml(ticked ? " checked" : "")
            .AppendHtml(DescribedBy is { } ids ? $" aria-describedby=\"{ids}\"" : "")
            .AppendHtml("><span>").Append(Label ?? "").AppendHtml("</span></label><input type=\"hidden\" value=\"false\" name=\"").Append(FullName).AppendHtml("\">");
    }
}
