namespace Appliance.Web.Starting;

/// <summary>Whether the server may be given requests: migrations done, plugins started.</summary>
public sealed class Readiness
{
    private volatile string _waiting = "Starting";

    public bool IsReady => _waiting.Length == 0;

    /// <summary>What it still waits for; empty when ready.</summary>
    public string Waiting => _waiting;

    public void Set() => _waiting = "";

    public void NotYet(string waiting) => _waiting = waiting;
}
