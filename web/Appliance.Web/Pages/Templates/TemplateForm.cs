using Appliance.Core;
using Appliance.Core.Accounts;

namespace Appliance.Web.Pages.Templates;

/// <summary>A template as its form shows it.</summary>
public sealed class TemplateForm
{
    public string? Name { get; set; }

    public long? DepartmentId { get; set; }

    public int? Capacity { get; set; } = 10;

    public List<long> GroupIds { get; set; } = [];

    public List<long> RoleIds { get; set; } = [];

    public List<long> ChannelAccountIds { get; set; } = [];

    public string? ScopeLimit { get; set; }

    public static TemplateForm Of(TemplateView template) => new()
    {
        Name = template.Name,
        DepartmentId = template.DepartmentId,
        Capacity = template.Capacity,
        GroupIds = [.. template.GroupIds],
        RoleIds = [.. template.RoleIds],
        ChannelAccountIds = [.. template.ChannelAccountIds],
        ScopeLimit = template.ScopeLimit,
    };

    public TemplateInput ToInput() => new()
    {
        Name = Name ?? "",
        DepartmentId = DepartmentId,
        Capacity = Capacity ?? 10,
        GroupIds = new Optional<IReadOnlyList<long>>(GroupIds),
        RoleIds = new Optional<IReadOnlyList<long>>(RoleIds),
        ChannelAccountIds = new Optional<IReadOnlyList<long>>(ChannelAccountIds),
        ScopeLimit = ScopeLimit,
    };
}
