using Appliance.Core.Accounts;
using Appliance.Core.Paging;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class AgentServiceTests
{
    public required TestContext TestContext { get; init; }

    private const long SuperAdmin = 1;
    private const long AgentRole = 3;

    [TestMethod]
    public async Task Create_LoginAlone_IsInvitedAgentWithStartCode()
    {
        await using var core = await AccountsCore.StartAsync();

        var made = (await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("bob"), CancellationToken.None)).Value!;

        Assert.AreEqual(("invited", "bob", AgentRole, 22), (made.State, made.DisplayName, made.RoleIds.Single(), made.StartCode!.Length));
    }

    [TestMethod]
    public async Task Create_LoginTaken_NamesTheField()
    {
        await using var core = await AccountsCore.StartAsync();

        var result = await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("Admin"), CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "taken" }, result.Refusal?.Errors?["login"]);
    }

    [TestMethod]
    [DataRow("a b", null, null, "login")]
    [DataRow("", null, null, "login")]
    [DataRow("bob", "not an address", null, "email")]
    [DataRow("bob", "bob@example.com\r\nBcc: all@example.com", null, "email")]
    [DataRow("bob", null, 501, "capacity")]
    [DataRow("bob\u0000", null, null, "login")]
    public async Task Create_BadField_IsInvalid(string login, string? email, int? capacity, string field)
    {
        await using var core = await AccountsCore.StartAsync();

        var result = await core.Get<AgentService>().CreateAsync(
            core.Admin, new NewAgent(login, Email: email, Capacity: capacity), CancellationToken.None);

        Assert.IsTrue(result.Refusal?.Errors?.ContainsKey(field));
    }

    [TestMethod]
    public async Task Create_UnknownGroup_IsInvalid()
    {
        await using var core = await AccountsCore.StartAsync();

        var result = await core.Get<AgentService>().CreateAsync(core.Admin, new NewAgent("bob", GroupIds: [99]), CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "unknown" }, result.Refusal?.Errors?["groupIds"]);
    }

    [TestMethod]
    public async Task Create_RoleBeyondOnesOwn_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var lead = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsEdit);
        await core.AddAgentAsync("lead", [lead]);
        var (actor, _) = await core.EnterAsync("lead");

        var result = await core.Get<AgentService>().CreateAsync(actor, new NewAgent("bob", RoleIds: [SuperAdmin]), CancellationToken.None);

        Assert.AreEqual("exceeds_own", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Update_PasswordOfSomebodyWithMoreRights_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var lead = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsEdit);
        await core.AddAgentAsync("lead", [lead]);
        var (actor, _) = await core.EnterAsync("lead");

        var result = await core.Get<AgentService>().UpdateAsync(actor, 1, new AgentChange { Password = "Other-horse-8" }, CancellationToken.None);

        Assert.AreEqual("exceeds_own", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Update_OwnRoles_CannotRise()
    {
        await using var core = await AccountsCore.StartAsync();
        var lead = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsEdit);
        var self = await core.AddAgentAsync("lead", [lead]);
        var (actor, _) = await core.EnterAsync("lead");

        var result = await core.Get<AgentService>().UpdateAsync(actor, self.Id, new AgentChange { RoleIds = new([lead, SuperAdmin]) }, CancellationToken.None);

        Assert.AreEqual("exceeds_own", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Update_LeftOut_Stays()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("sales");
        var bob = await core.AddAgentAsync("bob", groups: [group], email: "bob@example.com");

        var changed = (await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { Nickname = "Bobby" }, CancellationToken.None)).Value!;

        Assert.AreEqual(("Bobby", "bob@example.com", group), (changed.Nickname, changed.Email, changed.GroupIds.Single()));
    }

    [TestMethod]
    public async Task Update_Null_Clears()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob", email: "bob@example.com");

        var changed = (await core.Get<AgentService>().UpdateAsync(
            core.Admin, bob.Id, new AgentChange { Email = new((string?)null) }, CancellationToken.None)).Value!;

        Assert.IsNull(changed.Email);
    }

    [TestMethod]
    [DataRow("disable")]
    [DataRow("demote")]
    [DataRow("delete")]
    public async Task LastAdmin_IsKept(string how)
    {
        await using var core = await AccountsCore.StartAsync();
        var agents = core.Get<AgentService>();

        var refusal = how switch
        {
            "disable" => (await agents.UpdateAsync(core.Admin, 1, new AgentChange { State = "disabled" }, CancellationToken.None)).Refusal,
            "demote" => (await agents.UpdateAsync(core.Admin, 1, new AgentChange { RoleIds = new([AgentRole]) }, CancellationToken.None)).Refusal,
            _ => await agents.DeleteAsync(core.Admin, 1, CancellationToken.None),
        };

        Assert.AreEqual((RefusalKind.Refused, "last_admin"), (refusal!.Kind, refusal.Code));
    }

    [TestMethod]
    public async Task Disable_OneOfTwoAdmins_IsDone()
    {
        await using var core = await AccountsCore.StartAsync();
        var second = await core.AddAgentAsync("second", [SuperAdmin]);

        var result = await core.Get<AgentService>().UpdateAsync(core.Admin, second.Id, new AgentChange { State = "disabled" }, CancellationToken.None);

        Assert.AreEqual("disabled", result.Value?.State);
    }

    [TestMethod]
    public async Task Get_OutOfScope_IsNotFound()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.Groups, Permissions.AgentsView);
        var (sales, support) = (await core.AddGroupAsync("sales"), await core.AddGroupAsync("support"));
        await core.AddAgentAsync("bob", [role], [sales]);
        var near = await core.AddAgentAsync("near", groups: [sales]);
        var far = await core.AddAgentAsync("far", groups: [support]);
        var (bob, _) = await core.EnterAsync("bob");

        var codes = (core.Get<AgentService>().Get(bob, near.Id).Refusal?.Code, core.Get<AgentService>().Get(bob, far.Id).Refusal?.Code);

        Assert.AreEqual((null, "not_found"), codes);
    }

    [TestMethod]
    public async Task List_DepartmentScope_IncludesBelow()
    {
        await using var core = await AccountsCore.StartAsync();
        var departments = core.Get<DepartmentService>();
        var top = (await departments.CreateAsync(core.Admin, new DepartmentInput("top"), CancellationToken.None)).Value!.Id;
        var below = (await departments.CreateAsync(core.Admin, new DepartmentInput("below", top), CancellationToken.None)).Value!.Id;
        var role = await core.AddRoleAsync(Reach.Department, Permissions.AgentsView);
        await core.AddAgentAsync("lead", [role], department: top);
        await core.AddAgentAsync("inside", department: below);
        await core.AddAgentAsync("outside");
        var (lead, _) = await core.EnterAsync("lead");

        var seen = core.Get<AgentService>().List(lead, new AgentFilter(), new PageRequest()).Value!.Items.Select(agent => agent.Login).ToList();

        CollectionAssert.AreEqual(new[] { "lead", "inside" }, seen);
    }

    [TestMethod]
    public async Task List_Pages_ShowEachOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        for (var i = 0; i < 5; i++)
            await core.AddAgentAsync($"bob{i}");
        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = core.Get<AgentService>().List(core.Admin, new AgentFilter(Query: "BOB"), new PageRequest(2, cursor)).Value!;
            seen.AddRange(page.Items.Select(agent => agent.Login));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        CollectionAssert.AreEqual(new[] { "bob0", "bob1", "bob2", "bob3", "bob4" }, seen);
    }

    [TestMethod]
    public async Task List_WildcardInQuery_IsALetter()
    {
        await using var core = await AccountsCore.StartAsync();

        var page = core.Get<AgentService>().List(core.Admin, new AgentFilter(Query: "%"), new PageRequest()).Value!;

        Assert.IsEmpty(page.Items);
    }

    [TestMethod]
    public async Task Delete_Agent_LeavesNothingPersonal()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob", email: "bob@example.com");
        await core.EnterAsync("bob");
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { State = "disabled" }, CancellationToken.None);

        await core.Get<AgentService>().DeleteAsync(core.Admin, bob.Id, CancellationToken.None);

        Assert.AreEqual(
            ("anonymised", 0L, 0L),
            (core.Scalar<string>("select state from agents where id = @Id", new { bob.Id }),
             core.Scalar<long>("select count(*) from agents where login = 'bob' or display_name = 'bob' or email is not null"),
             core.Scalar<long>("select count(*) from sign_ins where login = 'bob'")));
    }

    [TestMethod]
    public async Task Delete_Agent_FreesTheLogin()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { State = "disabled" }, CancellationToken.None);
        await core.Get<AgentService>().DeleteAsync(core.Admin, bob.Id, CancellationToken.None);

        var again = await core.AddAgentAsync("bob");

        Assert.AreNotEqual(bob.Id, again.Id);
    }

    [TestMethod]
    public async Task Directory_AgentChanged_ShowsTheNewName()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        var directory = core.Get<AgentDirectory>();
        directory.Find(bob.Id);
        var told = new TaskCompletionSource();
        using var listener = core.Get<Storage.Events.IEventLog>().Listen(_ => told.TrySetResult());

        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { Nickname = "Bobby" }, CancellationToken.None);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.CancellationToken);

        Assert.AreEqual("Bobby", directory.Find(bob.Id)!.ShownName);
    }
}
