using System.Text.Json;
using System.Text.RegularExpressions;
using Appliance.Core;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Http;

/// <summary>What the framework says of a body or parameter that it cannot read, in the words of the contract.</summary>
internal static partial class BadRequests
{
    public static Problem ToProblem(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new Refusal(RefusalKind.TooLarge, "too_large").ToProblem(),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalKind.WrongType, "wrong_type").ToProblem(),
        StatusCodes.Status400BadRequest => Refusal.Invalid(Errors(exception)).ToProblem(),
        var other => Problem.Of(other, "refused"),
    };

    private static Dictionary<string, string[]> Errors(BadHttpRequestException exception)
    {
        if (exception.InnerException is JsonException json)
            return JsonErrors(json);
        var parameter = Parameter().Match(exception.Message);
        if (parameter.Success)
        {
            var missing = exception.Message.Contains("was not provided", StringComparison.Ordinal);
            var field = exception.Message.Contains("from body", StringComparison.Ordinal) ? "body" : JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value);
            return new() { [field] = [missing ? "required" : "invalid"] };
        }
        return new() { ["body"] = ["malformed"] };
    }

    private static Dictionary<string, string[]> JsonErrors(JsonException json)
    {
        // System.Text.Json has no structured list of what is missing; its message names the properties in quotes.
        var missing = Missing().Match(json.Message);
        if (missing.Success)
        {
            var at = Field(json.Path);
            string[] required = ["required"];
            return Quoted().Matches(missing.Groups["names"].Value)
                .ToDictionary(name => at == "body" ? name.Groups[1].Value : $"{at}.{name.Groups[1].Value}", _ => required);
        }
        var field = Field(json.Path);
        return new() { [field] = [field == "body" ? "malformed" : "invalid"] };
    }

    private static string Field(string? path) => path is null or "$" or "" ? "body" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    [GeneratedRegex("parameter \"(?:[^\"]* )?(?<name>\\w+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex("missing required properties including: (?<names>.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    [GeneratedRegex("'([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
