using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Appliance.Web.Pages.Tags;

/// <summary>One field of a form: label, input, a line of help, and the sentence that says what is wrong with it.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : FieldTagHelperBase
{
    /// <summary>text, password, number, email, tel, url, date, color, textarea, select or file.</summary>
    public string Type { get; set; } = "text";

    /// <summary>For a select: what may be chosen.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    public bool Required { get; set; }

    public bool Readonly { get; set; }

    public int? Maxlength { get; set; }

    public int? Min { get; set; }

    public int? Max { get; set; }

    public string? Autocomplete { get; set; }

    public string? Placeholder { get; set; }

    public string? Accept { get; set; }

    /// <summary>Written after the label: the unit, or "optional".</summary>
    public string? Note { get; set; }

    protected override void Write(TagHelperContent content)
    {
        content.AppendHtml($"<label class=\"form-label\" for=\"{Id}\">").Append(Label ?? "");
        if (Note is not null)
        {
            content.AppendHtml(" <span class=\"hint\">").Append(Note).AppendHtml("</span>");
        }

        content.AppendHtml("</label>").AppendHtml(Input());
    }

    private TagBuilder Input()
    {
        var input = new TagBuilder(Type switch { "textarea" => "textarea", "select" => "select", _ => "input" });
        input.AddCssClass(Type switch { "select" => "form-select", "color" => "form-control form-control-color", _ => "form-control" });
        if (HasErrors)
        {
            input.AddCssClass("is-invalid");
        }

        var attributes = input.Attributes;
        attributes["id"] = Id;
        attributes["name"] = FullName;
        Set(attributes, "placeholder", Placeholder);
        Set(attributes, "autocomplete", Autocomplete);
        Set(attributes, "accept", Accept);
        Set(attributes, "maxlength", Text(Maxlength));
        Set(attributes, "min", Text(Min));
        Set(attributes, "max", Text(Max));
        Set(attributes, "aria-describedby", DescribedBy);
        Set(attributes, "aria-invalid", HasErrors ? "true" : null);
        Set(attributes, "required", Required ? "" : null);
        Set(attributes, Type == "select" ? "disabled" : "readonly", Readonly ? "" : null);
        switch (Type)
        {
            case "textarea":
                attributes["rows"] = "4";
                input.InnerHtml.Append(Value ?? "");
                break;
            case "select":
                WriteOptions(input.InnerHtml);
                break;
            default:
                attributes["type"] = Type;
                input.TagRenderMode = TagRenderMode.SelfClosing;

                // What a person typed as a secret never travels back.
                Set(attributes, "value", Type is "password" or "file" ? null : Value);
                break;
        }

        return input;
    }

    private void WriteOptions(IHtmlContentBuilder content)
    {
        foreach (var item in Items ?? [])
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = item.Value;
            if (string.Equals(item.Value, Value ?? "", StringComparison.Ordinal))
            {
                option.Attributes["selected"] = "";
            }

            option.InnerHtml.Append(item.Text);
            content.AppendHtml(option);
        }
    }

    private static void Set(AttributeDictionary attributes, string name, string? value)
    {
        if (value is not null)
        {
            attributes[name] = value;
        }
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
