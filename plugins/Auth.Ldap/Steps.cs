using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Appliance.Auth.Ldap;

/// <summary>Keeps what was done, for the admin who tries a sign-in.</summary>
internal sealed class Steps
{
    private readonly List<CheckStep> _done = [];

    /// <summary>What is being done now: where a failure belongs.</summary>
    public LocalizedText Current { get; private set; } = new("开始", "Begin");

    public IReadOnlyList<CheckStep> Done => _done;

    public void Begin(string zh, string en) => Current = new LocalizedText(zh, en);

    public void Passed(string? detail = null) => _done.Add(new CheckStep(Current, true, Cut(detail)));

    public void Failed(string detail) => _done.Add(new CheckStep(Current, false, Cut(detail)));

    public AuthenticationResult On(AuthenticationResult result) => result with { Steps = [.. _done] };

    private static string? Cut(string? detail) => detail?.Length > 500 ? detail[..500] : detail;
}
