using Appliance.Storage;

namespace Appliance.Core.Customers;

/// <summary>Customers and their identities on channel accounts.</summary>
public sealed class CustomerService(IDatabase database, TimeProvider time)
{
    /// <summary>
    /// The customer behind an external id on a channel account, made when there is none. Part of a larger write: the
    /// caller's session decides when it commits.
    /// </summary>
    /// <param name="session">The write it belongs to.</param>
    /// <param name="channelAccountId">The account.</param>
    /// <param name="externalId">The platform's id of the person, or one made for a browser; at most 200 characters.</param>
    /// <param name="name">As the platform says; null when unknown.</param>
    /// <param name="locale">For example zh-CN.</param>
    public VisitorIdentity FindOrCreate(IWriteSession session, long channelAccountId, string externalId, string? name, string? locale) =>
        throw new NotImplementedException($"{database} {time}");

    /// <summary>Keeps what a visitor says of themselves; fields that are null stay as they were. Refused: invalid.</summary>
    public Task<Result<StatedProfile>> StateAsync(Actor visitor, StatedProfile profile, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Keeps what a signed userToken says: verified. Fields that are null stay as they were.</summary>
    public void Verify(IWriteSession session, long customerId, StatedProfile profile) => throw new NotImplementedException();

    /// <summary>One customer. Needs <c>customers.view</c>. Refused: forbidden, not_found.</summary>
    public Result<CustomerView> Get(Actor actor, long customerId) => throw new NotImplementedException();

    /// <summary>A page of customers by name, e-mail or phone, newest first. Needs <c>customers.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<CustomerView>> List(Actor actor, string? query, string? cursor, int limit) => throw new NotImplementedException();
}
