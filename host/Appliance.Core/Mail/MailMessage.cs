using System.Globalization;
using System.Text;

namespace Appliance.Core.Mail;

/// <summary>A mail as the bytes of RFC 5322 and MIME: ASCII alone, so that every server carries it (an address alone may need more, and then SMTPUTF8).</summary>
internal static class MailMessage
{
    private const int LineLength = 76;

    // RFC 2047: an encoded word has at most 75 characters; 45 bytes of UTF-8 make 60 of base64.
    private const int WordBytes = 45;

    /// <param name="from">The sender's address.</param>
    /// <param name="fromName">The sender's name; null for none.</param>
    /// <param name="mail">What to send.</param>
    /// <param name="messageId">The part of the Message-ID before the @; the same for each try.</param>
    /// <param name="at">When the mail was written.</param>
    public static byte[] Write(string from, string? fromName, OutgoingMail mail, string messageId, DateTimeOffset at)
    {
        var text = new StringBuilder();
        var domain = from[(from.LastIndexOf('@') + 1)..];
        Head(text, "From", fromName is null ? $"<{from}>" : $"{Words(fromName)} <{from}>");
        Head(text, "To", $"<{mail.To}>");
        Head(text, "Subject", Words(mail.Subject));
        Head(text, "Date", at.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + at.ToString(" zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        Head(text, "Message-ID", $"<{messageId}@{domain}>");

        // RFC 3834: so that nobody's out-of-office answers the server.
        Head(text, "Auto-Submitted", "auto-generated");
        Head(text, "MIME-Version", "1.0");
        if (mail.Html is null)
        {
            Part(text, "text/plain", mail.Text);
            return Encoding.UTF8.GetBytes(text.ToString());
        }

        var boundary = "=_" + messageId;
        Head(text, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        text.Append("\r\n--").Append(boundary).Append("\r\n");
        Part(text, "text/plain", mail.Text);
        text.Append("--").Append(boundary).Append("\r\n");
        Part(text, "text/html", mail.Html);
        text.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A header's text: as it is where it is plain ASCII words, else as encoded words (RFC 2047).</summary>
    internal static string Words(string value)
    {
        if (value.All(character => char.IsAsciiLetterOrDigit(character) || character is ' ' or '-' or '.' or '/') && value.Length <= LineLength)
            return value;
        var words = new List<string>();
        var bytes = new List<byte>();
        Span<byte> buffer = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(buffer);
            if (bytes.Count + length > WordBytes)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(buffer[..length]);
        }

        words.Add(Word(bytes));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";

    private static void Head(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Part(StringBuilder text, string type, string content)
    {
        Head(text, "Content-Type", type + "; charset=utf-8");
        Head(text, "Content-Transfer-Encoding", "base64");
        text.Append("\r\n");
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\r\n")));
        for (var from = 0; from < encoded.Length; from += LineLength)
            text.Append(encoded, from, Math.Min(LineLength, encoded.Length - from)).Append("\r\n");
    }
}
