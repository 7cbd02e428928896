using Appliance.Sdk.Authentication;
using Microsoft.AspNetCore.Http;

namespace Appliance.Auth.OpenIdConnect.Tests;

/// <summary>Against a provider that signs, and misbehaves on demand.</summary>
[TestClass]
public sealed class OpenIdConnectTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken End => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("RS256")]
    [DataRow("PS256")]
    [DataRow("ES256")]
    public async Task Complete_SignedAsAllowed_TellsWhoItIs(string algorithm)
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.Algorithm = algorithm;

        var identity = (await world.WalkAsync(End)).Identity;

        Assert.AreEqual(("li", "李小明", "li@example.com", "support staff"), (identity?.Login, identity?.DisplayName, identity?.Email, string.Join(' ', identity?.Groups ?? [])));
    }

    [TestMethod]
    public async Task Start_Address_AsksForACodeWithPkce()
    {
        await using var world = await SignInWorld.StartAsync();

        var address = (await world.BeginAsync(End)).Address;

        Assert.AreEqual("code S256 state", $"{SignInWorld.Parameter(address, "response_type")} {SignInWorld.Parameter(address, "code_challenge_method")} {SignInWorld.Parameter(address, "state")}");
    }

    [TestMethod]
    [DataRow("none")]
    [DataRow("HS256")]
    public async Task Complete_AlgorithmThatAnybodyCouldUse_Refused(string algorithm)
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.Algorithm = algorithm;

        Assert.AreEqual(AuthenticationOutcome.Refused, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    [DataRow("nonce", "another")]
    [DataRow("nonce", null)]
    [DataRow("iss", "https://other.example.com")]
    [DataRow("aud", "another-program")]
    [DataRow("azp", "another-program")]
    [DataRow("sub", null)]
    [DataRow("exp", null)]
    [DataRow("iat", null)]
    [DataRow("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Complete_WrongClaim_Refused(string claim, string? value)
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.Claims = claims => claims[claim] = value;

        Assert.AreEqual(AuthenticationOutcome.Refused, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    public async Task Complete_SeveralAudiencesWithoutAzp_Refused()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.Claims = claims => claims["aud"] = new[] { TestProvider.ClientId, "another-program" };

        Assert.AreEqual(AuthenticationOutcome.Refused, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    [DataRow("exp", -119, AuthenticationOutcome.Succeeded)]
    [DataRow("exp", -121, AuthenticationOutcome.Refused)]
    [DataRow("nbf", 119, AuthenticationOutcome.Succeeded)]
    [DataRow("nbf", 121, AuthenticationOutcome.Refused)]
    [DataRow("iat", 119, AuthenticationOutcome.Succeeded)]
    [DataRow("iat", 121, AuthenticationOutcome.Refused)]
    public async Task Complete_ClocksApart_TwoMinutesAreForgiven(string claim, int seconds, AuthenticationOutcome expected)
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.Claims = claims =>
        {
            if (claim == "exp")
                claims["nbf"] = null;
            claims[claim] = world.Context.Time.GetUtcNow().ToUnixTimeSeconds() + seconds;
        };

        Assert.AreEqual(expected, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    public async Task Complete_KeyThatIsNotPublished_Refused()
    {
        await using var world = await SignInWorld.StartAsync();
        using var foreign = new SigningKey("foreign");
        world.Provider.SignWith = foreign;

        Assert.AreEqual(AuthenticationOutcome.Refused, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    public async Task Complete_ForeignKeyUnderAPublishedId_Refused()
    {
        await using var world = await SignInWorld.StartAsync();
        using var foreign = new SigningKey("one");
        world.Provider.SignWith = foreign;

        Assert.AreEqual(AuthenticationOutcome.Refused, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    public async Task Complete_RotatedKey_IsLookedForAnew()
    {
        await using var world = await SignInWorld.StartAsync();
        await world.WalkAsync(End);
        world.Provider.Keys.Add(new SigningKey("two"));

        Assert.AreEqual(AuthenticationOutcome.Succeeded, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    public async Task Complete_ManyUnknownKeyIds_ReadTheKeysOnceAMinute()
    {
        await using var world = await SignInWorld.StartAsync();
        await world.WalkAsync(End);
        for (var i = 0; i < 5; i++)
        {
            world.Provider.KeyId = $"made-up-{i}";
            await world.WalkAsync(End);
        }

        Assert.AreEqual(2, world.Provider.KeyReads);
    }

    [TestMethod]
    public async Task Complete_CodeUsedTwice_Refused()
    {
        await using var world = await SignInWorld.StartAsync();
        var begun = await world.BeginAsync(End);
        var parameters = world.Provider.SignIn(begun.Address);
        await world.ReturnAsync(parameters, begun.Memory, End);

        Assert.AreEqual(AuthenticationOutcome.Refused, (await world.ReturnAsync(parameters, begun.Memory, End)).Outcome);
    }

    [TestMethod]
    public async Task Complete_CodeOfAnotherSignIn_Refused()
    {
        await using var world = await SignInWorld.StartAsync();
        var victim = await world.BeginAsync(End);
        var attacker = await world.BeginAsync(End);

        var result = await world.ReturnAsync(world.Provider.SignIn(attacker.Address), victim.Memory, End);

        Assert.AreEqual(AuthenticationOutcome.Refused, result.Outcome);
    }

    [TestMethod]
    public async Task Complete_AnswerOfAnotherProvider_RefusedBeforeTheCodeIsSent()
    {
        await using var world = await SignInWorld.StartAsync();
        var asked = false;
        world.Provider.TokenEndpoint = context =>
        {
            asked = true;
            return Task.CompletedTask;
        };
        var begun = await world.BeginAsync(End);
        var parameters = world.Provider.SignIn(begun.Address);
        parameters["iss"] = "https://evil.example.com";

        var result = await world.ReturnAsync(parameters, begun.Memory, End);

        Assert.AreEqual((AuthenticationOutcome.Refused, false), (result.Outcome, asked));
    }

    [TestMethod]
    public async Task Start_ProviderThatCallsItselfOtherwise_Fails()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.CallsItself = "https://other.example.com";

        await Assert.ThrowsExactlyAsync<ProviderException>(() => world.BeginAsync(End));
    }

    [TestMethod]
    public async Task Complete_HugeAnswer_IsUnavailable()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.TokenEndpoint = context => context.Response.WriteAsync(new string('x', 600 * 1024), End);

        Assert.AreEqual(AuthenticationOutcome.Unavailable, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    public async Task Complete_HangingTokenEndpoint_IsUnavailableInTime()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.TokenEndpoint = context => Task.Delay(Timeout.Infinite, world.Provider.End);

        Assert.AreEqual(AuthenticationOutcome.Unavailable, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    [DataRow("[]")]
    [DataRow("not json")]
    [DataRow("{}")]
    [DataRow("{\"id_token\":\"a.b.c\"}")]
    [DataRow("{\"id_token\":7}")]
    public async Task Complete_AnswerThatIsNone_LetsNobodyIn(string answer)
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.TokenEndpoint = context => context.Response.WriteAsync(answer, End);

        Assert.AreNotEqual(AuthenticationOutcome.Succeeded, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    [DataRow("access_denied", AuthenticationOutcome.Refused)]
    [DataRow("temporarily_unavailable", AuthenticationOutcome.Unavailable)]
    public async Task Complete_Error_IsWhatItMeans(string error, AuthenticationOutcome expected)
    {
        await using var world = await SignInWorld.StartAsync();
        var begun = await world.BeginAsync(End);

        var result = await world.ReturnAsync(new Dictionary<string, string> { ["error"] = error, ["state"] = "state" }, begun.Memory, End);

        Assert.AreEqual(expected, result.Outcome);
    }

    [TestMethod]
    public async Task Complete_EmailNotVerified_IsNotTold()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.Claims = claims => claims["email_verified"] = false;

        Assert.IsNull((await world.WalkAsync(End)).Identity!.Email);
    }

    [TestMethod]
    public async Task Complete_UserInfoOfSomebodyElse_Refused()
    {
        await using var world = await SignInWorld.StartAsync(settings => settings with { ReadUserInfo = true });
        world.Provider.UserInfo = new { sub = "user-2", email = "boss@example.com", email_verified = true };

        Assert.AreEqual(AuthenticationOutcome.Refused, (await world.WalkAsync(End)).Outcome);
    }

    [TestMethod]
    public async Task Complete_UserInfo_AddsWhatTheTokenLacks()
    {
        await using var world = await SignInWorld.StartAsync(settings => settings with { ReadUserInfo = true });
        world.Provider.Claims = claims => claims["name"] = null;

        Assert.AreEqual("From userinfo", (await world.WalkAsync(End)).Identity!.DisplayName);
    }

    [TestMethod]
    public async Task Complete_AmrOfTheSettings_StatesASecondFactor()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Provider.Claims = claims => claims["amr"] = new[] { "pwd", "mfa" };

        Assert.IsTrue((await world.WalkAsync(End)).Identity!.SecondFactor);
    }

    [TestMethod]
    public async Task Complete_Success_ShowsEveryStepAndNoSecret()
    {
        await using var world = await SignInWorld.StartAsync();

        var steps = (await world.WalkAsync(End)).Steps;

        Assert.IsTrue(steps.Count == 4 && steps.All(step => step.Passed && step.Detail?.Contains("eyJ", StringComparison.Ordinal) != true));
    }

    [TestMethod]
    public async Task SignOut_WhereSetUp_LeadsToTheProvider()
    {
        await using var world = await SignInWorld.StartAsync(settings => settings with { EndSession = true });

        var address = await world.SignIn.SignOutAsync(new Uri("https://help.example.com/sign-in"), End);

        Assert.AreEqual("/logout", address?.AbsolutePath);
    }
}
