using System.Formats.Asn1;
using System.Text;

namespace Appliance.Auth.Ldap.Protocol;

/// <summary>Reads what the server says; whatever does not fit is an <see cref="LdapException"/>.</summary>
internal static class LdapAnswers
{
    // Far above an entry with a thousand groups.
    private const int MaxBytes = 4 * 1024 * 1024;

    public static async Task<LdapMessage> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[2];
        await stream.ReadExactlyAsync(head, cancellationToken);
        if (head[0] != 0x30)
            throw new LdapException("The server does not speak LDAP.");
        var length = (int)head[1];
        byte[] longForm = [];
        if (length >= 0x80)
        {
            // RFC 4511 5.1: definite lengths alone.
            if (length is 0x80 or > 0x84)
                throw new LdapException("The server sends a message of unknown length.");
            longForm = new byte[length - 0x80];
            await stream.ReadExactlyAsync(longForm, cancellationToken);
            var wide = longForm.Aggregate(0L, (sum, octet) => (sum << 8) | octet);
            if (wide > MaxBytes)
                throw new LdapException("The server sends more than 4 MB at once.");
            length = (int)wide;
        }

        var bytes = new byte[2 + longForm.Length + length];
        head.CopyTo(bytes, 0);
        longForm.CopyTo(bytes, 2);
        await stream.ReadExactlyAsync(bytes.AsMemory(2 + longForm.Length), cancellationToken);
        return Guard(() => Message(bytes));
    }

    public static LdapResult Result(ReadOnlyMemory<byte> body) => Guard(() =>
    {
        var reader = Open(body);
        var code = reader.ReadEnumeratedBytes();
        reader.ReadOctetString();
        var message = Encoding.UTF8.GetString(reader.ReadOctetString());
        return new LdapResult(code.Span.Length == 1 ? code.Span[0] : LdapException.ProtocolError, message.Length > 300 ? message[..300] : message);
    });

    public static LdapEntry Entry(ReadOnlyMemory<byte> body) => Guard(() =>
    {
        var reader = Open(body);
        var dn = Encoding.UTF8.GetString(reader.ReadOctetString());
        var attributes = new Dictionary<string, IReadOnlyList<byte[]>>(StringComparer.OrdinalIgnoreCase);
        var list = reader.ReadSequence();
        while (list.HasData)
        {
            var attribute = list.ReadSequence();
            var name = Encoding.UTF8.GetString(attribute.ReadOctetString());
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            var read = new List<byte[]>();
            while (values.HasData)
                read.Add(values.ReadOctetString());
            attributes[name] = read;
        }

        return new LdapEntry(dn, attributes);
    });

    /// <summary>Where the next page goes on; empty for nowhere.</summary>
    public static byte[] Cookie(ReadOnlyMemory<byte> controls, string name) => controls.IsEmpty ? [] : Guard(() =>
    {
        var list = new AsnReader(controls, AsnEncodingRules.BER).ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true));
        while (list.HasData)
        {
            var control = list.ReadSequence();
            if (Encoding.UTF8.GetString(control.ReadOctetString()) != name)
                continue;
            if (control.HasData && control.PeekTag().TagValue == (int)UniversalTagNumber.Boolean)
                control.ReadBoolean();
            var page = new AsnReader(control.ReadOctetString(), AsnEncodingRules.BER).ReadSequence();
            page.ReadInteger();
            return page.ReadOctetString();
        }

        return [];
    });

    private static LdapMessage Message(byte[] bytes)
    {
        var reader = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
        if (!reader.TryReadInt32(out var id) || reader.PeekTag().TagClass != TagClass.Application)
            throw new LdapException("The server sends no answer that can be read.");
        var operation = reader.PeekTag().TagValue;
        var body = reader.ReadEncodedValue();
        return new LdapMessage(id, operation, body, reader.HasData ? reader.ReadEncodedValue() : default);
    }

    private static AsnReader Open(ReadOnlyMemory<byte> body)
    {
        var reader = new AsnReader(body, AsnEncodingRules.BER);
        return reader.ReadSequence(reader.PeekTag());
    }

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (AsnContentException exception)
        {
            throw new LdapException($"The server sends what cannot be read: {exception.Message}");
        }
    }
}
