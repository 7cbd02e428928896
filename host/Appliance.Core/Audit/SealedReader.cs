using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Core.Customers;

namespace Appliance.Core.Audit;

/// <summary>Opens what entries hold of persons, for one reader; each key is looked up once.</summary>
internal sealed class SealedReader(DbConnection connection, Actor reader)
{
    private readonly Dictionary<(string Kind, long Id), byte[]?> _keys = [];

    public AuditView View(AuditRow row)
    {
        var address = row.Address;
        JsonElement? personal = null;
        var erased = false;
        foreach (var values in row.Personal is null ? [] : JsonSerializer.Deserialize<List<SealedValues>>(row.Personal, StoredJson.Options)!)
        {
            if (Open(values) is not { } json)
                erased = true;
            else if (values.As == SealedValues.Actor)
                address = (string?)json["address"];
            else
                personal = Masked(values.Kind, json);
        }

        return new AuditView(
            row.Id, StoredTime.From(row.At), row.AgentId, row.Actor, row.Action, row.ObjectKind, row.ObjectId,
            JsonSerializer.Deserialize<JsonElement>(row.Detail), address, personal, erased);
    }

    private JsonNode? Open(SealedValues values)
    {
        if (!_keys.TryGetValue((values.Kind, values.Id), out var key))
            _keys[(values.Kind, values.Id)] = key = PersonKeys.ForReading(connection, values.Kind, values.Id);
        return key is not null && values.Open(key) is { } json ? JsonNode.Parse(json) : null;
    }

    // Whom customers' contacts are masked for sees them masked here as well.
    private JsonElement Masked(string kind, JsonNode values)
    {
        if (kind == PersonKinds.Customer)
        {
            foreach (var side in values.AsObject().Select(pair => pair.Value).OfType<JsonObject>())
            {
                if (CustomerMask.HidesEmail(reader) && side["email"] is { } email)
                    side["email"] = CustomerMask.OfEmail((string?)email);
                if (CustomerMask.HidesPhone(reader) && side["phone"] is { } phone)
                    side["phone"] = CustomerMask.OfPhone((string?)phone);
            }
        }

        // A contact may also stand inside of another value.
        return CustomerMask.For(reader, JsonSerializer.SerializeToElement(values));
    }
}
