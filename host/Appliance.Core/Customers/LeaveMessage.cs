using System.Globalization;
using System.Text.Json;
using Appliance.Core.Conversations;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Customers;

/// <summary>A visitor leaves a message for when somebody serves again.</summary>
public sealed class LeaveMessage(CustomerService customers, SendVisitorMessage send)
{
    /// <summary>
    /// Keeps the contact as stated by the visitor and puts the words into their conversation as a filled form, so that they
    /// wait in the queue like everything else. Refused: invalid (contact 1–200, text 1–5000, name at most 200 characters).
    /// </summary>
    public async Task<Result<SentMessage>> LeaveAsync(
        Actor visitor, string? name, string contact, string text, Func<ConversationOpening> opening, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(text);
        contact = contact.Trim();
        if (contact.Length is 0 or > 200)
            return Refusal.Invalid("contact", contact.Length == 0 ? "required" : "too_long");
        if (string.IsNullOrWhiteSpace(text) || text.Length > 5000)
            return Refusal.Invalid("text", text.Length > 5000 ? "too_long" : "required");
        var isAddress = contact.Contains('@', StringComparison.Ordinal);
        var stated = await customers.StateAsync(
            visitor,
            new StatedProfile { Name = name, Email = isAddress ? contact : null, Phone = isAddress ? null : contact },
            cancellationToken);
        if (stated.IsRefused)
            return stated.Refusal;

        var values = new Dictionary<string, string> { ["contact"] = contact, ["text"] = text };
        if (!string.IsNullOrWhiteSpace(name))
            values["name"] = name;
        var content = JsonSerializer.SerializeToElement(new { values, fallbackText = text.Length > 500 ? text[..500] : text });
        var clientId = "left-" + Guid.CreateVersion7().ToString("n", CultureInfo.InvariantCulture);
        return await send.SendAsync(visitor, new NewMessage(clientId, MessageTypes.Form, content), opening, cancellationToken);
    }
}
