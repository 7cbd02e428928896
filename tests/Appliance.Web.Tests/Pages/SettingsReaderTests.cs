using Appliance.Plugins.Settings;
using Appliance.Sdk;
using Appliance.Web.Pages.PluginSettings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Appliance.Web.Tests.Pages;

[TestClass]
public sealed class SettingsReaderTests
{
    [TestMethod]
    [DataRow(SettingKind.Whole)]
    [DataRow(SettingKind.Duration)]
    [DataRow(SettingKind.Choice)]
    public void Read_EmptyFieldWithDefault_IsLeftOut(SettingKind kind)
    {
        var values = Read(Field(kind) with { Default = 20 }, "");

        Assert.IsFalse(values.ContainsKey("one"));
    }

    [TestMethod]
    public void Read_EmptyNumberWithoutDefault_IsNull()
    {
        var values = Read(Field(SettingKind.Whole), "");

        Assert.IsTrue(values.TryGetPropertyValue("one", out var value) && value is null);
    }

    [TestMethod]
    public void Read_EmptyTextWithDefault_IsEmptyText()
    {
        var values = Read(Field(SettingKind.Text) with { Default = "" }, "");

        Assert.AreEqual("", values["one"]?.GetValue<string>());
    }

    [TestMethod]
    public void Read_EmptyTextWithoutDefault_IsNull()
    {
        var values = Read(Field(SettingKind.Text), "");

        Assert.IsNull(values["one"]);
    }

    private static System.Text.Json.Nodes.JsonObject Read(SettingField field, string text) =>
        SettingsReader.Read(new FormCollection(new Dictionary<string, StringValues> { ["Settings.one"] = text }), new SettingsForm([field]));

    private static SettingField Field(SettingKind kind) => new() { Name = "one", Label = new LocalizedText("一", "One"), Kind = kind };
}
