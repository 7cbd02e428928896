using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Storage;

namespace Appliance.Core.Customers;

/// <summary>Customers within scope as a table that leaves the house.</summary>
public sealed class CustomerExport(IDatabase database, CustomerService customers, AuditLog audit)
{
    /// <summary>More than these are not written at once; the export says so.</summary>
    public const int MostRows = 10_000;

    /// <summary>
    /// The customers that a list with this query shows, masked as there, newest first, at most <see cref="MostRows"/>. How many
    /// is in the audit log before the first row leaves. Needs <c>customers.view</c> and <c>customers.export</c>. Refused: forbidden.
    /// </summary>
    public async Task<Result<Page<CustomerView>>> ReadAsync(Actor actor, string? query, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.CustomersExport))
            return Refusal.Forbidden(Permissions.CustomersExport);
        List<CustomerView> rows = [];
        string? cursor = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = customers.List(actor, query, cursor, 200);
            if (page.IsRefused)
                return page.Refusal;
            rows.AddRange(page.Value.Items);
            cursor = page.Value.NextCursor;
        }
        while (cursor is not null && rows.Count < MostRows);
        await database.WriteAsync(session => audit.Append(session, actor, "customers.exported", "customer", null, new { count = rows.Count }), cancellationToken);
        return new Page<CustomerView>(rows, cursor);
    }
}
