using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Appliance.Auth.OpenIdConnect.Tests;

/// <summary>An identity provider on a free port of this machine. It keeps the rules, and breaks them on demand.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "appliance";
    public const string ClientSecret = "a client secret of enough octets for HS256";
    public const string Subject = "user-1";
    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Redirect)> _codes = new();
    private readonly CancellationTokenSource _end = new();

    private TestProvider(WebApplication app, TimeProvider time)
    {
        _app = app;
        _time = time;
        Keys = [new SigningKey("one")];
    }

    public string Issuer => _app.Urls.First();

    public List<SigningKey> Keys { get; }

    /// <summary>Signs with it; the last published one where null.</summary>
    public SigningKey? SignWith { get; set; }

    public string Algorithm { get; set; } = "RS256";

    public string? KeyId { get; set; }

    /// <summary>Changes the claims of the next ID tokens.</summary>
    public Action<Dictionary<string, object?>> Claims { get; set; } = _ => { };

    /// <summary>What it calls itself; its address where null.</summary>
    public string? CallsItself { get; set; }

    public object UserInfo { get; set; } = new { sub = Subject, name = "From userinfo" };

    /// <summary>Answers instead of the token endpoint.</summary>
    public Func<HttpContext, Task>? TokenEndpoint { get; set; }

    /// <summary>How often the keys were read.</summary>
    public int KeyReads { get; private set; }

    /// <summary>Completes when the test is over: for an endpoint that hangs.</summary>
    public CancellationToken End => _end.Token;

    public static async Task<TestProvider> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new TestProvider(app, time);
        app.MapGet("/.well-known/openid-configuration", provider.Describe);
        app.MapGet("/jwks", provider.ShowKeys);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/userinfo", () => Results.Json(provider.UserInfo));
        await app.StartAsync();
        return provider;
    }

    /// <summary>The person signs in at the address to which the browser was sent; what comes back.</summary>
    public Dictionary<string, string> SignIn(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["nonce"]!, query["code_challenge"]!, query["redirect_uri"]!);
        return new() { ["code"] = code, ["state"] = query["state"]!, ["iss"] = Issuer };
    }

    public static string HashOf(string accessToken) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        foreach (var key in Keys)
            key.Dispose();
        _end.Dispose();
    }

    private IResult Describe() => Results.Json(new
    {
        issuer = CallsItself ?? Issuer,
        authorization_endpoint = Issuer + "/authorize",
        token_endpoint = Issuer + "/token",
        jwks_uri = Issuer + "/jwks",
        userinfo_endpoint = Issuer + "/userinfo",
        end_session_endpoint = Issuer + "/logout",
    });

    private IResult ShowKeys()
    {
        KeyReads++;
        return Results.Json(new { keys = Keys.SelectMany(key => key.Published()) });
    }

    private async Task TokenAsync(HttpContext context)
    {
        if (TokenEndpoint is { } instead)
        {
            await instead(context);
            return;
        }

        var form = await context.Request.ReadFormAsync();
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{System.Net.WebUtility.UrlEncode(ClientSecret)}"));
        if (context.Request.Headers.Authorization != expected)
            await RefuseAsync(context, "invalid_client");
        else if (!_codes.TryRemove(form["code"].ToString(), out var begun)
            || begun.Redirect != form["redirect_uri"]
            || begun.Challenge != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))))
            await RefuseAsync(context, "invalid_grant");
        else
            await context.Response.WriteAsJsonAsync(new { access_token = "access", token_type = "Bearer", id_token = Token(begun.Nonce) });
    }

    private string Token(string nonce)
    {
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = CallsItself ?? Issuer,
            ["sub"] = Subject,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 300,
            ["nonce"] = nonce,
            ["at_hash"] = HashOf("access"),
            ["preferred_username"] = "li",
            ["name"] = "李小明",
            ["email"] = "li@example.com",
            ["email_verified"] = true,
            ["groups"] = new[] { "support", "staff" },
        };
        Claims(claims);
        return (SignWith ?? Keys[^1]).Sign(Algorithm, claims.Where(claim => claim.Value is not null).ToDictionary(), KeyId);
    }

    private static Task RefuseAsync(HttpContext context, string error)
    {
        context.Response.StatusCode = error == "invalid_client" ? 401 : 400;
        return context.Response.WriteAsJsonAsync(new { error });
    }
}
