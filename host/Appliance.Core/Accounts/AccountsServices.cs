using Appliance.Core.Accounts.Access;
using Appliance.Core.Accounts.Limits;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Storage;
using Appliance.Core.Accounts.External;
using Appliance.Core.Accounts.Cover;
using Appliance.Core.Accounts.Holders;
using Appliance.Core.Accounts.Leaving;
using Appliance.Core.Accounts.Batch;
using Appliance.Core.Accounts.Export;
using Appliance.Core.Accounts.Import;
using Appliance.Core.Accounts.Joining;
using Appliance.Core.Accounts.OnBoarding;
using Appliance.Core.Accounts.Passwords;
using Appliance.Core.Accounts.Profile;
using Appliance.Core.Accounts.WayBack;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Accounts;

/// <summary>Composition of the feature. It needs Audit, Mail, Notices, Presence and Storage.</summary>
public static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ActorResolver>();
        services.AddSingleton<IUpkeep, SessionRetention>();
        services.AddSingleton<AgentDirectory>();
        services.AddSingleton<PermissionHolders>();
        services.AddSingleton<IPasswordHasher, Pbkdf2PasswordHasher>();
        services.TryAddSingleton(new PublicAddress(Root: null));
        services.AddSingleton<PasswordPolicy>();
        services.AddSingleton<PasswordSettings>();
        services.AddSingleton<PasswordChoice>();
        services.AddSingleton<PasswordAge>();
        services.AddSingleton<SecurityNews>();
        services.AddSingleton<AccountPost>();
        services.AddHostedService(provider => provider.GetRequiredService<AccountPost>());
        services.AddSingleton<ForgottenPassword>();
        services.AddSingleton<AccountLocks>();
        services.AddSingleton<ProfileSettings>();
        services.AddSingleton<OwnProfile>();
        services.AddSingleton<ICredentialReset, FormerHolderReset>();
        services.AddSingleton<InitialPasswordFile>();
        services.AddSingleton<FirstRun>();
        services.AddSingleton<ResetPassword>();
        services.AddSingleton<FactorCodes>();
        services.AddSingleton<FactorNews>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<SignInCompletion>();
        services.AddSingleton<SecondStep>();
        services.AddSingleton<SecondFactorService>();
        services.AddSingleton<SignInRulesService>();
        services.AddSingleton<DeviceService>();
        services.AddSingleton<AgentSessions>();
        services.AddSingleton<PasskeyCeremonies>();
        services.AddSingleton<PasskeyService>();
        services.AddSingleton<PasskeySignIn>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<StepUp>();
        services.AddSingleton<ChangePassword>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<AgentService>();
        services.AddSingleton<TemplateService>();
        services.AddSingleton<OrganisationRulesService>();
        services.AddSingleton<AgentBatch>();
        services.AddSingleton<OrganisationExport>();
        services.AddSingleton<InvitationService>();
        services.AddSingleton<RegistrationService>();
        services.AddSingleton<AgentImports>();
        services.AddHostedService<ImportRecovery>();
        services.AddSingleton<DepartmentService>();
        services.AddSingleton<GroupService>();
        services.AddSingleton<RoleService>();
        services.AddSingleton<ApiTokenService>();
        services.AddSingleton<OwnLanguage>();
        services.AddExternalSignIn();
        services.AddSingleton<SignInReader>();
        services.AddCover();
        services.AddLeaving();
        services.AddHolders();
        services.AddOnBoarding();
        services.AddAccess();
        return services;
    }
}
