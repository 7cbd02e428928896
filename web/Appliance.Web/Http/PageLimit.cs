using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Appliance.Core.Paging;

namespace Appliance.Web.Http;

/// <summary><c>?limit=</c>: 1–200; anything else is 400.</summary>
public readonly record struct PageLimit(int Value) : IParsable<PageLimit>
{
    public static PageLimit Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var limit) ? limit : throw new FormatException("The limit is a number from 1 to 200.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PageLimit result)
    {
        var valid = int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= PageRequest.MaxLimit;
        result = new PageLimit(valid ? value : PageRequest.DefaultLimit);
        return valid;
    }
}
