using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>Keeps what was done, for the admin who tries a sign-in.</summary>
internal sealed class Steps
{
    private readonly List<CheckStep> _done = [];
    private LocalizedText _current = new("开始", "Begin");

    public void Begin(string zh, string en) => _current = new LocalizedText(zh, en);

    public void Passed(string? detail = null) => _done.Add(new CheckStep(_current, true, Cut(detail)));

    public void Failed(string detail) => _done.Add(new CheckStep(_current, false, Cut(detail)));

    public AuthenticationResult On(AuthenticationResult result) => result with { Steps = [.. _done] };

    private static string? Cut(string? detail) => detail?.Length > 500 ? detail[..500] : detail;
}
