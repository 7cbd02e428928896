namespace Appliance.Core.Customers;

/// <summary>What an agent may set on a customer.</summary>
internal static class CustomerRules
{
    private const int MaxText = 200;
    private const int MaxTags = 50;
    private const int MaxTag = 30;

    /// <summary>What is wrong, by field; empty when nothing is. What is masked comes back as it was shown, so it is not looked at here.</summary>
    public static Dictionary<string, string[]> Check(Actor actor, CustomerInput input)
    {
        var problems = new Dictionary<string, string[]>();
        if (input.Name is { IsSet: true, Value: { } name } && name.Trim().Length is 0 or > MaxText)
            problems["name"] = [name.Trim().Length == 0 ? "required" : "too_long"];
        if (input.Tags.IsSet && Tags(input.Tags.Value) is { } fault)
            problems["tags"] = [fault];
        if (input.Email is { IsSet: true, Value: { } email } && !CustomerMask.HidesEmail(actor) && !IsEmail(email.Trim()))
            problems["email"] = [email.Trim().Length > MaxText ? "too_long" : "invalid"];
        if (input.Phone is { IsSet: true, Value: { } phone } && !CustomerMask.HidesPhone(actor) && !IsPhone(phone.Trim()))
            problems["phone"] = ["invalid"];
        return problems;
    }

    /// <summary>The customer after the change. Refused: masked, for a contact that the actor does not see and would overwrite.</summary>
    public static Result<CustomerView> Merge(Actor actor, CustomerView before, CustomerInput input)
    {
        var shown = CustomerMask.For(actor, before);
        if ((CustomerMask.HidesEmail(actor) && input.Email.IsSet && input.Email.Value != shown.Email)
            || (CustomerMask.HidesPhone(actor) && input.Phone.IsSet && input.Phone.Value != shown.Phone))
            return Refusal.Refused("masked");
        return before with
        {
            Name = input.Name.Or(before.Name)?.Trim(),
            Tags = input.Tags.IsSet ? [.. input.Tags.Value.Select(tag => tag.Trim()).Distinct()] : before.Tags,
            Email = CustomerMask.HidesEmail(actor) ? before.Email : input.Email.Or(before.Email)?.Trim(),
            Phone = CustomerMask.HidesPhone(actor) ? before.Phone : input.Phone.Or(before.Phone)?.Trim(),
        };
    }

    private static string? Tags(IReadOnlyList<string>? tags) => tags switch
    {
        null => "required",
        { Count: > MaxTags } => "too_many",
        _ when tags.Any(tag => string.IsNullOrWhiteSpace(tag)) => "required",
        _ when tags.Any(tag => tag.Trim().Length > MaxTag) => "too_long",
        _ => null,
    };

    private static bool IsEmail(string text) =>
        text.Length is >= 3 and <= MaxText && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
            && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    private static bool IsPhone(string text) =>
        text.Length is >= 3 and <= 30 && text.Any(char.IsAsciiDigit)
            && text.All(character => char.IsAsciiDigit(character) || character is '+' or '-' or ' ' or '(' or ')');
}
