namespace Appliance.Sdk.Channels;

/// <summary>What became of a try to send.</summary>
public sealed record SendResult
{
    private SendResult(SendOutcome outcome, string? platformMessageId, string? code, LocalizedText? reason, TimeSpan? retryAfter)
    {
        Outcome = outcome;
        PlatformMessageId = platformMessageId;
        Code = code;
        Reason = reason;
        RetryAfter = retryAfter;
    }

    /// <summary>What became of it.</summary>
    public SendOutcome Outcome { get; }

    /// <summary>The platform's id, by which delivery reports name it; at most 200 characters.</summary>
    public string? PlatformMessageId { get; }

    /// <summary>Short snake_case code, for example <c>window_closed</c> or <c>platform_45015</c>.</summary>
    public string? Code { get; }

    /// <summary>In words for the agent: what happened and what to do. At most 500 characters.</summary>
    public LocalizedText? Reason { get; }

    /// <summary>The platform's own wish; the host's back-off decides where null.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The platform has it.</summary>
    /// <param name="platformMessageId">The platform's id of it; null when it gives none.</param>
    public static SendResult Sent(string? platformMessageId) => new(SendOutcome.Sent, platformMessageId, null, null, null);

    /// <summary>Refused for good.</summary>
    public static SendResult Refused(string code, LocalizedText reason) => new(SendOutcome.Refused, null, code, reason, null);

    /// <summary>The platform surely does not have it; try again.</summary>
    public static SendResult Retry(string code, LocalizedText reason, TimeSpan? after = null) => new(SendOutcome.Retry, null, code, reason, after);

    /// <summary>The connection broke after the request was sent: the platform may have it.</summary>
    public static SendResult Unknown(string code, LocalizedText reason) => new(SendOutcome.Unknown, null, code, reason, null);
}
