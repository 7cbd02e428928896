using System.Net;
using System.Net.Sockets;
using Appliance.Sdk.Authentication;
using Appliance.Sdk.Testing;

namespace Appliance.Auth.Ldap.Tests;

/// <summary>Against a real slapd.</summary>
[TestClass]
public sealed class LdapAuthenticatorTests
{
    private static Slapd _slapd = null!;

    public required TestContext TestContext { get; init; }

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _slapd = await Slapd.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await _slapd.DisposeAsync();

    [TestMethod]
    [DataRow(LdapSecurity.StartTls)]
    [DataRow(LdapSecurity.Ldaps)]
    [DataRow(LdapSecurity.None)]
    public async Task Authenticate_RightPassword_Succeeds(LdapSecurity security)
    {
        var result = await AskAsync("li", Slapd.Password, _slapd.Settings() with { Security = security, Port = security == LdapSecurity.Ldaps ? _slapd.TlsPort : _slapd.Port });

        Assert.AreEqual(AuthenticationOutcome.Succeeded, result.Outcome, result.Reason);
    }

    [TestMethod]
    public async Task Authenticate_RightPassword_TellsWhoItIs()
    {
        var identity = (await AskAsync("li", Slapd.Password)).Identity!;

        Assert.AreEqual(("li", "李小明", "li@example.com", "+86 21 5555 0001"), (identity.Login, identity.DisplayName, identity.Email, identity.Phone));
    }

    [TestMethod]
    public async Task Authenticate_ByEmail_FindsTheSameSubject() =>
        Assert.AreEqual((await AskAsync("li", Slapd.Password)).Subject, (await AskAsync("li@example.com", Slapd.Password)).Subject);

    [TestMethod]
    [DataRow("wrong")]
    [DataRow("")]
    public async Task Authenticate_WrongOrEmptyPassword_Refused(string password) =>
        Assert.AreEqual(AuthenticationOutcome.Refused, (await AskAsync("li", password)).Outcome);

    [TestMethod]
    [DataRow("nobody")]
    [DataRow("*")]
    [DataRow("l*")]
    [DataRow("li)(uid=*")]
    [DataRow("li\\2a")]
    [DataRow("li\0")]
    public async Task Authenticate_LoginOfNobody_IsUnknownWhateverStandsInIt(string login) =>
        Assert.AreEqual(AuthenticationOutcome.Unknown, (await AskAsync(login, Slapd.Password)).Outcome);

    [TestMethod]
    public async Task Authenticate_LoginWithSyntaxOfFilters_IsFoundLiterally() =>
        Assert.AreEqual(AuthenticationOutcome.Succeeded, (await AskAsync("star*(x)", Slapd.Password)).Outcome);

    [TestMethod]
    public async Task Authenticate_LoginOfTwo_Refused() =>
        Assert.AreEqual(AuthenticationOutcome.Refused, (await AskAsync("twin@example.com", Slapd.Password)).Outcome);

    [TestMethod]
    public async Task Authenticate_LockedByAnAdmin_IsDisabled() =>
        Assert.AreEqual(AuthenticationOutcome.Disabled, (await AskAsync("locked", Slapd.Password)).Outcome);

    [TestMethod]
    public async Task Authenticate_NestedGroups_AreAmongTheGroupsAndCirclesEnd()
    {
        var groups = (await AskAsync("li", Slapd.Password, _slapd.Settings() with { GroupNaming = GroupNaming.CommonName })).Identity!.Groups;

        CollectionAssert.AreEquivalent(new[] { "support", "posix", "staff", "circle" }, groups.ToList());
    }

    [TestMethod]
    public async Task Authenticate_WithoutNesting_DirectGroupsAlone()
    {
        var groups = (await AskAsync("li", Slapd.Password, _slapd.Settings() with { NestedGroups = false })).Identity!.Groups;

        CollectionAssert.AreEquivalent(new[] { "cn=support,ou=groups,dc=example,dc=com", "cn=posix,ou=groups,dc=example,dc=com" }, groups.ToList());
    }

    [TestMethod]
    public async Task Authenticate_MoreGroupsThanAPage_AllAreRead() =>
        Assert.HasCount(450, (await AskAsync("many", Slapd.Password)).Identity!.Groups);

    [TestMethod]
    public async Task LookUp_BySubject_FindsThePerson()
    {
        var subject = (await AskAsync("wang", Slapd.Password)).Subject;

        var found = await Make(_slapd.Settings()).LookUpAsync(new DirectoryQuery { Subject = subject }, TestContext.CancellationToken);

        Assert.AreEqual("wang", found.Identity?.Login);
    }

    [TestMethod]
    public async Task LookUp_SubjectOfNobody_IsUnknown()
    {
        var found = await Make(_slapd.Settings()).LookUpAsync(new DirectoryQuery { Subject = Guid.NewGuid().ToString() }, TestContext.CancellationToken);

        Assert.AreEqual(AuthenticationOutcome.Unknown, found.Outcome);
    }

    [TestMethod]
    [DataRow(LdapSecurity.StartTls)]
    [DataRow(LdapSecurity.Ldaps)]
    public async Task Authenticate_CertificateOfAnotherAuthority_NeverSendsThePassword(LdapSecurity security)
    {
        var settings = _slapd.Settings() with { Security = security, Port = security == LdapSecurity.Ldaps ? _slapd.TlsPort : _slapd.Port, CaCertificate = new TestAuthority("127.0.0.1").Pem };

        Assert.AreEqual(AuthenticationOutcome.Unavailable, (await AskAsync("li", Slapd.Password, settings)).Outcome);
    }

    [TestMethod]
    public async Task Authenticate_CertificateOfAnotherName_IsRefused()
    {
        // The certificate says 127.0.0.1.
        var result = await AskAsync("li", Slapd.Password, _slapd.Settings() with { Server = "localhost" });

        Assert.AreEqual(AuthenticationOutcome.Unavailable, result.Outcome);
    }

    [TestMethod]
    public async Task Authenticate_WrongPasswordOfTheSearchingAccount_NamesTheStep()
    {
        var result = await AskAsync("li", Slapd.Password, _slapd.Settings() with { BindPassword = "wrong" });

        Assert.AreEqual("Bind as the account for searching", result.Steps.Single(step => !step.Passed).Name.En);
    }

    [TestMethod]
    public async Task Authenticate_ServerThatNeverAnswers_EndsInTime()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var settings = _slapd.Settings() with { Port = ((IPEndPoint)silent.LocalEndpoint).Port, TimeoutSeconds = 1 };

        Assert.AreEqual(AuthenticationOutcome.Unavailable, (await AskAsync("li", Slapd.Password, settings)).Outcome);
    }

    [TestMethod]
    public async Task Authenticate_ServerThatSpeaksSomethingElse_IsUnavailable()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var settings = _slapd.Settings() with { Security = LdapSecurity.None, Port = ((IPEndPoint)other.LocalEndpoint).Port };
        var asking = AskAsync("li", Slapd.Password, settings);
        using var client = await other.AcceptTcpClientAsync(TestContext.CancellationToken);
        await client.GetStream().WriteAsync("0\x84\x7f\xff\xff\xff"u8.ToArray(), TestContext.CancellationToken);

        Assert.AreEqual(AuthenticationOutcome.Unavailable, (await asking).Outcome);
    }

    private Task<AuthenticationResult> AskAsync(string login, string password, LdapSettings? settings = null) =>
        Make(settings ?? _slapd.Settings()).AuthenticateAsync(new PasswordCredentials { Login = login, Password = password }, TestContext.CancellationToken);

    private static LdapAuthenticator Make(LdapSettings settings) => new(settings, new FakePluginContext { });
}
