using System.Text;
using Appliance.Core.Accounts.SecondFactors;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The vectors of RFC 6238, appendix B, cut to six digits.</summary>
    [TestMethod]
    [DataRow(59L, "287082")]
    [DataRow(1111111109L, "081804")]
    [DataRow(1111111111L, "050471")]
    [DataRow(1234567890L, "005924")]
    [DataRow(2000000000L, "279037")]
    [DataRow(20000000000L, "353130")]
    public void Code_OfTheStandardsVectors_IsTheirs(long seconds, string expected) =>
        Assert.AreEqual(expected, Totp.Code(Key, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [TestMethod]
    [DataRow(-2, false)]
    [DataRow(-1, true)]
    [DataRow(0, true)]
    [DataRow(1, true)]
    [DataRow(2, false)]
    public void Match_StepsAway_IsTakenOneStepAround(int steps, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        Assert.AreEqual(taken, Totp.Match(Key, Totp.Code(Key, Totp.StepOf(now) + steps), now, after: 0) is not null);
    }

    [TestMethod]
    public void Match_StepUsedBefore_IsNone()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        Assert.IsNull(Totp.Match(Key, Totp.Code(Key, Totp.StepOf(now)), now, after: Totp.StepOf(now)));
    }

    [TestMethod]
    public void Base32_OfAnyLength_ComesBack()
    {
        for (var length = 0; length < 40; length++)
        {
            var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 37 + 11)).ToArray();
            CollectionAssert.AreEqual(bytes, Base32.Decode(Base32.Encode(bytes)));
        }
    }
}
