using System.Text;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Import;
using Appliance.Core.Spreadsheets;

namespace Appliance.Core.Tests.Accounts.Import;

[TestClass]
public sealed class ImportTests
{
    [TestMethod]
    public async Task Commit_OfNewAccounts_MakesThemWithStartCodesThatSignIn()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("售后");
        var checkedFile = await core.CheckAsync("登录名,显示名称,接待组,技能\nann,安妮,售后,退款:5;英语:8\nbob,,,\n");

        var done = await core.CommitAsync(checkedFile.Id);
        var code = core.Get<AgentImports>().Results(core.Admin, done.Id).Value![0].StartCode!;
        var signedIn = await core.SignInAsync("ann", code, "Battery-staple-9");

        Assert.IsFalse(signedIn.IsRefused, signedIn.Refusal?.Code);
        var ann = core.Get<AgentService>().Get(core.Admin, signedIn.Value.AgentId).Value!;
        Assert.AreEqual(("安妮", group, 2, 2), (ann.DisplayName, ann.GroupIds.Single(), ann.Skills.Count, done.NewAccounts));
    }

    [TestMethod]
    public async Task Check_OfAGoodFile_ChangesNothing()
    {
        await using var core = await AccountsCore.StartAsync();

        await core.CheckAsync("登录名\nann\n");

        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from agents"));
    }

    [TestMethod]
    public async Task Commit_Twice_SavesOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var ready = await core.CheckAsync("登录名\nann\n");
        await core.CommitAsync(ready.Id);

        var again = core.Get<AgentImports>().Commit(core.Admin, ready.Id);

        Assert.AreEqual("not_ready", again.Refusal?.Code);
    }

    [TestMethod]
    public async Task Commit_LoginTakenMeanwhile_ChangesNothing()
    {
        await using var core = await AccountsCore.StartAsync();
        var ready = await core.CheckAsync("登录名\nann\nbob\n");
        await core.AddAgentAsync("bob");

        var done = await core.CommitAsync(ready.Id);

        Assert.AreEqual((ImportStates.Failed, 2L), (done.State, core.Scalar<long>("select count(*) from agents")));
    }

    [TestMethod]
    public async Task Update_ByLogin_ChangesWhatTheFileHoldsAndNothingElse()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("售后");
        var bob = await core.AddAgentAsync("bob", groups: [group], email: "bob@example.com");
        var ready = await core.CheckAsync("登录名,昵称,邮箱\nBOB,小鲍,\nnew,新,\n", new ImportOptions(Update: true));

        var done = await core.CommitAsync(ready.Id);

        var after = core.Get<AgentService>().Get(core.Admin, bob.Id).Value!;
        Assert.AreEqual(
            ("小鲍", "bob@example.com", group, "enabled", 1, 1),
            (after.Nickname, after.Email, after.GroupIds.Single(), after.State, done.NewAccounts, done.ChangedAccounts));
    }

    [TestMethod]
    public async Task Update_Done_LeavesNoHiddenRow()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("bob");
        var ready = await core.CheckAsync("登录名,昵称\nbob,小鲍\n", new ImportOptions(Update: true));
        await core.CommitAsync(ready.Id);

        await core.Get<AgentImports>().RecoverAsync(CancellationToken.None);

        Assert.AreEqual((0L, 0L), (core.Scalar<long>("select count(*) from agents where state = 'importing'"), core.Scalar<long>("select count(*) from agent_import_changes")));
    }

    [TestMethod]
    public async Task Update_AccountChangedSinceTheCheck_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        var ready = await core.CheckAsync("登录名,昵称\nbob,小鲍\nann,安\n", new ImportOptions(Update: true));
        core.Clock.Advance(TimeSpan.FromSeconds(1));
        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { Title = "T" }, CancellationToken.None);

        var done = await core.CommitAsync(ready.Id);
        await core.Get<AgentImports>().RecoverAsync(CancellationToken.None);

        Assert.AreEqual(("0:0 import_changed", 2L), (done.Codes().Single(), core.Scalar<long>("select count(*) from agents")));
    }

    [TestMethod]
    public async Task Recover_AfterTheProcessEndedHalfWay_LeavesNothing()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.ExecuteAsync("insert into agent_imports (agent_id, file_name, state, started_at) values (1, 'a', 'saving', 0)");
        await core.ExecuteAsync(
            """
            insert into agents (login, login_key, display_name, state, security_stamp, created_at, updated_at, import_id)
            values ('half', 'half', 'half', 'importing', '', 0, 0, 1)
            """);
        await core.ExecuteAsync("insert into agent_roles (agent_id, role_id, since) values (2, 3, 0)");

        await core.Get<AgentImports>().RecoverAsync(CancellationToken.None);

        Assert.AreEqual(("abandoned", 0L), (core.Scalar<string>("select state from agent_imports"), core.Scalar<long>("select count(*) from agents where id = 2")));
    }

    [TestMethod]
    public async Task Importing_Account_IsInNoListAndCannotSignIn()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.ExecuteAsync(
            """
            insert into agents (login, login_key, display_name, state, start_code_hash, security_stamp, created_at, updated_at)
            values ('half', 'half', 'half', 'importing', @hash, '', 0, 0)
            """,
            new { hash = OpaqueToken.Hash("code") });

        var signIn = await core.SignInAsync("half", "code", "Battery-staple-9");

        Assert.AreEqual(
            ("invalid_credentials", 1),
            (signIn.Refusal?.Code, core.Get<AgentService>().List(core.Admin, new AgentFilter(), new Core.Paging.PageRequest()).Value!.Items.Count));
    }

    [TestMethod]
    public async Task Check_RoleThatTheImporterLacks_IsNamedAtItsCell()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsEdit, Permissions.AgentsImport);
        await core.AddAgentAsync("lead", [role]);
        var (lead, _) = await core.EnterAsync("lead");

        var refused = await core.CheckAsync("登录名,角色\nann,超级管理员\n", actor: lead);

        Assert.AreEqual("2:2 exceeds_own", refused.Codes().Single());
    }

    [TestMethod]
    public async Task Commit_RightTakenFromTheImporterSinceThePreview_ChangesNothing()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsEdit, Permissions.AgentsImport, Permissions.GroupsView);
        var narrow = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsEdit, Permissions.AgentsImport);
        var gives = await core.AddRoleAsync(Reach.Own, Permissions.GroupsView);
        await core.ExecuteAsync("update roles set name = 'gives' where id = @gives", new { gives });
        var account = await core.AddAgentAsync("lead", [role]);
        var (lead, _) = await core.EnterAsync("lead");
        var ready = await core.CheckAsync("登录名,角色\nann,gives\n", actor: lead);
        await core.Get<AgentService>().UpdateAsync(core.Admin, account.Id, new AgentChange { RoleIds = new([narrow]) }, CancellationToken.None);

        var done = await core.CommitAsync(ready.Id, lead);

        Assert.AreEqual((ImportStates.Refused, 0L), (done.State, core.Scalar<long>("select count(*) from agents where login = 'ann' and state <> 'importing'")));
    }

    [TestMethod]
    public async Task Get_AnotherPersonsImport_IsNotFound()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("second", [1]);
        var (second, _) = await core.EnterAsync("second");
        var ready = await core.CheckAsync("登录名\nann\n");

        Assert.AreEqual("not_found", core.Get<AgentImports>().Get(second, ready.Id).Refusal?.Code);
    }

    [TestMethod]
    [DataRow("utf-8", false, SheetEncoding.Recognised)]
    [DataRow("utf-8", true, SheetEncoding.Recognised)]
    [DataRow("utf-16", true, SheetEncoding.Recognised)]
    [DataRow("utf-16", false, SheetEncoding.Recognised)]
    [DataRow("utf-16BE", true, SheetEncoding.Recognised)]
    [DataRow("gb18030", false, SheetEncoding.Gb18030)]
    public async Task Check_EncodingThatIsKnown_ReadsChinese(string name, bool mark, SheetEncoding encoding)
    {
        await using var core = await AccountsCore.StartAsync();
        var text = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] file = [.. mark ? text.Preamble.ToArray() : [], .. text.GetBytes("登录名,显示名称\nann,安妮\n")];

        var ready = await core.CheckAsync(file, new ImportOptions(encoding));

        Assert.AreEqual("安妮", ready.Preview.Single().DisplayName);
    }

    [TestMethod]
    public async Task Check_Gb18030WithoutBeingTold_NamesTheCellsAndSuggestsIt()
    {
        await using var core = await AccountsCore.StartAsync();
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

        var refused = await core.CheckAsync(gb.GetBytes("login,displayName\nann,安妮\n"));

        Assert.AreEqual(("2:2 sheet_encoding_gb18030", true), (refused.Codes().Single(), refused.SuggestsGb18030));
    }
}
