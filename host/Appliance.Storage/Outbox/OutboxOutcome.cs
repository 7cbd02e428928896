namespace Appliance.Storage.Outbox;

/// <summary>What became of a try.</summary>
public enum OutboxOutcome
{
    /// <summary>The other side has it.</summary>
    Done,

    /// <summary>Try again later, with back-off.</summary>
    Retry,

    /// <summary>Nothing was tried, because it cannot be now: come back after <see cref="OutboxResult.RetryAfter"/>. Counts as no try; whoever answers it says when it has lasted too long.</summary>
    Wait,

    /// <summary>Refused for good.</summary>
    Failed,

    /// <summary>The other side may have it (connection lost after the request was sent); not repeated by itself.</summary>
    Ambiguous,
}
