namespace Appliance.Core.Accounts.External;

/// <summary>What an admin decided about a provider. Off until somebody says otherwise; every right is given explicitly.</summary>
public sealed record ProviderPolicy
{
    /// <summary>People may sign in by it.</summary>
    public bool Enabled { get; init; }

    /// <summary>Smaller ones are asked first and shown first.</summary>
    public int Order { get; init; } = 10;

    /// <summary>Asked before the password kept here. Super admins' own passwords are always looked at first.</summary>
    public bool BeforeLocal { get; init; }

    /// <summary>Whoever is linked may go on using a password kept here. Super admins always may.</summary>
    public bool LocalPassword { get; init; } = true;

    /// <summary>One of <see cref="LinkRules"/>. A super admin's account is never linked by a rule.</summary>
    public string LinkBy { get; init; } = LinkRules.None;

    /// <summary>Who has no account gets one at the first sign-in.</summary>
    public bool CreateAccounts { get; init; }

    /// <summary>One of <see cref="LoginSources"/>.</summary>
    public string LoginFrom { get; init; } = LoginSources.Login;

    /// <summary>Put before the login of a made account, so that names of several directories do not meet; at most 20 characters.</summary>
    public string LoginPrefix { get; init; } = "";

    /// <summary>Only people with an e-mail address in one of these are linked by rule or get an account; empty for all.</summary>
    public IReadOnlyList<string> AllowedDomains { get; init; } = [];

    /// <summary>Template of a made account: what the next three leave empty, and the rest. Super admin is never taken from it.</summary>
    public long? TemplateId { get; init; }

    /// <summary>Roles of a made account, besides those of its groups; never super admin. They stay when groups change.</summary>
    public IReadOnlyList<long> RoleIds { get; init; } = [];

    /// <summary>Groups in which a made account receives.</summary>
    public IReadOnlyList<long> GroupIds { get; init; } = [];

    /// <summary>Department of a made account.</summary>
    public long? DepartmentId { get; init; }

    /// <summary>At most 200.</summary>
    public IReadOnlyList<GroupMapping> Mappings { get; init; } = [];

    /// <summary>Nobody enters who is in none of the mapped groups.</summary>
    public bool RequireGroup { get; init; }

    /// <summary>Name, e-mail and phone follow the directory at each sign-in.</summary>
    public bool UpdateAttributes { get; init; } = true;

    /// <summary>A second factor that the provider states counts here.</summary>
    public bool TrustSecondFactor { get; init; }
}
