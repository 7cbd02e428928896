using System.Globalization;
using System.Net;

namespace Appliance.Core.Accounts.Limits;

/// <summary>What rules may hold, and whether a moment and an address satisfy them.</summary>
internal static class SignInRulesCheck
{
    private const int MaxSessions = 100;
    private const int MaxAddresses = 100;
    private const int MaxSpans = 50;
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>What is wrong with rules; null for nothing.</summary>
    public static Refusal? Faults(SignInRules rules)
    {
        if (rules.MaxSessions is < 1 or > MaxSessions)
            return Refusal.Invalid("maxSessions", "out_of_range");
        if (rules.WhenFull is not (SignInRules.EndOldest or SignInRules.Refuse))
            return Refusal.Invalid("whenFull", "unknown");
        if (rules.Addresses.Count > MaxAddresses)
            return Refusal.Invalid("addresses", "too_many");
        if (!rules.Addresses.All(range => TryRange(range, out _)))
            return Refusal.Invalid("addresses", "invalid_range");
        return rules.Hours is { } hours ? Faults(hours) : null;
    }

    /// <summary>Null when one may be signed in now, from this address (null: not asked) and this kind of device; else why not.</summary>
    public static Refusal? Violation(SignInRules rules, DateTimeOffset now, TimeZoneInfo organization, string? address, bool deviceApproved)
    {
        if (address is not null && rules.Addresses.Count > 0 && !rules.Addresses.Any(range => Contains(range, address)))
            return new Refusal(RefusalKind.Forbidden, "address_not_allowed");
        if (rules.Hours is { } hours && !Contains(hours, now, organization))
            return new Refusal(RefusalKind.Forbidden, "outside_hours");
        return rules.RegisteredDevices && !deviceApproved ? new Refusal(RefusalKind.Forbidden, "device_not_registered") : null;
    }

    internal static bool Contains(string range, string address) =>
        TryRange(range, out var network) && IPAddress.TryParse(address, out var parsed) && network.Contains(parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed);

    /// <summary>In the plan's own time zone: what its clocks show counts, also on the days when they jump.</summary>
    internal static bool Contains(WeeklyHours hours, DateTimeOffset now, TimeZoneInfo organization)
    {
        var zone = hours.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : organization;
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        var today = Days[(int)local.DayOfWeek];
        var yesterday = Days[((int)local.DayOfWeek + 6) % 7];
        return hours.Spans.Any(span => Time(span.From) is { } from && Time(span.To) is { } to && (to > from
            ? span.Days.Contains(today) && time >= from && time < to
            : (span.Days.Contains(today) && time >= from) || (span.Days.Contains(yesterday) && time < to)));
    }

    private static Refusal? Faults(WeeklyHours hours)
    {
        if (hours.Spans.Count is 0 or > MaxSpans)
            return Refusal.Invalid("hours", hours.Spans.Count == 0 ? "required" : "too_many");
        if (hours.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return Refusal.Invalid("timeZone", "unknown");
        return hours.Spans.All(span => span.Days.Count > 0 && span.Days.All(Days.Contains) && Time(span.From) is not null && Time(span.To) is not null)
            ? null
            : Refusal.Invalid("hours", "invalid");
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A range, or a single address.</summary>
    private static bool TryRange(string text, out IPNetwork network)
    {
        network = default;
        if (text.Contains('/', StringComparison.Ordinal))
            return IPNetwork.TryParse(text.Trim(), out network);
        if (!IPAddress.TryParse(text.Trim(), out var address))
            return false;
        network = new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? 128 : 32);
        return true;
    }
}
