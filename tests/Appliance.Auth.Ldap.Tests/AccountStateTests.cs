using System.Text;
using Appliance.Auth.Ldap.Protocol;

namespace Appliance.Auth.Ldap.Tests;

[TestClass]
public sealed class AccountStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [TestMethod]
    [DataRow("userAccountControl", "512", false)]
    [DataRow("userAccountControl", "514", true)]
    [DataRow("accountExpires", "0", false)]
    [DataRow("accountExpires", "9223372036854775807", false)]
    [DataRow("accountExpires", "133000000000000000", true)]
    [DataRow("nsAccountLock", "TRUE", true)]
    [DataRow("pwdAccountLockedTime", "000001010000Z", true)]
    [DataRow("pwdAccountLockedTime", "20261121085900Z", false)]
    public void Problem_OfAnEntry_IsWhatTheDirectoryMeans(string attribute, string value, bool lockedOut)
    {
        var entry = new LdapEntry("uid=a", new Dictionary<string, IReadOnlyList<byte[]>>(StringComparer.OrdinalIgnoreCase) { [attribute] = [Encoding.UTF8.GetBytes(value)] });

        Assert.AreEqual(lockedOut, AccountState.Problem(entry, Now) is not null);
    }

    [TestMethod]
    [DataRow("80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 533, v4563", true)]
    [DataRow("80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 701, v4563", true)]
    [DataRow("80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 52e, v4563", false)]
    [DataRow("80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 775, v4563", false)]
    [DataRow("", false)]
    public void OfBind_ActiveDirectorysCode_IsWhatItMeans(string message, bool lockedOut) =>
        Assert.AreEqual(lockedOut, AccountState.OfBind(new LdapResult(LdapException.InvalidCredentials, message)).LockedOut);
}
