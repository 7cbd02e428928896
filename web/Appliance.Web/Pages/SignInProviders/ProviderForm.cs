using Appliance.Core.Accounts.External;

namespace Appliance.Web.Pages.SignInProviders;

/// <summary>A policy as its form shows it.</summary>
public sealed class ProviderForm
{
    private const int Spare = 3;

    public bool Enabled { get; set; }

    public int? Order { get; set; }

    public bool BeforeLocal { get; set; }

    public bool LocalPassword { get; set; }

    public string LinkBy { get; set; } = LinkRules.None;

    public bool CreateAccounts { get; set; }

    public string LoginFrom { get; set; } = LoginSources.Login;

    public string? LoginPrefix { get; set; }

    public string? AllowedDomains { get; set; }

    public long? TemplateId { get; set; }

    public List<long> RoleIds { get; set; } = [];

    public List<long> GroupIds { get; set; } = [];

    public long? DepartmentId { get; set; }

    public List<MappingRow> Mappings { get; set; } = [];

    public bool RequireGroup { get; set; }

    public bool UpdateAttributes { get; set; }

    public bool TrustSecondFactor { get; set; }

    public static ProviderForm Of(ProviderPolicy policy) => new()
    {
        Enabled = policy.Enabled,
        Order = policy.Order,
        BeforeLocal = policy.BeforeLocal,
        LocalPassword = policy.LocalPassword,
        LinkBy = policy.LinkBy,
        CreateAccounts = policy.CreateAccounts,
        LoginFrom = policy.LoginFrom,
        LoginPrefix = policy.LoginPrefix,
        AllowedDomains = string.Join('\n', policy.AllowedDomains),
        TemplateId = policy.TemplateId,
        RoleIds = [.. policy.RoleIds],
        GroupIds = [.. policy.GroupIds],
        DepartmentId = policy.DepartmentId,
        Mappings = [.. policy.Mappings.Select(mapping => new MappingRow { Group = mapping.Group, RoleId = mapping.RoleId, AllowSuperAdmin = mapping.AllowSuperAdmin })],
        RequireGroup = policy.RequireGroup,
        UpdateAttributes = policy.UpdateAttributes,
        TrustSecondFactor = policy.TrustSecondFactor,
    };

    /// <summary>Empty lines for what is to be added; more come with the next save.</summary>
    public void AddSpareRows()
    {
        Mappings.RemoveAll(row => string.IsNullOrWhiteSpace(row.Group) && row.RoleId is null);
        Mappings.AddRange(Enumerable.Range(0, Spare).Select(_ => new MappingRow()));
    }

    public ProviderPolicy ToPolicy() => new()
    {
        Enabled = Enabled,
        Order = Order ?? 10,
        BeforeLocal = BeforeLocal,
        LocalPassword = LocalPassword,
        LinkBy = LinkBy,
        CreateAccounts = CreateAccounts,
        LoginFrom = LoginFrom,
        LoginPrefix = LoginPrefix?.Trim() ?? "",
        AllowedDomains = [.. (AllowedDomains ?? "").Split(['\n', '\r', ',', ' ', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        TemplateId = TemplateId,
        RoleIds = RoleIds,
        GroupIds = GroupIds,
        DepartmentId = DepartmentId,
        Mappings = [.. Mappings
            .Where(row => !string.IsNullOrWhiteSpace(row.Group) || row.RoleId is not null)
            .Select(row => new GroupMapping(row.Group?.Trim() ?? "", row.RoleId ?? 0, row.AllowSuperAdmin))],
        RequireGroup = RequireGroup,
        UpdateAttributes = UpdateAttributes,
        TrustSecondFactor = TrustSecondFactor,
    };
}
