using Appliance.Core.Doctor;
using Appliance.Storage;
using Appliance.Storage.Doctor;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Tests.Doctor;

[TestClass]
public sealed class DoctorChecksTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("appliance-doctor-").FullName;

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [DataRow("1,2,3", 3, false)]
    [DataRow("", 0, false)]
    [DataRow("1,3", 3, true)]
    [DataRow("2,3", 3, true)]
    [DataRow("1,2", 3, true)]
    public async Task SequenceCheck_Numbers_GapIsAFault(string numbers, int last, bool fault)
    {
        await using var services = await OpenAsync();
        await services.GetRequiredService<IDatabase>().WriteAsync(
            session =>
            {
                AddConversation(session, last);
                foreach (var seq in numbers.Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    session.Connection.Execute(
                        """
                        insert into messages (conversation_id, customer_id, seq, sender, client, client_id, type, content, delivery, created_at)
                        values (1, 1, @seq, 'customer', 'pc', @seq, 'text', '{}', 'sent', 0)
                        """,
                        new { seq });
                }
            },
            Cancellation);

        var findings = services.GetRequiredService<DataDoctor>().Examine(Cancellation);

        Assert.AreEqual(fault, findings.Any(finding => finding.Code == "sequence_broken"));
    }

    [TestMethod]
    public async Task MediaCheck_FileMissing_IsAFault()
    {
        await using var services = await OpenAsync();
        await services.GetRequiredService<IDatabase>().WriteAsync(
            session => session.Connection.Execute(
                """
                insert into files (hash, name, size, content_type, kind, uploader_kind, uploader_id, created_at)
                values (@hash, 'a.png', 3, 'image/png', 'image', 'agent', 1, 0)
                """,
                new { hash = new string('a', 64) }),
            Cancellation);

        var finding = services.GetRequiredService<DataDoctor>().Examine(Cancellation).Single();

        Assert.AreEqual("media_missing", finding.Code);
    }

    private static void AddConversation(IWriteSession session, int last) => session.Connection.Execute(
        """
        insert into channel_accounts (id, channel, plugin_id, name, created_at, updated_at) values (1, 'web', 'channels.web', 'Web', 0, 0);
        insert into customers (id, created_at, updated_at) values (1, 0, 0);
        insert into identities (id, customer_id, channel_account_id, external_id, created_at) values (1, 1, 1, 'x', 0);
        insert into conversations (id, state, channel, channel_account_id, customer_id, identity_id, started_by, last_seq, last_message_at, started_at, updated_at)
        values (1, 'active', 'web', 1, 1, 1, 'customer', @last, 0, 0, 0);
        """,
        new { last });

    private async Task<ServiceProvider> OpenAsync()
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageOptions { DataFolder = _folder })
            .AddMigrations(typeof(DoctorServices).Assembly)
            .AddDoctorChecks()
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseStarter>().StartAsync(Cancellation);
        return services;
    }
}
