using System.Formats.Asn1;
using Appliance.Auth.Ldap.Protocol;

namespace Appliance.Auth.Ldap.Tests;

[TestClass]
public sealed class LdapFilterTests
{
    [TestMethod]
    [DataRow("(uid=li)", "A309 0403756964 04026C69")]
    [DataRow("(mail=*)", "8704 6D61696C")]
    [DataRow("(!(uid=a))", "A20A A308 0403756964 040161")]
    [DataRow("(cn=a*b*c)", "A40F 0402636E 3009 800161 810162 820163")]
    [DataRow("(member:1.2.840.113556.1.4.1941:=x)", "A924 8117312E322E3834302E3131333535362E312E342E31393431 82066D656D626572 830178")]
    [DataRow("(a=\\28\\2a)", "A307 040161 0402282A")]
    public void Write_Filter_IsAsRfc4511Says(string text, string expected)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);

        LdapFilter.Parse(text).Write(writer);

        var hex = Convert.ToHexString(writer.Encode());
        Assert.AreEqual(expected.Replace(" ", "", StringComparison.Ordinal), hex);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("uid=li")]
    [DataRow("(uid=li")]
    [DataRow("(uid=li))")]
    [DataRow("(&)")]
    [DataRow("(uid)")]
    [DataRow("(uid=\\2)")]
    [DataRow("(uid=\\zz)")]
    [DataRow("(=x)")]
    public void Parse_NoFilter_SaysWhere(string text) => Assert.ThrowsExactly<FormatException>(() => LdapFilter.Parse(text));

    [TestMethod]
    public void With_ValueFullOfSyntax_StaysAValue()
    {
        var filter = (LdapFilter.Comparison)LdapFilter.Parse("(uid={login})").With("login", "*)(uid=\\2a\0李");

        Assert.AreEqual("*)(uid=\\2a\0李", System.Text.Encoding.UTF8.GetString(filter.Value));
    }

    [TestMethod]
    public void Escape_EverySpecialOctet_CanBeReadBack()
    {
        const string value = "a*()\\\0李";

        var read = (LdapFilter.Comparison)LdapFilter.Parse($"(uid={LdapFilter.Escape(value)})");

        Assert.AreEqual(value, System.Text.Encoding.UTF8.GetString(read.Value));
    }
}
