using System.Text.Json.Nodes;
using Appliance.Plugins.Settings;
using Appliance.Sdk;
using Appliance.Web.Http;
using Appliance.Web.Pages.PluginSettings;

namespace Appliance.Web.Tests.Pages;

[TestClass]
public sealed class SettingsErrorsTests
{
    [TestMethod]
    public void InWords_TextBelowMinLength_SaysSoWithoutThePluginsWords()
    {
        var field = new SettingField { Name = "key", Label = new LocalizedText("密钥", "Key"), Kind = SettingKind.Secret, Required = true, MinLength = 16 };

        Assert.AreEqual(Texts.Choose("内容过短。", "Too short."), Words(field, "short", "a minimum length of '16'"));
    }

    [TestMethod]
    public void InWords_ValueOfAnotherType_SpeaksOfTheField()
    {
        var field = new SettingField { Name = "key", Label = new LocalizedText("条数", "Rows"), Kind = SettingKind.Whole };

        Assert.AreEqual(Texts.Choose("格式不正确。", "Not in the right form."), Words(field, "many", "wrong_type"));
    }

    private static string Words(SettingField field, string sent, string error) =>
        SettingsErrors.InWords(new Dictionary<string, string[]> { ["key"] = [error] }, new SettingsForm([field]), new JsonObject { ["key"] = sent }, new ProblemTexts())["key"].Single();
}
