using Appliance.Core.Accounts.Profile;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class OwnProfileTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Change_AllowedField_IsMade()
    {
        var (core, bob) = await StartAsync(ProfileFields.Nickname);
        await using var _ = core;

        var refusal = await core.Get<OwnProfile>().ChangeAsync(bob, new OwnProfileChange { Nickname = "小王" }, TestContext.CancellationToken);

        Assert.AreEqual((null, "小王"), (refusal, core.Scalar<string>("select nickname from agents where login = 'bob'")));
    }

    [TestMethod]
    public async Task Change_FieldOfTheAdmin_IsForbiddenAndNamed()
    {
        var (core, bob) = await StartAsync(ProfileFields.Nickname);
        await using var _ = core;

        var refusal = await core.Get<OwnProfile>().ChangeAsync(bob, new OwnProfileChange { Nickname = "小王", Title = "CEO" }, TestContext.CancellationToken);

        Assert.AreEqual(("field_by_admin", "title", null), (refusal?.Code, refusal?.Errors?.Keys.Single(), core.Scalar<string?>("select nickname from agents where login = 'bob'")));
    }

    [TestMethod]
    public async Task Change_FieldOfTheAdminAsItIs_IsNoChange()
    {
        var (core, bob) = await StartAsync(ProfileFields.Nickname);
        await using var _ = core;

        var refusal = await core.Get<OwnProfile>().ChangeAsync(bob, new OwnProfileChange { DisplayName = "bob", Nickname = "小王" }, TestContext.CancellationToken);

        Assert.IsNull(refusal);
    }

    [TestMethod]
    public async Task ChangeEmail_ByApiToken_IsForbidden()
    {
        var (core, bob) = await StartAsync(ProfileFields.Email);
        await using var _ = core;
        var token = Actor.Token(bob.AgentId!.Value, 1, bob.Granted, bob.Scope);

        var refusal = await core.Get<OwnProfile>().ChangeEmailAsync(token, "eve@example.com", TestContext.CancellationToken);

        Assert.AreEqual("forbidden", refusal?.Code);
    }

    [TestMethod]
    [DataRow("bob@example.com\r\nBcc: eve@example.com")]
    [DataRow("bob@example.com, eve@example.com")]
    public async Task ChangeEmail_MoreThanOneAddress_IsRefused(string email)
    {
        var (core, bob) = await StartAsync(ProfileFields.Email);
        await using var _ = core;

        var refusal = await core.Get<OwnProfile>().ChangeEmailAsync(bob, email, TestContext.CancellationToken);

        Assert.AreEqual("invalid", refusal?.Code);
    }

    [TestMethod]
    public async Task ChangeEmail_Done_TellsTheOwner()
    {
        var (core, bob) = await StartAsync(ProfileFields.Email);
        await using var _ = core;

        await core.Get<OwnProfile>().ChangeEmailAsync(bob, "bob@example.com", TestContext.CancellationToken);

        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from notices where kind = 'security'"));
    }

    private async Task<(AccountsCore Core, Actor Bob)> StartAsync(params string[] fields)
    {
        var core = await AccountsCore.StartAsync();
        await core.Get<ProfileSettings>().SaveAsync(core.Admin, fields, TestContext.CancellationToken);
        await core.AddAgentAsync("bob");
        return (core, (await core.EnterAsync("bob")).Actor);
    }
}
