using System.Net;
using System.Net.Http.Json;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;

namespace Acme.Sample;

/// <summary>Asks the company's directory. Never logs or keeps the password.</summary>
public sealed class SampleAuthenticator(SampleSettings settings, HttpClient http) : IAuthenticator
{
    public string Id => "acme-part";

    public LocalizedText Name { get; } = new("示例目录", "Sample directory");

    public async Task<AuthenticationResult> AuthenticateAsync(PasswordCredentials credentials, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Directory);
        request.Headers.Authorization = new("Bearer", settings.ApiKey);
        request.Content = JsonContent.Create(new { login = credentials.Login, password = credentials.Password });
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.NotFound)
                return AuthenticationResult.Unknown();
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
                return AuthenticationResult.Refused("The directory refused login and password.");
            answer.EnsureSuccessStatusCode();
            var person = await answer.Content.ReadFromJsonAsync<Person>(cancellationToken);
            return person is null
                ? AuthenticationResult.Unavailable("The directory answered nothing.")
                : AuthenticationResult.Succeeded(new ExternalIdentity { Subject = person.Id, Login = credentials.Login, DisplayName = person.Name });
        }
        catch (HttpRequestException failure)
        {
            return AuthenticationResult.Unavailable($"The directory cannot be asked: {failure.Message}");
        }
    }

    private sealed record Person(string Id, string? Name);
}
