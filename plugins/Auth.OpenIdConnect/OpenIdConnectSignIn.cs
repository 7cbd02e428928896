using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>The code flow with PKCE (OpenID Connect Core 1.0, RFC 7636, RFC 9207). Never logs a code or a token.</summary>
public sealed class OpenIdConnectSignIn : IExternalSignIn, IExternalSignOut
{
    private const int MaxGroups = 1000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);
    private readonly OpenIdConnectSettings _settings;
    private readonly IPluginContext _context;
    private readonly ProviderCalls _calls;
    private readonly ProviderMetadata _metadata;
    private readonly IdTokenCheck _check;

    public OpenIdConnectSignIn(OpenIdConnectSettings settings, IPluginContext context, IServiceProvider services)
    {
        _settings = settings;
        _context = context;
        _calls = (ProviderCalls)services.GetService(typeof(ProviderCalls))!;
        _metadata = (ProviderMetadata)services.GetService(typeof(ProviderMetadata))!;
        _check = new IdTokenCheck(settings, _metadata, context.Time);
        Name = new LocalizedText(settings.ButtonZh, settings.ButtonEn);
    }

    public string Id => "openid-connect";

    public LocalizedText Name { get; }

    public async Task<ExternalSignInStart> StartAsync(ExternalSignInRequest request, CancellationToken cancellationToken)
    {
        using var limit = Within(cancellationToken);
        var provider = await _metadata.GetAsync(limit.Token);
        var memory = new SignInMemory(Random(), Random());
        var address = QueryHelpers.AddQueryString(provider.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = _settings.ClientId,
            ["redirect_uri"] = request.ReturnAddress.AbsoluteUri,
            ["scope"] = string.Join(' ', _settings.Scopes.Prepend("openid").Distinct()),
            ["state"] = request.State,
            ["nonce"] = memory.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(memory.Verifier))),
            ["code_challenge_method"] = "S256",
        });
        return new ExternalSignInStart(new Uri(address), JsonSerializer.Serialize(memory));
    }

    public async Task<AuthenticationResult> CompleteAsync(ExternalSignInReturn returned, CancellationToken cancellationToken)
    {
        var steps = new Steps();
        using var limit = Within(cancellationToken);
        try
        {
            return steps.On(AuthenticationResult.Succeeded(await CompleteAsync(returned, steps, limit.Token)));
        }
        catch (RefusedException exception)
        {
            steps.Failed(exception.Message);
            return steps.On(AuthenticationResult.Refused(exception.Message));
        }
        catch (ProviderException exception)
        {
            steps.Failed(exception.Message);
            _context.Logger.LogWarning("{Reason}", exception.Message);
            return steps.On(AuthenticationResult.Unavailable(exception.Message));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = $"The provider did not answer within {Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.";
            steps.Failed(reason);
            return steps.On(AuthenticationResult.Unavailable(reason));
        }
    }

    public async Task<Uri?> SignOutAsync(Uri returnAddress, CancellationToken cancellationToken)
    {
        if (!_settings.EndSession)
            return null;
        using var limit = Within(cancellationToken);
        var provider = await _metadata.GetAsync(limit.Token);
        // OpenID Connect RP-Initiated Logout 1.0; without an ID token the provider asks the person.
        return Uri.TryCreate(provider.EndSessionEndpoint, UriKind.Absolute, out var address) && ProviderCalls.IsSafe(address)
            ? new Uri(QueryHelpers.AddQueryString(address.AbsoluteUri, new Dictionary<string, string?>
            {
                ["client_id"] = _settings.ClientId,
                ["post_logout_redirect_uri"] = returnAddress.AbsoluteUri,
            }))
            : null;
    }

    private async Task<ExternalIdentity> CompleteAsync(ExternalSignInReturn returned, Steps steps, CancellationToken cancellationToken)
    {
        steps.Begin("读取对方返回的参数", "Read what the provider sent back");
        var provider = await _metadata.GetAsync(cancellationToken);
        var parameters = returned.Parameters;
        // RFC 9207: a provider that says who it is must be the one that was asked.
        if (parameters.TryGetValue("iss", out var issuer) && issuer != provider.Issuer)
            throw new RefusedException("The answer comes from another provider (iss).");
        if (parameters.TryGetValue("error", out var error))
            throw Declined(error, parameters.GetValueOrDefault("error_description"));
        if (!parameters.TryGetValue("code", out var code) || code.Length == 0)
            throw new RefusedException("The provider sent no code.");
        var memory = Read(returned.Memory);
        steps.Passed();

        steps.Begin("用 code 换 token", "Exchange the code for tokens");
        var tokens = new Claims(await ExchangeAsync(provider.TokenEndpoint, code, memory.Verifier, returned.ReturnAddress, cancellationToken));
        var idToken = tokens.Text("id_token") ?? throw new RefusedException("The provider sent no ID token.");
        var accessToken = tokens.Text("access_token");
        steps.Passed();

        steps.Begin("核对 ID token", "Check the ID token");
        var claims = await _check.CheckAsync(idToken, accessToken, memory.Nonce, cancellationToken);
        steps.Passed($"iss {provider.Issuer} · sub {claims.Text("sub")}");

        Claims? more = null;
        if (_settings.ReadUserInfo)
        {
            steps.Begin("读取 userinfo", "Read userinfo");
            more = await UserInfoAsync(provider.UserInfoEndpoint, accessToken, claims.Text("sub")!, cancellationToken);
            steps.Passed();
        }

        steps.Begin("读取姓名、邮箱和组", "Read name, e-mail and groups");
        var identity = Describe(claims, more, provider.Issuer);
        steps.Passed($"{identity.Login} · {identity.Email ?? "–"} · {(identity.Groups.Count == 0 ? "–" : string.Join(' ', identity.Groups))}");
        return identity;
    }

    private async Task<JsonElement> ExchangeAsync(string endpoint, string code, string verifier, Uri returnAddress, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = returnAddress.AbsoluteUri,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        if (!string.IsNullOrEmpty(_settings.ClientSecret) && _settings.ClientAuthentication == ClientAuthentication.Basic)
        {
            // RFC 6749 2.3.1: both are form-encoded first.
            var pair = $"{WebUtility.UrlEncode(_settings.ClientId)}:{WebUtility.UrlEncode(_settings.ClientSecret)}";
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form["client_id"] = _settings.ClientId;
            if (!string.IsNullOrEmpty(_settings.ClientSecret))
                form["client_secret"] = _settings.ClientSecret;
        }

        request.Content = new FormUrlEncodedContent(form);
        var (status, body) = await _calls.PostAsync(request, cancellationToken);
        if (status == 200)
            return body;
        var error = new Claims(body).Text("error") ?? "";
        // The code is used, too old or another's: the person begins again. Everything else is between the two servers.
        throw error == "invalid_grant" ? new RefusedException("The provider refuses the code (invalid_grant).") : new ProviderException($"The token endpoint answers {status} {Short(error)}.");
    }

    private async Task<Claims> UserInfoAsync(string? endpoint, string? accessToken, string subject, CancellationToken cancellationToken)
    {
        if (accessToken is null || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !ProviderCalls.IsSafe(address))
            throw new ProviderException("The provider has no userinfo endpoint, or gave no access token.");
        var claims = new Claims(ProviderCalls.Json(await _calls.GetAsync(address, accessToken, cancellationToken)));
        // OpenID Connect Core 5.3.2: otherwise it is somebody else's.
        return claims.Text("sub") == subject ? claims : throw new RefusedException("userinfo describes somebody else (sub).");
    }

    private ExternalIdentity Describe(Claims token, Claims? more, string issuer)
    {
        string? Text(string name) => token.Text(name) ?? more?.Text(name);
        var subject = token.Text("sub")!;
        // The e-mail and whether it is verified must come from one place.
        var source = token.Text("email") is not null ? token : more;
        var email = source is not null && (!_settings.RequireVerifiedEmail || source.IsTrue("email_verified")) ? source.Text("email") : null;
        var phoneSource = token.Text("phone_number") is not null ? token : more;
        return new ExternalIdentity
        {
            Subject = SubjectOf(issuer, subject),
            Login = Cut(Text(_settings.LoginClaim) ?? email ?? subject, 200),
            DisplayName = Text("name"),
            Email = email,
            Phone = phoneSource?.IsTrue("phone_number_verified") == true ? phoneSource.Text("phone_number") : null,
            Groups = [.. (token.Texts(_settings.GroupsClaim) ?? more?.Texts(_settings.GroupsClaim) ?? []).Take(MaxGroups)],
            SecondFactor = (token.Texts("amr") ?? []).Any(_settings.SecondFactorAmr.Contains) || (token.Text("acr") is { } acr && _settings.SecondFactorAcr.Contains(acr)),
        };
    }

    // A sub is unique within its issuer alone: with another issuer in the settings nobody inherits an account.
    private static string SubjectOf(string issuer, string subject)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issuer)))[..16];
        return subject.Length <= 180 ? $"{subject}@{mark}" : $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))}@{mark}";
    }

    private static Exception Declined(string error, string? description)
    {
        var reason = $"The provider says {Short(error)}{(description is null ? "" : ": " + Short(description))}.";
        return error is "server_error" or "temporarily_unavailable" ? new ProviderException(reason) : new RefusedException(reason);
    }

    private static SignInMemory Read(string? memory)
    {
        try
        {
            return JsonSerializer.Deserialize<SignInMemory>(memory ?? "null") ?? throw new RefusedException("The sign-in did not begin here.");
        }
        catch (JsonException)
        {
            throw new RefusedException("The sign-in did not begin here.");
        }
    }

    private static CancellationTokenSource Within(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        return limit;
    }

    private static string Short(string text) => Cut(new string([.. text.Where(letter => !char.IsControl(letter))]), 200);

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
