using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Appliance.Web.Pages.Tags;

/// <summary>What all fields share: name, value, help and errors, tied together for screen readers.</summary>
public abstract class FieldTagHelperBase : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Takes the whole width of the form.</summary>
    public bool Wide { get; set; }

    protected string FullName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(FullName, "-");

    protected bool HasErrors => State?.Errors.Count > 0;

    /// <summary>What was sent, else what the model holds.</summary>
    protected string? Value => State?.AttemptedValue ?? Convert.ToString(For.Model, CultureInfo.InvariantCulture);

    protected ModelStateEntry? State => ViewContext.ModelState[FullName];

    protected string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", HasErrors ? Id + "-error" : null }.Where(id => id is not null));
            return ids.Length == 0 ? null : ids;
        }
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field", HtmlEncoder.Default);
        if (Wide)
        {
            output.AddClass("field-wide", HtmlEncoder.Default);
        }

        Write(output.Content);
        if (Hint is not null)
        {
            output.Content.AppendHtml($"<p class=\"hint\" id=\"{Id}-hint\">").Append(Hint).AppendHtml("</p>");
        }

        if (HasErrors)
        {
            output.Content.AppendHtml($"<span class=\"field-error\" id=\"{Id}-error\">").Append(string.Join(' ', State!.Errors.Select(error => error.ErrorMessage))).AppendHtml("</span>");
        }
    }

    protected abstract void Write(TagHelperContent content);
}
