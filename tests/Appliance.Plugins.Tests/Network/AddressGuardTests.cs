using System.Net;
using Appliance.Plugins.Network;

namespace Appliance.Plugins.Tests.Network;

[TestClass]
public sealed class AddressGuardTests
{
    [TestMethod]
    [DataRow("93.184.216.34", true)]
    [DataRow("2606:2800:220:1::1", true)]
    [DataRow("127.0.0.1", false)]
    [DataRow("10.1.2.3", false)]
    [DataRow("172.31.0.1", false)]
    [DataRow("192.168.1.1", false)]
    [DataRow("169.254.169.254", false)]
    [DataRow("100.64.0.1", false)]
    [DataRow("0.0.0.0", false)]
    [DataRow("::1", false)]
    [DataRow("::ffff:127.0.0.1", false)]
    [DataRow("64:ff9b::7f00:1", false)]
    [DataRow("2002:7f00:1::", false)]
    [DataRow("fd00::1", false)]
    [DataRow("fe80::1", false)]
    public void Permits_WithoutAllowance_PublicOnly(string address, bool expected) =>
        Assert.AreEqual(expected, new AddressGuard([]).Permits(IPAddress.Parse(address)));

    [TestMethod]
    public void Permits_AllowedNetwork_Reached() =>
        Assert.IsTrue(new AddressGuard([IPNetwork.Parse("10.0.0.0/8")]).Permits(IPAddress.Parse("::ffff:10.1.2.3")));
}
