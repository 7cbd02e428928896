using System.IO.Compression;
using System.Text;
using Appliance.Core.Spreadsheets;

namespace Appliance.Core.Tests.Accounts.Import;

[TestClass]
public sealed class XlsxImportTests
{
    [TestMethod]
    public async Task Commit_FiveThousandAgentsOfOneXlsx_AreAllThere()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddGroupAsync("售后");
        var rows = Enumerable.Range(1, 5000).Select(i => (IReadOnlyList<object?>)[$"user{i:D4}", $"客服{i}", $"u{i}@example.com", "售后", "退款:5;英语:8", 6]);
        var file = XlsxFile.Write("agents", [["登录名", "显示名称", "邮箱", "接待组", "技能", "接入上限"], .. rows]);

        var ready = await core.CheckAsync(file);
        Assert.AreEqual("", string.Join(' ', ready.Codes()));
        await core.CommitAsync(ready.Id);

        Assert.AreEqual(
            (5000L, 5000L, 10_000L),
            (core.Scalar<long>("select count(*) from agents where state = 'invited'"), core.Scalar<long>("select count(*) from group_members"),
             core.Scalar<long>("select count(*) from agent_skills")));
    }

    [TestMethod]
    public async Task Check_FormulaCell_IsRefusedByName()
    {
        await using var core = await AccountsCore.StartAsync();

        var refused = await core.CheckAsync(WithSheet("""<row r="1"><c r="A1" t="inlineStr"><is><t>登录名</t></is></c><c r="B1" t="inlineStr"><is><t>昵称</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>ann</t></is></c><c r="B3"><f>1+1</f><v>2</v></c></row>"""));

        Assert.AreEqual(("3:2 sheet_formula", "=1+1"), (refused.Codes().Single(), refused.Faults.Single().Detail));
    }

    [TestMethod]
    public async Task Check_ErrorCell_IsNamed()
    {
        await using var core = await AccountsCore.StartAsync();

        var refused = await core.CheckAsync(WithSheet("""<row r="1"><c r="A1" t="inlineStr"><is><t>登录名</t></is></c></row><row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>"""));

        Assert.AreEqual("2:1 sheet_error_value", refused.Codes()[0]);
    }

    [TestMethod]
    public async Task Check_CellOfAMegabyte_IsNamed()
    {
        await using var core = await AccountsCore.StartAsync();

        var refused = await core.CheckAsync(XlsxFile.Write("a", [["登录名", "昵称"], ["ann", new string('x', 32_000)]]));

        CollectionAssert.Contains(refused.Codes(), "2:2 sheet_cell_too_long");
    }

    [TestMethod]
    public async Task Check_ZipBomb_IsRefusedWithoutUnpackingIt()
    {
        await using var core = await AccountsCore.StartAsync();
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var bomb = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++)
                bomb.Write(zeros);
        }

        var refused = await core.CheckAsync(file.ToArray());

        Assert.AreEqual("0:0 sheet_too_large", refused.Codes().Single());
    }

    [TestMethod]
    public async Task Check_SheetThatBreaksOff_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();

        var refused = await core.CheckAsync(WithSheet("""<row r="1"><c r="A1" t="inlineStr"><is><t>登录名</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>ann</t></is>"""));

        CollectionAssert.Contains(refused.Codes(), "2:0 sheet_broken");
    }

    [TestMethod]
    public async Task Check_EntitiesThatMultiply_AreRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var refused = await core.CheckAsync(WithPart("""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""));

        Assert.AreEqual("sheet_broken", refused.Faults[0].Code);
    }

    [TestMethod]
    [DataRow("%PDF-1.7", "0:0 sheet_file_type")]
    [DataRow("PK\u0003\u0004nothing", "0:0 sheet_broken")]
    public async Task Check_NoSheetAtAll_IsRefused(string content, string expected)
    {
        await using var core = await AccountsCore.StartAsync();

        var refused = await core.CheckAsync(Encoding.ASCII.GetBytes(content));

        Assert.AreEqual(expected, refused.Codes().Single());
    }

    [TestMethod]
    public async Task Check_TooManyRows_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var rows = Enumerable.Range(1, SheetLimits.Rows + 5).Select(i => $"u{i}");

        var refused = await core.CheckAsync("登录名\n" + string.Join('\n', rows));

        CollectionAssert.Contains(refused.Codes(), $"{SheetLimits.Rows + 1}:0 sheet_too_many_rows");
    }

    private static byte[] WithSheet(string rows) =>
        WithPart($"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");

    /// <summary>A file of ours with another sheet in it.</summary>
    private static byte[] WithPart(string sheet)
    {
        using var file = new MemoryStream();
        file.Write(XlsxFile.Write("a", [["登录名"]]));
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = archive.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal)).FullName;
            archive.GetEntry(name)!.Delete();
            using var part = new StreamWriter(archive.CreateEntry(name).Open());
            part.Write(sheet);
        }

        return file.ToArray();
    }
}
