using System.Text.Json;
using Appliance.Core.Channels;

namespace Appliance.Core.Tests.Channels;

[TestClass]
public sealed class WidgetRulesTests
{
    [TestMethod]
    [DataRow("""{"menu":[{"id":"a","text":"查订单"}]}""", true)]
    [DataRow("""{"menu":null}""", true)]
    [DataRow("""{"menu":"a"}""", false)]
    [DataRow("""{"menu":[{"id":"a"}]}""", false)]
    [DataRow("""{"menu":[{"id":"","text":"查订单"}]}""", false)]
    [DataRow("""{"menu":[1]}""", false)]
    public void Check_Menu_IsOptionsWithIdAndText(string look, bool allowed)
    {
        var problems = WidgetRules.Check(new WidgetInput("w", null, null, [], JsonDocument.Parse(look).RootElement, true));

        Assert.AreEqual(!allowed, problems.ContainsKey("look.menu"));
    }
}
