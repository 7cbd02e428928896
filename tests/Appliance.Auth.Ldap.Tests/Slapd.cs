using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Appliance.Auth.Ldap.Tests;

/// <summary>A real slapd of Debian's packages on two free ports of this machine, with a folder, a database and a certificate of its own.</summary>
internal sealed class Slapd : IAsyncDisposable
{
    public const string Program = "/usr/sbin/slapd";
    public const string Base = "dc=example,dc=com";
    public const string People = "ou=people,dc=example,dc=com";
    public const string SearchDn = "cn=reader,dc=example,dc=com";
    public const string SearchPassword = "reader-secret";
    public const string Password = "Correct-horse-7";

    private readonly string _folder = Directory.CreateTempSubdirectory("slapd-").FullName;
    private readonly Process _process;

    private Slapd(TestAuthority authority)
    {
        Port = FreePort();
        TlsPort = FreePort();
        Authority = authority;
        Directory.CreateDirectory(Path.Combine(_folder, "db"));
        File.WriteAllText(Path.Combine(_folder, "server.pem"), authority.CertificatePem);
        File.WriteAllText(Path.Combine(_folder, "key.pem"), authority.KeyPem);
        File.WriteAllText(Path.Combine(_folder, "ca.pem"), authority.Pem);
        File.WriteAllText(Path.Combine(_folder, "slapd.conf"), Configuration());
        File.WriteAllText(Path.Combine(_folder, "people.ldif"), Entries());
        Run("slapadd", "-f", Path.Combine(_folder, "slapd.conf"), "-l", Path.Combine(_folder, "people.ldif"));
        _process = Process.Start(new ProcessStartInfo(Program, ["-f", Path.Combine(_folder, "slapd.conf"), "-h", $"ldap://127.0.0.1:{Port} ldaps://127.0.0.1:{TlsPort}", "-d", "0"])
        {
            RedirectStandardError = true,
        })!;
    }

    public int Port { get; }

    public int TlsPort { get; }

    public TestAuthority Authority { get; }

    public static async Task<Slapd> StartAsync(CancellationToken cancellationToken)
    {
        var slapd = new Slapd(new TestAuthority("127.0.0.1"));
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, slapd.Port, cancellationToken);
                return slapd;
            }
            catch (SocketException)
            {
                await Task.Delay(100, cancellationToken);
            }
        }

        await slapd.DisposeAsync();
        throw new InvalidOperationException("slapd did not start.");
    }

    /// <summary>Settings that reach it by StartTLS.</summary>
    public LdapSettings Settings() => new()
    {
        Kind = DirectoryKind.Other,
        Server = "127.0.0.1",
        Port = Port,
        CaCertificate = Authority.Pem,
        BindDn = SearchDn,
        BindPassword = SearchPassword,
        BaseDn = People,
        GroupBaseDn = "ou=groups,dc=example,dc=com",
    };

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration() => $"""
        include /etc/ldap/schema/core.schema
        include /etc/ldap/schema/cosine.schema
        include /etc/ldap/schema/inetorgperson.schema
        include /etc/ldap/schema/nis.schema
        modulepath /usr/lib/ldap
        moduleload back_mdb
        moduleload ppolicy
        pidfile {_folder}/slapd.pid
        TLSCertificateFile {_folder}/server.pem
        TLSCertificateKeyFile {_folder}/key.pem
        TLSCACertificateFile {_folder}/ca.pem
        database mdb
        suffix "{Base}"
        rootdn "cn=root,{Base}"
        directory {_folder}/db
        maxsize 16777216
        overlay ppolicy
        access to attrs=userPassword by anonymous auth by * none
        access to * by dn.base="{SearchDn}" read by * auth

        """;

    private static string Entries()
    {
        var many = string.Concat(Enumerable.Range(1, 450).Select(i => string.Create(CultureInfo.InvariantCulture, $"""
            dn: cn=g{i},ou=groups,{Base}
            objectClass: groupOfNames
            cn: g{i}
            member: uid=many,{People}


            """)));
        return $"""
            dn: {Base}
            objectClass: dcObject
            objectClass: organization
            dc: example
            o: Example

            dn: {SearchDn}
            objectClass: organizationalRole
            objectClass: simpleSecurityObject
            cn: reader
            userPassword: {SearchPassword}

            dn: {People}
            objectClass: organizationalUnit
            ou: people

            dn: ou=groups,{Base}
            objectClass: organizationalUnit
            ou: groups

            {Person("li", "李小明", "li@example.com")}
            {Person("wang", "Wang Fang", "wang@example.com")}
            {Person("many", "Many Groups", "many@example.com")}
            {Person("star*(x)", "Odd Login", "odd@example.com")}
            {Person("locked", "Locked Out", "locked@example.com", "pwdAccountLockedTime: 000001010000Z\n")}
            {Person("twin1", "Twin", "twin@example.com")}
            {Person("twin2", "Twin", "twin@example.com")}
            dn: cn=support,ou=groups,{Base}
            objectClass: groupOfNames
            cn: support
            member: uid=li,{People}

            dn: cn=staff,ou=groups,{Base}
            objectClass: groupOfNames
            cn: staff
            member: cn=support,ou=groups,{Base}

            dn: cn=circle,ou=groups,{Base}
            objectClass: groupOfNames
            cn: circle
            member: cn=staff,ou=groups,{Base}
            member: cn=circle,ou=groups,{Base}

            dn: cn=posix,ou=groups,{Base}
            objectClass: posixGroup
            cn: posix
            gidNumber: 5000
            memberUid: li

            {many}
            """;
    }

    private static string Person(string uid, string name, string mail, string more = "") => $"""
        dn: uid={uid.Replace("*", "\\2a", StringComparison.Ordinal)},{People}
        objectClass: inetOrgPerson
        uid: {uid}
        cn:: {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(name))}
        sn: x
        mail: {mail}
        telephoneNumber: +86 21 5555 0001
        userPassword: {Password}
        {more}

        """;

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/sbin/" + program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {errors}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
