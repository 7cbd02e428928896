namespace Appliance.Core.Audit;

/// <summary>Names, contacts and the like in an entry of the audit log: stored under the key of the person they belong to.</summary>
/// <param name="Kind">One of <see cref="PersonKinds"/>.</param>
/// <param name="PersonId">The agent's or customer's id.</param>
/// <param name="Values">Written as JSON; by custom <c>{before: {…}, after: {…}}</c> with the same fields in both.</param>
public sealed record PersonalValues(string Kind, long PersonId, object Values)
{
    public static PersonalValues OfAgent(long agentId, object values) => new(PersonKinds.Agent, agentId, values);

    public static PersonalValues OfCustomer(long customerId, object values) => new(PersonKinds.Customer, customerId, values);
}
