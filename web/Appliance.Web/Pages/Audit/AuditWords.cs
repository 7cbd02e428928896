using System.Globalization;
using System.Text.Json;
using Appliance.Core.Accounts;
using Appliance.Core.Audit;

namespace Appliance.Web.Pages.Audit;

/// <summary>Entries of the audit log in the reader's words.</summary>
public sealed class AuditWords(AgentDirectory agents, AuditNames names, Texts texts)
{
    /// <summary>What was done; a code that is not known stands for itself.</summary>
    public static string Action(string action) => AuditActions.All.TryGetValue(action, out var text) ? Texts.Choose(text) : action;

    /// <summary>Who did it.</summary>
    public string Who(AuditView entry) => entry.AgentId is { } agentId ? agents.NameAt(agentId, entry.At) ?? Number(agentId) : texts["系统"];

    /// <summary>By what they came in.</summary>
    public string By(AuditView entry) => entry.Actor switch { "agent" => texts["页面"], "token" => texts["API 令牌"], "visitor" => texts["访客"], _ => texts["服务器"] };

    /// <summary>An agent's name, or the number of one who is gone.</summary>
    public string Agent(long? id) => id is { } agentId ? agents.Find(agentId)?.DisplayName ?? Number(agentId) : "";

    /// <summary>What it was done to.</summary>
    public string Thing(AuditView entry)
    {
        if (entry.ObjectKind is not { } kind)
            return "";
        var name = AuditFields.Kind(kind, texts);
        return entry.ObjectId is not { } id ? name : names.Find(kind, id) is { } called ? $"{name} {called}" : $"{name} {Number(id)}";
    }

    /// <summary>What is different afterwards, field by field, persons' values last.</summary>
    public IReadOnlyList<AuditChange> Changes(AuditView entry)
    {
        List<AuditChange> changes = [.. Of(entry.Detail)];
        if (entry.Personal is { } personal)
            changes.AddRange(Of(personal));
        if (entry.Erased)
            changes.Add(new AuditChange(texts["个人信息"], null, texts["已随本人资料删除"]));
        return changes;
    }

    private IEnumerable<AuditChange> Of(JsonElement detail)
    {
        if (detail.ValueKind != JsonValueKind.Object)
            yield break;
        var isPair = detail.TryGetProperty("after", out var after);
        isPair |= detail.TryGetProperty("before", out var before);
        foreach (var change in isPair ? Compare(before, after) : [])
            yield return change;
        foreach (var property in detail.EnumerateObject().Where(property => property.Name is not ("before" or "after" or "changed" or "fields")))
        {
            if (Say(property.Name, property.Value) is { Length: > 0 } value)
                yield return new AuditChange(AuditFields.Name(property.Name, texts), null, value);
        }

        // Of entries from before values were kept, only that something changed.
        if (detail.TryGetProperty("changed", out var changed) && changed.ValueKind == JsonValueKind.Array && changed.EnumerateArray().Any(name => name.GetString() == "password"))
            yield return new AuditChange(AuditFields.Name("password", texts), null, texts["已更换"]);
    }

    private IEnumerable<AuditChange> Compare(JsonElement before, JsonElement after)
    {
        if (before.ValueKind != JsonValueKind.Object && after.ValueKind != JsonValueKind.Object)
        {
            if (before.ValueKind != JsonValueKind.Undefined || after.ValueKind != JsonValueKind.Undefined)
                yield return new AuditChange(texts["值"], Shown("", before), Shown("", after));
            yield break;
        }

        foreach (var field in Fields(before).Union(Fields(after)))
        {
            var (was, now) = (Property(before, field), Property(after, field));
            if (was.ValueKind != JsonValueKind.Undefined && JsonElement.DeepEquals(was, now))
                continue;
            if (IsEmpty(was) && IsEmpty(now))
                continue;
            if (was.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array)
                yield return Lists(field, was, now);
            else
                yield return new AuditChange(AuditFields.Name(field, texts), before.ValueKind == JsonValueKind.Undefined ? null : Shown(field, was), Shown(field, now));
        }
    }

    /// <summary>Of lists, what was added and what was taken away.</summary>
    private AuditChange Lists(string field, JsonElement before, JsonElement after)
    {
        var (was, now) = (Items(field, before), Items(field, after));
        var words = now.Except(was).Select(item => "+ " + item).Concat(was.Except(now).Select(item => "− " + item)).ToList();
        return new AuditChange(AuditFields.Name(field, texts), null, words.Count == 0 ? texts["次序"] : string.Join(Texts.Choose("，", ", "), words));
    }

    private List<string> Items(string field, JsonElement list) => [.. list.EnumerateArray().Select(item => Say(field, item))];

    private string Shown(string field, JsonElement value) => IsEmpty(value) ? texts["（空）"] : Say(field, value);

    private string Say(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => texts["是"],
        JsonValueKind.False => texts["否"],
        JsonValueKind.Number when value.TryGetInt64(out var number) => names.Of(field, number) ?? number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.String => AuditFields.Value(field, value.GetString()!, texts),
        JsonValueKind.Array => string.Join(Texts.Choose("、", ", "), value.EnumerateArray().Select(item => Say(field, item))),
        JsonValueKind.Object => string.Join(Texts.Choose("，", ", "), value.EnumerateObject().Where(part => !IsEmpty(part.Value)).Select(part => $"{AuditFields.Name(part.Name, texts)} {Say(part.Name, part.Value)}")),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static IEnumerable<string> Fields(JsonElement side) => side.ValueKind == JsonValueKind.Object ? side.EnumerateObject().Select(part => part.Name) : [];

    private static JsonElement Property(JsonElement side, string name) =>
        side.ValueKind == JsonValueKind.Object && side.TryGetProperty(name, out var value) ? value : default;

    private static string Number(long id) => string.Create(CultureInfo.InvariantCulture, $"#{id}");
}
