namespace Appliance.Core.Accounts;

/// <summary>
/// A step between the right password and the session. All registered ones are asked in their order, before anything is
/// written; the first refusal ends the attempt and stands in the sign-in log under its code.
/// </summary>
public interface ISignInStep
{
    /// <summary>Null to go on. A refusal whose code begins with <c>invalid_</c> counts towards the lockout.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="agentId">Whose password was right.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<Refusal?> CheckAsync(SignInRequest request, long agentId, CancellationToken cancellationToken);
}
