using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Conversations;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>
/// Shows what is masked to somebody who may read it, one customer or one message at a time. The entry in the audit log is
/// durable before anything is shown.
/// </summary>
public sealed class RevealContacts(IDatabase database, ConversationVisibility visibility, AuditLog audit)
{
    private readonly ConversationStore _conversations = new(visibility);

    /// <summary>A customer with every contact. Needs <c>customers.view</c> and <c>customers.reveal</c>. Refused: forbidden, not_found.</summary>
    public async Task<Result<CustomerView>> CustomerAsync(Actor actor, long customerId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.CustomersReveal))
            return Refusal.Forbidden(Permissions.CustomersReveal);
        if (!actor.May(Permissions.CustomersView))
            return Refusal.Forbidden(Permissions.CustomersView);
        return await database.WriteAsync<Result<CustomerView>>(
            session =>
            {
                var parameters = new DynamicParameters(new { customerId });
                var scope = CustomerVisibility.Sql(actor, parameters);
                if (CustomerViews.Query(session.Connection, $"where cu.id = @customerId and {scope}", parameters) is not [var customer])
                    return Refusal.NotFound;
                audit.Append(session, actor, "customer.revealed", "customer", customerId, new { fields = actor.Scope.Mask });
                return customer;
            },
            cancellationToken);
    }

    /// <summary>A message as it was written. Needs <c>conversations.view</c> and <c>customers.reveal</c>. Refused: forbidden, not_found.</summary>
    public async Task<Result<MessageView>> MessageAsync(Actor actor, long conversationId, long messageId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.CustomersReveal))
            return Refusal.Forbidden(Permissions.CustomersReveal);
        if (!actor.May(Permissions.ConversationsView))
            return Refusal.Forbidden(Permissions.ConversationsView);
        return await database.WriteAsync<Result<MessageView>>(
            session =>
            {
                if (_conversations.FindVisible(session.Connection, actor, conversationId) is null
                    || MessageStore.Find(session.Connection, messageId) is not { } message
                    || message.ConversationId != conversationId)
                    return Refusal.NotFound;
                audit.Append(session, actor, "message.revealed", "conversation", conversationId, new { messageId, fields = actor.Scope.Mask });
                return message;
            },
            cancellationToken);
    }
}
