namespace Appliance.Host.Commands;

/// <summary>What the program's exit code says.</summary>
public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The command could not do its work; the reason was printed.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The data folder cannot be used: newer database, in use by another process, damaged.</summary>
    public const int Data = 3;

    /// <summary>The check ran and found faults (<c>doctor</c>).</summary>
    public const int Findings = 4;
}
