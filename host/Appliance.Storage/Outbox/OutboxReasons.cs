namespace Appliance.Storage.Outbox;

/// <summary>Why the end of a try is unknown where no exception says so; senders put it into words for their readers.</summary>
public static class OutboxReasons
{
    /// <summary>The program ended, or was killed, during the try.</summary>
    public const string ProgramEnded = "the program ended during the try";

    /// <summary><see cref="StorageOptions.OutboxTryLimit"/> was over.</summary>
    public const string NoAnswer = "no answer in time";
}
