using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Conversations;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>Customers and their identities on channel accounts.</summary>
public sealed class CustomerService(IDatabase database, AuditLog audit, TimeProvider time)
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
    public VisitorIdentity FindOrCreate(IWriteSession session, long channelAccountId, string externalId, string? name, string? locale)
    {
        var connection = session.Connection;
        var found = connection.QuerySingleOrDefault<(long CustomerId, long IdentityId)>(
            "select customer_id, id from identities where channel_account_id = @channelAccountId and external_id = @externalId",
            new { channelAccountId, externalId });
        if (found.IdentityId != 0)
            return new VisitorIdentity(found.CustomerId, found.IdentityId, Created: false);

        var now = time.Milliseconds();
        var customerId = connection.ExecuteScalar<long>(
            "insert into customers (name, locale, created_at, updated_at) values (@name, @locale, @now, @now) returning id",
            new { name, locale, now });
        var identityId = connection.ExecuteScalar<long>(
            """
            insert into identities (customer_id, channel_account_id, external_id, name, created_at)
            values (@customerId, @channelAccountId, @externalId, @name, @now) returning id
            """,
            new { customerId, channelAccountId, externalId, name, now });
        return new VisitorIdentity(customerId, identityId, Created: true);
    }

    /// <summary>Keeps what a visitor says of themselves; fields that are null stay as they were. Refused: invalid, not_found.</summary>
    public async Task<Result<StatedProfile>> StateAsync(Actor visitor, StatedProfile profile, CancellationToken cancellationToken)
    {
        if (visitor.CustomerId is not { } customerId)
            return Refusal.NotFound;
        if (profile.Problems() is { Count: > 0 } problems)
            return Refusal.Invalid(problems);

        return await database.WriteAsync<Result<StatedProfile>>(
            session => State(session, customerId, profile) is { } stated ? stated : Refusal.NotFound, cancellationToken);
    }

    /// <summary>The same as part of a larger write; null when there is no such customer. The profile has been checked.</summary>
    public StatedProfile? State(IWriteSession session, long customerId, StatedProfile profile)
    {
        var connection = session.Connection;
        if (connection.ExecuteScalar<string?>("select stated from customers where id = @customerId", new { customerId }) is not { } former)
            return null;
        var stated = (StoredJson.Read<StatedProfile>(former) ?? new StatedProfile()).With(profile);

        // The name is what the agent reads in lists, so what the customer calls themselves stands in until a better one is known.
        connection.Execute(
            "update customers set stated = @stated, name = coalesce(name, @Name), updated_at = @now where id = @customerId",
            new { customerId, stated = StoredJson.Write(stated), stated.Name, now = time.Milliseconds() });
        return stated;
    }

    /// <summary>Keeps what a signed userToken or a platform vouches for: verified. Fields that are null stay as they were.</summary>
    public void Verify(IWriteSession session, long customerId, StatedProfile profile) =>
        session.Connection.Execute(
            """
            update customers set name = coalesce(@Name, name), email = coalesce(@Email, email), phone = coalesce(@Phone, phone), updated_at = @now
            where id = @customerId
            """,
            new { customerId, profile.Name, profile.Email, profile.Phone, now = time.Milliseconds() });

    /// <summary>One customer. Needs <c>customers.view</c>. Refused: forbidden, not_found.</summary>
    public Result<CustomerView> Get(Actor actor, long customerId)
    {
        if (!actor.May(Permissions.CustomersView))
            return Refusal.Forbidden(Permissions.CustomersView);
        var parameters = new DynamicParameters();
        parameters.Add("customerId", customerId);
        var scope = CustomerVisibility.Sql(actor, parameters);
        return database.Read(connection => CustomerViews.Query(connection, $"where cu.id = @customerId and {scope}", parameters))
            is [var view] ? CustomerMask.For(actor, view) : Refusal.NotFound;
    }

    /// <summary>
    /// Changes what is known of a customer; what is left out stays. Needs <c>customers.edit</c>, and scope to edit. A
    /// masked contact may come back as it was shown, which changes nothing. Refused: forbidden, not_found, invalid,
    /// masked (422).
    /// </summary>
    public async Task<Result<CustomerView>> UpdateAsync(Actor actor, long customerId, CustomerInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.CustomersEdit))
            return Refusal.Forbidden(Permissions.CustomersEdit);
        if (CustomerRules.Check(actor, input) is { Count: > 0 } problems)
            return Refusal.Invalid(problems);

        return await database.WriteAsync<Result<CustomerView>>(
            session =>
            {
                var connection = session.Connection;
                var parameters = new DynamicParameters(new { customerId });
                if (CustomerViews.Query(
                    connection, $"where cu.id = @customerId and {CustomerVisibility.EditSql(actor, parameters)}", parameters) is not [var before])
                    return Refusal.NotFound;
                var changed = CustomerRules.Merge(actor, before, input);
                if (changed.IsRefused)
                    return changed.Refusal;
                Store(session, actor, before, changed.Value);
                return CustomerMask.For(actor, changed.Value);
            },
            cancellationToken);
    }

    /// <summary>
    /// A page of customers by part of name, or by e-mail or phone unless these are masked; newest first. <paramref name="owned"/>
    /// is mine, team or company (the pools); null for all. Needs <c>customers.view</c>. Refused: forbidden, invalid.
    /// </summary>
    public Result<Page<CustomerView>> List(Actor actor, string? query, string? cursor, int limit, string? owned = null)
    {
        if (!actor.May(Permissions.CustomersView))
            return Refusal.Forbidden(Permissions.CustomersView);
        var before = long.MaxValue;
        if (cursor is { Length: > 0 } && !long.TryParse(cursor, out before))
            return Refusal.Invalid("cursor", "unknown");
        if (owned is not (null or "mine" or ScopeRule.TeamPool or ScopeRule.CompanyPool))
            return Refusal.Invalid("owned", "unknown");

        limit = Math.Clamp(limit, 1, 200);
        var parameters = new DynamicParameters(new { before, limit = limit + 1 });
        var where = $"cu.id < @before and {CustomerVisibility.Sql(actor, parameters)}";
        if (owned is not null)
        {
            parameters.Add("pool", owned);
            parameters.Add("me", actor.AgentId);
            where += owned == "mine" ? " and cu.owner_id = @me" : " and cu.pool = @pool";
        }

        if (!string.IsNullOrWhiteSpace(query))
        {
            parameters.Add("like", SqlPattern.Containing(query.Trim()));
            parameters.Add("exact", query.Trim());
            // To find by what is masked would tell it.
            var byEmail = CustomerMask.HidesEmail(actor) ? "" : " or cu.email = @exact";
            var byPhone = CustomerMask.HidesPhone(actor) ? "" : " or cu.phone = @exact";
            var byName = CustomerMask.Hides(actor, query) ? "1 = 0" : "cu.name like @like escape '\\'";
            where += $" and ({byName}{byEmail}{byPhone})";
        }

        var found = database.Read(connection =>
            CustomerViews.Query(connection, $"where {where} order by cu.id desc limit @limit", parameters));
        var shown = found.Take(limit).Select(customer => CustomerMask.For(actor, customer)).ToList();
        return new Page<CustomerView>(shown, found.Count > limit ? shown[^1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private void Store(IWriteSession session, Actor actor, CustomerView before, CustomerView now)
    {
        string[] fields =
        [
            .. before.Name != now.Name ? ["name"] : Array.Empty<string>(),
            .. before.Tags.SequenceEqual(now.Tags) ? [] : new[] { "tags" },
            .. before.Email != now.Email ? ["email"] : Array.Empty<string>(),
            .. before.Phone != now.Phone ? ["phone"] : Array.Empty<string>(),
        ];
        if (fields.Length == 0)
            return;
        session.Connection.Execute(
            "update customers set name = @Name, tags = @tags, email = @Email, phone = @Phone, updated_at = @now where id = @Id",
            new { now.Id, now.Name, now.Email, now.Phone, tags = StoredJson.Write(now.Tags), now = time.Milliseconds() });
        audit.Append(
            session, actor, "customer.changed", "customer", now.Id, new { fields },
            PersonalValues.OfCustomer(
                now.Id,
                new
                {
                    before = new { before.Name, before.Email, before.Phone, before.Tags },
                    after = new { now.Name, now.Email, now.Phone, now.Tags },
                }));
        ConversationEvents.TellCustomerChanged(session, now.Id);
    }
}
