using System.ComponentModel.DataAnnotations;
using Appliance.Sdk.Settings;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>What an admin fills in about the identity provider.</summary>
public sealed record OpenIdConnectSettings : IValidatableObject
{
    [Label("Issuer 地址", "Issuer")]
    [Help("例如 https://login.example.com/realms/company，下面有 .well-known/openid-configuration。", "For example https://login.example.com/realms/company, with .well-known/openid-configuration below it.")]
    [Required]
    public Uri? Issuer { get; init; }

    [Label("Client ID", "Client ID")]
    [Required, StringLength(200)]
    public string ClientId { get; init; } = "";

    [Label("Client secret", "Client secret")]
    [Help("公开客户端（只用 PKCE）留空。", "Left empty for a public client (PKCE alone).")]
    [SecretSetting, StringLength(500)]
    public string? ClientSecret { get; init; }

    [Label("客户端认证方式", "Client authentication")]
    public ClientAuthentication ClientAuthentication { get; init; } = ClientAuthentication.Basic;

    [Label("登录按钮（中文）", "Button (Chinese)")]
    [Required, StringLength(30)]
    public string ButtonZh { get; init; } = "公司统一登录";

    [Label("登录按钮（英文）", "Button (English)")]
    [Required, StringLength(30)]
    public string ButtonEn { get; init; } = "Company sign-in";

    [Label("Scope", "Scopes")]
    [Help("每行一个，openid 总会带上。", "One a line; openid is always among them.")]
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "email"];

    [Label("登录名 claim", "Claim of the login")]
    [StringLength(100)]
    public string LoginClaim { get; init; } = "preferred_username";

    [Label("组 claim", "Claim of the groups")]
    [StringLength(100)]
    public string GroupsClaim { get; init; } = "groups";

    [Label("邮箱必须已验证", "E-mail must be verified")]
    [Help("关闭后，没有 email_verified 的邮箱也采信：只在对方的邮箱由公司统一分配时关闭。", "Switched off, an e-mail without email_verified is believed, too: only where the company itself assigns the addresses.")]
    public bool RequireVerifiedEmail { get; init; } = true;

    [Label("读取 userinfo", "Read userinfo")]
    [Help("ID token 里没有姓名、邮箱或组时打开。", "Where the ID token carries no name, e-mail or groups.")]
    public bool ReadUserInfo { get; init; }

    [Label("表示已二次验证的 amr", "amr values that mean a second factor")]
    [Help("每行一个（RFC 8176）。是否采信由“登录方式”决定。", "One a line (RFC 8176). Whether they count is decided under “Ways to sign in”.")]
    public IReadOnlyList<string> SecondFactorAmr { get; init; } = ["mfa"];

    [Label("表示已二次验证的 acr", "acr values that mean a second factor")]
    public IReadOnlyList<string> SecondFactorAcr { get; init; } = [];

    [Label("同时退出统一登录", "Sign out there, too")]
    [Help("在这里退出时，也结束对方的登录。", "Signing out here also ends the session at the provider.")]
    public bool EndSession { get; init; }

    /// <summary>As the provider must write it, to the letter.</summary>
    internal string IssuerText => Issuer!.OriginalString.TrimEnd('/');

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer is not null && !ProviderCalls.IsSafe(Issuer))
            yield return new("The address begins with https://. / 地址须以 https:// 开头。", [nameof(Issuer)]);
        if (Scopes.Any(scope => scope.Length is 0 or > 100 || scope.Any(char.IsWhiteSpace)))
            yield return new("One scope a line, without blanks. / 每行一个，不含空格。", [nameof(Scopes)]);
    }
}
