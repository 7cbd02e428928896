using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Appliance.Web.Tests.Accounts.Rights;

/// <summary>
/// A company with two groups on two channel accounts, and one agent of each built-in role in the first. What comes in on the
/// first is within their scope; what comes in on the second is not, save for who sees everything.
/// </summary>
internal sealed class ScopeWorld : IAsyncDisposable
{
    public const string Inside = "门里的客户";
    public const string Outside = "门外的客户";
    public const string Phone = "13812345678";
    private readonly ApplianceProcess _server;
    private readonly Dictionary<string, Browser> _people = [];
    private string _insideKey = "";
    private string _outsideKey = "";

    private ScopeWorld(ApplianceProcess server) => _server = server;

    public Uri Address => _server.Address;

    public Browser Admin => _people["super_admin"];

    public long InsideGroup { get; private set; }

    public long OutsideGroup { get; private set; }

    public long InsideAccount { get; private set; }

    public long OutsideAccount { get; private set; }

    public static async Task<ScopeWorld> StartAsync(CancellationToken cancellationToken)
    {
        var world = new ScopeWorld(await ApplianceProcess.StartAsync(null, ["--RateLimits:Enabled", "false"], cancellationToken));
        var admin = world._people["super_admin"] = new Browser(world.Address);
        await admin.PostAsync("/api/v1/auth/sign-in", new { login = "admin", password = ApplianceProcess.Password });
        world.InsideGroup = await world.MakeAsync("/api/v1/groups", new { name = "一组" });
        world.OutsideGroup = await world.MakeAsync("/api/v1/groups", new { name = "二组" });
        (world.InsideAccount, world._insideKey) = await world.MakeWidgetAsync("一店", world.InsideGroup);
        (world.OutsideAccount, world._outsideKey) = await world.MakeWidgetAsync("二店", world.OutsideGroup);
        return world;
    }

    /// <summary>The browser of somebody of the first group who has this built-in role alone.</summary>
    public async Task<Browser> AsAsync(string role)
    {
        if (_people.TryGetValue(role, out var known))
            return known;
        var (_, roles) = await Admin.GetAsync("/api/v1/roles?limit=200");
        var id = roles.GetProperty("items").EnumerateArray().First(item => item.GetProperty("key").GetString() == role).GetProperty("id").GetInt64();
        return _people[role] = await AddAsync("the-" + role, [id], [InsideGroup]);
    }

    /// <summary>A new agent with these roles and groups, signed in.</summary>
    public async Task<Browser> AddAsync(string login, long[] roleIds, long[] groupIds)
    {
        await MakeAsync("/api/v1/agents", new { login, password = ApplianceProcess.Password, mustChangePassword = false, roleIds, groupIds });
        var browser = new Browser(Address);
        var (status, body) = await browser.PostAsync("/api/v1/auth/sign-in", new { login, password = ApplianceProcess.Password });
        Assert.AreEqual(HttpStatusCode.OK, status, body.ToString());
        return browser;
    }

    /// <summary>Somebody writes to the first or to the second shop; their conversation waits there.</summary>
    public async Task<Case> ArriveAsync(bool inside, CancellationToken cancellationToken)
    {
        var name = inside ? Inside : Outside;
        var visitor = await VisitorClient.StartAsync(
            Address, cancellationToken, inside ? _insideKey : _outsideKey, new { locale = "zh-CN", profile = new { name, phone = Phone, email = "wang@example.com" } });
        var found = new Case(name, visitor, visitor.Session.GetProperty("customer").GetProperty("id").GetInt64());
        await found.WriteAsync($"{name}，我的电话是 {Phone}", cancellationToken);
        var (_, note) = await Admin.PostAsync($"/api/v1/customers/{found.CustomerId}/notes", new { text = name });
        found.NoteId = note.GetProperty("id").GetInt64();
        return found;
    }

    public async Task<long> MakeAsync(string path, object body)
    {
        var (status, made) = await Admin.PostAsync(path, body);
        Assert.AreEqual(HttpStatusCode.Created, status, $"{path}: {made}");
        return made.GetProperty("id").GetInt64();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _people.Values)
            browser.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<(long AccountId, string Key)> MakeWidgetAsync(string name, long groupId)
    {
        var account = await MakeAsync("/api/v1/channels", new { channel = "web", name, enabled = true, groupId });
        var (status, widget) = await Admin.PostAsync("/api/v1/widgets", new { name, channelAccountId = account, groupId });
        Assert.AreEqual(HttpStatusCode.Created, status, widget.ToString());
        return (account, widget.GetProperty("key").GetString()!);
    }

    /// <summary>One visitor with their conversation.</summary>
    internal sealed class Case(string name, VisitorClient visitor, long customerId)
    {
        private int _written;

        public string Name { get; } = name;

        public long CustomerId { get; } = customerId;

        public long ConversationId { get; private set; }

        public long MessageId { get; private set; }

        public long NoteId { get; set; }

        public async Task WriteAsync(string text, CancellationToken cancellationToken)
        {
            var (status, message) = await visitor.SendAsync((++_written).ToString(CultureInfo.InvariantCulture), text, cancellationToken);
            Assert.AreEqual(HttpStatusCode.Created, status, message.ToString());
            ConversationId = message.GetProperty("conversationId").GetInt64();
            MessageId = message.GetProperty("id").GetInt64();
        }

        /// <summary>A file that the visitor sent; its id.</summary>
        public async Task<long> SendFileAsync(CancellationToken cancellationToken)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent("secret"u8.ToArray()), "file", "secret.txt" } };
            using var answer = await visitor.Http.PostAsync(new Uri("/api/v1/visitor/files", UriKind.Relative), form, cancellationToken);
            using var stored = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            var fileId = stored.RootElement.GetProperty("id").GetInt64();
            using var body = System.Net.Http.Json.JsonContent.Create(new { clientId = "file", type = "file", content = new { fileId } });
            using var sent = await visitor.Http.PostAsync(new Uri("/api/v1/visitor/messages", UriKind.Relative), body, cancellationToken);
            Assert.AreEqual(HttpStatusCode.Created, sent.StatusCode);
            return fileId;
        }
    }
}
