using System.Text;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Import;

namespace Appliance.Core.Tests.Accounts.Import;

/// <summary>One file with everything wrong: each fault stands at its row and column, and nothing is changed.</summary>
[TestClass]
public sealed class ManyFaultsTests
{
    private const string Head = "登录名,显示名称,昵称,邮箱,电话,电话不公开,工号,部门,接待组,角色,接入上限,语言,技能,渠道账号,模板,离线文案,职位,星座,昵称";
    private static readonly byte[] Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("张伟");

    [TestMethod]
    public async Task Check_EveryKindOfFault_IsNamedByRowAndColumn()
    {
        await using var core = await AccountsCore.StartAsync();
        var actor = await PrepareAsync(core);
        var (file, expected) = File();

        var refused = await core.CheckAsync(file, actor: actor);

        Assert.AreEqual(string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', refused.Codes().Order(StringComparer.Ordinal)));
        Assert.IsGreaterThanOrEqualTo(37, expected.Length);
    }

    [TestMethod]
    public async Task Check_EveryKindOfFault_ChangesNothing()
    {
        await using var core = await AccountsCore.StartAsync();
        var actor = await PrepareAsync(core);
        var before = core.Scalar<long>("select count(*) from agents");

        var refused = await core.CheckAsync(File().Content, actor: actor);
        var commit = core.Get<AgentImports>().Commit(actor, refused.Id);

        Assert.AreEqual(("not_ready", before), (commit.Refusal?.Code, core.Scalar<long>("select count(*) from agents")));
    }

    /// <summary>Two departments of one name, a taken login, rules for names and addresses, and an importer who lacks a right.</summary>
    private static async Task<Actor> PrepareAsync(AccountsCore core)
    {
        var departments = core.Get<DepartmentService>();
        foreach (var parent in new[] { "北京", "上海" })
        {
            var top = (await departments.CreateAsync(core.Admin, new DepartmentInput(parent), CancellationToken.None)).Value!.Id;
            await departments.CreateAsync(core.Admin, new DepartmentInput("客服部", top), CancellationToken.None);
        }

        var role = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsEdit, Permissions.AgentsImport);
        await core.ExecuteAsync("update roles set permissions = '[\"agents.view\"]' where built_in = 'agent'");
        await core.AddAgentAsync("present");
        await core.AddAgentAsync("lead", [role]);
        await core.Get<OrganisationRulesService>().SetAsync(
            core.Admin, new OrganisationRules(DisplayNamePattern: "{姓名}", NicknamePattern: "拾光-{昵称}", EmailDomains: ["example.com"]), CancellationToken.None);
        return (await core.EnterAsync("lead")).Actor;
    }

    private static (byte[] Content, string[] Expected) File()
    {
        var content = new MemoryStream();
        var expected = new List<string> { "1:18 import_unknown_column", "1:19 import_column_twice" };
        var row = 1;
        void Write(string text) => content.Write(Encoding.UTF8.GetBytes(text));

        // A row whose cells are right but for those given: column → text.
        void Row(string code, int at, params (int Column, string Text)[] cells)
        {
            row++;
            var values = new string[19];
            Array.Fill(values, "");
            values[0] = $"user{row}";
            values[2] = "拾光-好";
            foreach (var (column, text) in cells)
                values[column - 1] = text;
            Write(string.Join(',', values) + "\n");
            expected.Add($"{row}:{at} {code}");
        }

        Write(Head + "\n");
        Row("required", 1, (1, ""));
        Row("taken", 1, (1, "present"));
        Row("import_login_twice", 1, (1, "ＰＲＥＳＥＮＴ"));
        Row("import_login_twice", 1, (1, "USER5"));
        expected.RemoveAt(expected.Count - 1);
        Row("import_login_twice", 1, (1, "user5"));
        Row("invalid", 1, (1, "two words"));
        Row("too_long", 1, (1, new string('a', 65)));
        Row("too_long", 2, (2, new string('名', 65)));
        Row("sheet_control_character", 2, (2, "安\u0007妮"));
        Row("sheet_formula", 2, (2, "=HYPERLINK(1)"));
        Row("sheet_formula", 7, (7, "+A1"));
        Row("sheet_formula", 7, (7, "@SUM(A1)"));
        Row("sheet_formula", 17, (17, "-cmd|calc"));
        Row("naming_pattern", 3, (3, "小王"));
        Row("too_long", 3, (3, "拾光-" + new string('名', 64)));
        Row("invalid", 4, (4, "not an address"));
        Row("email_domain", 4, (4, "a@elsewhere.org"));
        Row("too_long", 5, (5, new string('1', 65)));
        Row("import_not_yes_or_no", 6, (6, "也许"));
        Row("too_long", 7, (7, new string('7', 65)));
        Row("unknown", 8, (8, "月球部"));
        Row("import_ambiguous", 8, (8, "客服部"));
        Row("unknown", 9, (9, "没有的组"));
        Row("unknown", 10, (10, "没有的角色"));
        Row("exceeds_own", 10, (10, "超级管理员"));
        Row("import_not_a_number", 11, (11, "十个"));
        Row("import_not_a_number", 11, (11, "3.5"));
        Row("out_of_range", 11, (11, "501"));
        Row("out_of_range", 11, (11, "-1"));
        Row("invalid", 12, (12, "中文"));
        Row("import_not_a_number", 13, (13, "退款:很好"));
        Row("out_of_range", 13, (13, "退款:11"));
        Row("taken", 13, (13, "退款:5;退款:6"));
        Row("unknown", 14, (14, "没有的账号"));
        Row("unknown", 15, (15, "没有的模板"));
        Row("too_long", 16, (16, new string('文', 501)));
        Row("too_long", 17, (17, new string('职', 65)));
        Row("import_beyond_columns", 20, (19, ",多出来的"));
        Row("sheet_cell_too_long", 16, (16, new string('x', 1024 * 1024)));
        Row("sheet_quotes", 2, (2, "a \"broken\" b"));

        // A cell in another encoding than the file.
        row++;
        Write($"user{row},");
        content.Write(Gb18030);
        Write(",拾光-好\n");
        expected.Add($"{row}:2 sheet_encoding");

        // The last: nothing after it can be told apart.
        row++;
        Write($"user{row},\"never closed,拾光-好\nuser99,x\n");
        expected.Add($"{row}:2 sheet_quotes");
        expected.Add($"{row}:3 naming_pattern");
        return (content.ToArray(), [.. expected]);
    }
}
