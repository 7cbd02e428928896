namespace Appliance.Core.Accounts;

/// <summary>An agent as stored.</summary>
internal sealed record AgentRow
{
    public long Id { get; init; }
    public string Login { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string? Title { get; init; }
    public string? Nickname { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public long? DepartmentId { get; init; }
    public string? JobNumber { get; init; }
    public int Capacity { get; init; }
    public string Languages { get; init; } = "[]";
    public string? Locale { get; init; }
    public string State { get; init; } = "";
    public long? AvatarFileId { get; init; }
    public bool PhoneHidden { get; init; }
    public string? OfflineText { get; init; }
    public string? ScopeLimit { get; init; }
    public long? TemplateId { get; init; }
    public bool MustChangePassword { get; init; }
    public bool HasPassword { get; init; }
    public long CreatedAt { get; init; }

    /// <summary>The columns of <c>agents a</c> under the names of this record.</summary>
    public const string Columns =
        """
        a.id as Id, a.login as Login, a.display_name as DisplayName, a.title as Title, a.nickname as Nickname, a.email as Email, a.phone as Phone,
        a.department_id as DepartmentId, a.job_number as JobNumber, a.capacity as Capacity, a.languages as Languages, a.locale as Locale,
        a.avatar_file_id as AvatarFileId, a.phone_hidden as PhoneHidden, a.offline_text as OfflineText, a.scope_limit as ScopeLimit, a.template_id as TemplateId,
        a.state as State, a.must_change_password as MustChangePassword, a.password_hash is not null as HasPassword, a.created_at as CreatedAt
        """;
}
