namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class ScopeRuleTests
{
    [TestMethod]
    public void Simplify_RuleWithinAnother_IsLeftOut()
    {
        var rules = ScopeRule.Simplify([new(Reach.Own, null), new(Reach.Groups, [5]), new(Reach.All, null), new(Reach.None, null)]);

        CollectionAssert.AreEqual(new[] { new ScopeRule(Reach.All, null) }, rules.ToArray());
    }

    [TestMethod]
    public void Simplify_RulesBesideOneAnother_Stay() =>
        Assert.HasCount(2, ScopeRule.Simplify([new(Reach.Own, null), new(Reach.All, [5])]));

    [TestMethod]
    public void Covers_PoolBeyondOnesOwn_IsNot() =>
        Assert.IsFalse(new ScopeRule(Reach.Department, null).Covers(new ScopeRule(Reach.Own, null, ScopeRule.TeamPool)));

    [TestMethod]
    public void Covers_PoolByOneWhoSeesAll_Is() =>
        Assert.IsTrue(new ScopeRule(Reach.All, null).Covers(new ScopeRule(Reach.Own, null, ScopeRule.CompanyPool)));

    [TestMethod]
    public void Covers_AccountsBeyondOnesOwn_AreNot() =>
        Assert.IsFalse(new ScopeRule(Reach.All, [5]).Covers(new ScopeRule(Reach.Own, [5, 6])));
}
