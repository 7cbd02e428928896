using System.Formats.Asn1;
using System.Text;

namespace Appliance.Auth.Ldap.Protocol;

/// <summary>
/// A search filter as text (RFC 4515), read into its parts before what was typed is put in: a value can never become
/// syntax, whatever stands in it.
/// </summary>
internal abstract record LdapFilter
{
    private const int MaxDepth = 20;

    /// <exception cref="FormatException">Not a filter; where, in words.</exception>
    public static LdapFilter Parse(string text)
    {
        var reader = new FilterReader(text.Trim());
        var filter = reader.Filter(MaxDepth);
        reader.End();
        return filter;
    }

    /// <summary>The octets of a value as they stand in a filter (RFC 4515 section 3): for showing one.</summary>
    public static string Escape(string value)
    {
        var escaped = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(value))
        {
            if (letter is (byte)'*' or (byte)'(' or (byte)')' or (byte)'\\' or 0 or >= 0x80)
                escaped.Append('\\').Append(Convert.ToHexStringLower([letter]));
            else
                escaped.Append((char)letter);
        }

        return escaped.ToString();
    }

    /// <summary>The same with every <c>{name}</c> in a value replaced by what is given, octet for octet.</summary>
    public abstract LdapFilter With(string name, string value);

    /// <summary>As it goes over the wire (RFC 4511 4.5.1.7).</summary>
    public abstract void Write(AsnWriter writer);

    protected static Asn1Tag Tag(int number, bool constructed = true) => new(TagClass.ContextSpecific, number, constructed);

    internal sealed record Set(int Number, IReadOnlyList<LdapFilter> Parts) : LdapFilter
    {
        public override LdapFilter With(string name, string value) => this with { Parts = [.. Parts.Select(part => part.With(name, value))] };

        public override void Write(AsnWriter writer)
        {
            using (writer.PushSetOf(Tag(Number)))
            {
                foreach (var part in Parts)
                    part.Write(writer);
            }
        }
    }

    internal sealed record Not(LdapFilter Part) : LdapFilter
    {
        public override LdapFilter With(string name, string value) => new Not(Part.With(name, value));

        public override void Write(AsnWriter writer)
        {
            using (writer.PushSequence(Tag(2)))
                Part.Write(writer);
        }
    }

    internal sealed record Comparison(int Number, string Attribute, byte[] Value) : LdapFilter
    {
        public override LdapFilter With(string name, string value) => this with { Value = Replace(Value, name, value) };

        public override void Write(AsnWriter writer)
        {
            using (writer.PushSequence(Tag(Number)))
            {
                writer.WriteOctetString(Encoding.UTF8.GetBytes(Attribute));
                writer.WriteOctetString(Value);
            }
        }
    }

    internal sealed record Present(string Attribute) : LdapFilter
    {
        public override LdapFilter With(string name, string value) => this;

        public override void Write(AsnWriter writer) => writer.WriteOctetString(Encoding.UTF8.GetBytes(Attribute), Tag(7, constructed: false));
    }

    internal sealed record Substrings(string Attribute, IReadOnlyList<byte[]> Pieces) : LdapFilter
    {
        public override LdapFilter With(string name, string value) => this with { Pieces = [.. Pieces.Select(piece => Replace(piece, name, value))] };

        public override void Write(AsnWriter writer)
        {
            using (writer.PushSequence(Tag(4)))
            {
                writer.WriteOctetString(Encoding.UTF8.GetBytes(Attribute));
                using (writer.PushSequence())
                {
                    for (var i = 0; i < Pieces.Count; i++)
                    {
                        if (Pieces[i].Length > 0)
                            writer.WriteOctetString(Pieces[i], Tag(i == 0 ? 0 : i == Pieces.Count - 1 ? 2 : 1, constructed: false));
                    }
                }
            }
        }
    }

    internal sealed record Extensible(string? Attribute, string? Rule, byte[] Value) : LdapFilter
    {
        public override LdapFilter With(string name, string value) => this with { Value = Replace(Value, name, value) };

        public override void Write(AsnWriter writer)
        {
            using (writer.PushSequence(Tag(9)))
            {
                if (Rule is not null)
                    writer.WriteOctetString(Encoding.UTF8.GetBytes(Rule), Tag(1, constructed: false));
                if (Attribute is not null)
                    writer.WriteOctetString(Encoding.UTF8.GetBytes(Attribute), Tag(2, constructed: false));
                writer.WriteOctetString(Value, Tag(3, constructed: false));
            }
        }
    }

    private static byte[] Replace(byte[] value, string name, string with)
    {
        // Latin-1 keeps octets as they are.
        var text = Encoding.Latin1.GetString(value);
        return Encoding.Latin1.GetBytes(text.Replace("{" + name + "}", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(with)), StringComparison.Ordinal));
    }
}
