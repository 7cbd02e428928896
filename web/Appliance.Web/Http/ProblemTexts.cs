using System.Globalization;
using System.Text.Json;

namespace Appliance.Web.Http;

/// <summary>The sentences for the codes of refusals, one table a language (Resources/Problems.*.json).</summary>
public sealed class ProblemTexts
{
    private readonly Dictionary<string, Table> _tables = new()
    {
        [RequestLanguage.Chinese] = Load(RequestLanguage.Chinese),
        [RequestLanguage.English] = Load(RequestLanguage.English),
    };

    /// <summary>The name of an HTTP status.</summary>
    public string Title(string language, int status) =>
        _tables[language].Titles.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture), "HTTP");

    /// <summary>What went wrong, in a sentence; null when the code has none.</summary>
    public string? Detail(string language, string code) => _tables[language].Codes.GetValueOrDefault(code);

    /// <summary>What is wrong with a field. A sentence that is not a code is handed through.</summary>
    public string Field(string language, string codeOrSentence) =>
        _tables[language].Fields.GetValueOrDefault(codeOrSentence) ?? _tables[language].Codes.GetValueOrDefault(codeOrSentence, codeOrSentence);

    private static Table Load(string language)
    {
        var name = $"Appliance.Web.Resources.Problems.{language}.json";
        using var stream = typeof(ProblemTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        return JsonSerializer.Deserialize<Table>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Table(
        IReadOnlyDictionary<string, string> Titles,
        IReadOnlyDictionary<string, string> Codes,
        IReadOnlyDictionary<string, string> Fields);
}
