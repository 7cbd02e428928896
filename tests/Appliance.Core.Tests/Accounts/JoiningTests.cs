using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Joining;
using Appliance.Core.Paging;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class JoiningTests
{
    private const string New = "Battery-staple-9";

    [TestMethod]
    public async Task Invitation_Accepted_SignsInWithTheNewPassword()
    {
        await using var core = await AccountsCore.StartAsync();
        var (_, token) = await InviteAsync(core);

        await core.Get<InvitationService>().AcceptAsync(token, New, CancellationToken.None);
        var signedIn = await core.SignInAsync("ann", New);

        Assert.IsFalse(signedIn.IsRefused, signedIn.Refusal?.Code);
    }

    [TestMethod]
    public async Task Invitation_UsedTwice_IsGone()
    {
        await using var core = await AccountsCore.StartAsync();
        var (_, token) = await InviteAsync(core);
        await core.Get<InvitationService>().AcceptAsync(token, New, CancellationToken.None);

        var again = await core.Get<InvitationService>().AcceptAsync(token, "Other-horse-8", CancellationToken.None);

        Assert.AreEqual("invitation_gone", again.Refusal?.Code);
    }

    [TestMethod]
    public async Task Invitation_AfterItsDays_IsGone()
    {
        await using var core = await AccountsCore.StartAsync();
        var (_, token) = await InviteAsync(core);

        core.Clock.Advance(TimeSpan.FromDays(OrganisationRules.UsualInvitationDays));

        Assert.AreEqual("invitation_gone", core.Get<InvitationService>().Find(token).Refusal?.Code);
    }

    [TestMethod]
    public async Task Invitation_MadeAnew_ReplacesTheFormer()
    {
        await using var core = await AccountsCore.StartAsync();
        var (id, token) = await InviteAsync(core);
        await core.Get<InvitationService>().CreateAsync(core.Admin, id, CancellationToken.None);

        Assert.AreEqual("invitation_gone", core.Get<InvitationService>().Find(token).Refusal?.Code);
    }

    [TestMethod]
    public async Task Invitation_OfSomebodyWhoHasSignedIn_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");

        var made = await core.Get<InvitationService>().CreateAsync(core.Admin, bob.Id, CancellationToken.None);

        Assert.AreEqual("not_invited", made.Refusal?.Code);
    }

    [TestMethod]
    public async Task Register_WhenNotAllowed_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();

        Assert.AreEqual("not_available", (await RegisterAsync(core, "ann"))?.Code);
    }

    [TestMethod]
    public async Task Register_Allowed_WaitsAndCannotSignIn()
    {
        await using var core = await AllowedAsync();

        await RegisterAsync(core, "ann");
        var signIn = await core.SignInAsync("ann", New);

        Assert.AreEqual(("pending", "invalid_credentials"), (core.Scalar<string>("select state from agents where login = 'ann'"), signIn.Refusal?.Code));
    }

    [TestMethod]
    public async Task Register_LoginTaken_AnswersAlike()
    {
        await using var core = await AllowedAsync();

        var refusal = await RegisterAsync(core, "admin");

        Assert.AreEqual((null, "admin-2"), (refusal?.Code, core.Scalar<string>("select login from agents where state = 'pending'")));
    }

    [TestMethod]
    public async Task Register_DomainNotAllowed_NamesTheField()
    {
        await using var core = await AllowedAsync("other.org");

        var refusal = await RegisterAsync(core, "ann");

        CollectionAssert.AreEqual(new[] { "email_domain" }, refusal?.Errors?["email"]);
    }

    [TestMethod]
    public async Task Approve_WithTemplate_GivesItsPlaceAndSignsIn()
    {
        await using var core = await AllowedAsync();
        var group = await core.AddGroupAsync("sales");
        var template = (await core.Get<TemplateService>().CreateAsync(core.Admin, new TemplateInput { Name = "t", GroupIds = new([group]) }, CancellationToken.None)).Value!;
        await RegisterAsync(core, "ann");
        var id = core.Scalar<long>("select id from agents where login = 'ann'");

        var refusal = await core.Get<RegistrationService>().ApproveAsync(core.Admin, id, template.Id, CancellationToken.None);
        var signIn = await core.SignInAsync("ann", New);

        Assert.IsNull(refusal, refusal?.Code);
        Assert.IsFalse(signIn.IsRefused, signIn.Refusal?.Code);
        Assert.AreEqual(group, core.Get<AgentService>().Get(core.Admin, id).Value!.GroupIds.Single());
    }

    [TestMethod]
    public async Task Reject_Registration_LeavesNothingPersonal()
    {
        await using var core = await AllowedAsync();
        await RegisterAsync(core, "ann");
        var id = core.Scalar<long>("select id from agents where login = 'ann'");

        await core.Get<RegistrationService>().RejectAsync(core.Admin, id, CancellationToken.None);

        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from agents where login = 'ann' or email like 'ann%'"));
    }

    [TestMethod]
    public async Task List_SortedBothWays_PagesShowEachOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        foreach (var (login, capacity) in new[] { ("c", 1), ("a", 2), ("b", 2), ("d", 1) })
            await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent(login, Capacity: capacity), CancellationToken.None);
        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = core.Get<AgentService>().List(core.Admin, new AgentFilter(State: "invited", Sort: "capacity", Descending: true), new PageRequest(1, cursor)).Value!;
            seen.AddRange(page.Items.Select(agent => agent.Login));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        CollectionAssert.AreEqual(new[] { "b", "a", "d", "c" }, seen);
    }

    [TestMethod]
    public async Task Tree_OfDepartments_CountsMembersBelow()
    {
        await using var core = await AccountsCore.StartAsync();
        var departments = core.Get<DepartmentService>();
        var top = (await departments.CreateAsync(core.Admin, new DepartmentInput("top"), CancellationToken.None)).Value!.Id;
        var below = (await departments.CreateAsync(core.Admin, new DepartmentInput("below", top), CancellationToken.None)).Value!.Id;
        await core.AddAgentAsync("a", department: top);
        await core.AddAgentAsync("b", department: below);

        var tree = departments.Tree(core.Admin).Value!;

        CollectionAssert.AreEqual(new[] { "top 1 2", "top/below 1 1" }, tree.Select(node => $"{node.Path} {node.Members} {node.AllMembers}").ToList());
    }

    private static async Task<(long Id, string Token)> InviteAsync(AccountsCore core)
    {
        var ann = (await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("ann"), CancellationToken.None)).Value!;
        return (ann.Id, (await core.Get<InvitationService>().CreateAsync(core.Admin, ann.Id, CancellationToken.None)).Value!.Token);
    }

    private static async Task<AccountsCore> AllowedAsync(string? domain = null)
    {
        var core = await AccountsCore.StartAsync();
        var rules = new OrganisationRules(SelfRegistration: true, EmailDomains: domain is null ? [] : [domain]);
        await core.Get<OrganisationRulesService>().SetAsync(core.Admin, rules, CancellationToken.None);
        return core;
    }

    private static Task<Refusal?> RegisterAsync(AccountsCore core, string login) =>
        core.Get<RegistrationService>().RegisterAsync(new NewRegistration(login, "Ann", "ann@example.com", null, New), CancellationToken.None);
}
