using System.Text.Json;
using Appliance.Core.Conversations;

namespace Appliance.Core.Customers;

/// <summary>
/// What an actor does not see in full: contacts, verified or stated, and those inside of texts, as far as all of their
/// roles mask them. Enough stays to know a customer again who says the number.
/// </summary>
public static class CustomerMask
{
    private const string Email = "email";
    private const string Phone = "phone";

    /// <summary>What the actor sees in part only. The server itself and customers see everything that they may see.</summary>
    public static MaskedContacts Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var fields = actor.Scope.Mask;
        return fields.Count == 0
            ? MaskedContacts.None
            : (fields.Contains(Phone) ? MaskedContacts.Phone : 0) | (fields.Contains(Email) ? MaskedContacts.Email : 0);
    }

    /// <summary>A message as somebody sees it who sees contacts in part.</summary>
    public static MessageView For(MaskedContacts masked, MessageView message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return masked == MaskedContacts.None ? message : message with { Content = ContactText.Hide(masked, message.Content) };
    }

    /// <summary>A conversation as somebody sees it who sees contacts in part.</summary>
    public static ConversationView For(MaskedContacts masked, ConversationView conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (masked == MaskedContacts.None)
            return conversation;
        var entry = conversation.Entry;
        return conversation with
        {
            Customer = conversation.Customer with
            {
                Name = Text(masked, conversation.Customer.Name),
                Tags = [.. conversation.Customer.Tags.Select(tag => ContactText.Hide(masked, tag))],
            },
            Entry = entry with { Page = Text(masked, entry.Page), Campaign = Text(masked, entry.Campaign), AdSource = Text(masked, entry.AdSource) },
            LastMessage = conversation.LastMessage is { } last ? For(masked, last) : null,
            Rating = conversation.Rating is { } rating ? rating with { Comment = Text(masked, rating.Comment) } : null,
        };
    }

    internal static bool HidesEmail(Actor actor) => actor.Scope.Mask.Contains(Email);

    internal static bool HidesPhone(Actor actor) => actor.Scope.Mask.Contains(Phone);

    internal static MessageView For(Actor actor, MessageView message) => For(Of(actor), message);

    internal static ConversationView For(Actor actor, ConversationView conversation) => For(Of(actor), conversation);

    /// <summary>Whether searching names for the text could find out a contact that is masked: four digits in a row, or an address's sign.</summary>
    internal static bool Hides(Actor actor, string query) =>
        (HidesPhone(actor) && query.Count(char.IsDigit) >= 4) || (HidesEmail(actor) && query.AsSpan().IndexOfAny('@', '＠') >= 0);

    /// <summary>A text in which a contact may stand; null stays null.</summary>
    internal static string? For(Actor actor, string? text) => Text(Of(actor), text);

    /// <summary>Facts in which a contact may stand.</summary>
    internal static JsonElement For(Actor actor, JsonElement facts) => Of(actor) is var masked and not MaskedContacts.None ? ContactText.Hide(masked, facts) : facts;

    /// <summary>The customer as this actor sees them.</summary>
    internal static CustomerView For(Actor actor, CustomerView customer)
    {
        var masked = Of(actor);
        if (masked == MaskedContacts.None)
            return customer;
        var (email, phone) = (masked.HasFlag(MaskedContacts.Email), masked.HasFlag(MaskedContacts.Phone));
        var stated = customer.Stated;
        return customer with
        {
            Name = Text(masked, customer.Name),
            Email = email ? OfEmail(customer.Email) : customer.Email,
            Phone = phone ? OfPhone(customer.Phone) : customer.Phone,
            Tags = [.. customer.Tags.Select(tag => ContactText.Hide(masked, tag))],
            Stated = stated with
            {
                Name = Text(masked, stated.Name),
                Email = email ? OfEmail(stated.Email) : stated.Email,
                Phone = phone ? OfPhone(stated.Phone) : stated.Phone,
                Attributes = stated.Attributes?.ToDictionary(item => item.Key, item => ContactText.Hide(masked, item.Value)),
            },
            Identities = [.. customer.Identities.Select(identity => For(masked, identity))],
        };
    }

    /// <summary>l***@example.com; of what is no address, nothing.</summary>
    internal static string? OfEmail(string? address) => address is null
        ? null
        : address.LastIndexOf('@') is > 0 and var at ? $"{address[..1]}***{address[at..]}" : "***";

    /// <summary>138****5678, as numbers are masked in China; of short ones, nothing.</summary>
    internal static string? OfPhone(string? number) => number is null ? null : number.Length >= 9 ? $"{number[..3]}****{number[^4..]}" : "****";

    private static IdentityView For(MaskedContacts masked, IdentityView identity)
    {
        var external = identity.ExternalId;
        if (masked.HasFlag(MaskedContacts.Email) && external.Contains('@', StringComparison.Ordinal))
            external = OfEmail(external)!;
        else if (masked.HasFlag(MaskedContacts.Phone) && IsNumber(external))
            external = OfPhone(external)!;
        return identity with { ExternalId = ContactText.Hide(masked, external), Name = Text(masked, identity.Name) };
    }

    private static string? Text(MaskedContacts masked, string? text) => text is null || masked == MaskedContacts.None ? text : ContactText.Hide(masked, text);

    private static bool IsNumber(string text) => text.Length is >= 5 and <= 20 && text.All(character => char.IsAsciiDigit(character) || character is '+' or '-');
}
