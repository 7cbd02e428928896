using System.Formats.Asn1;
using System.Text;

namespace Appliance.Auth.Ldap.Protocol;

/// <summary>Requests as they go over the wire.</summary>
internal static class LdapRequests
{
    private const int ServerTimeLimitSeconds = 8;

    private enum Dereferencing
    {
        Never = 0,
    }

    public static void WriteSearch(AsnWriter writer, LdapSearch search)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.Application, 3, isConstructed: true)))
        {
            writer.WriteOctetString(Encoding.UTF8.GetBytes(search.Base));
            writer.WriteEnumeratedValue(search.Scope);
            writer.WriteEnumeratedValue(Dereferencing.Never);
            writer.WriteInteger(0);
            writer.WriteInteger(ServerTimeLimitSeconds);
            writer.WriteBoolean(false);
            search.Filter.Write(writer);
            using (writer.PushSequence())
            {
                foreach (var attribute in search.Attributes)
                    writer.WriteOctetString(Encoding.UTF8.GetBytes(attribute));
            }
        }
    }

    /// <summary>The control for pages (RFC 2696); a server that does not know it answers all at once.</summary>
    public static void WritePage(AsnWriter writer, string name, int size, byte[] cookie)
    {
        var value = new AsnWriter(AsnEncodingRules.BER);
        using (value.PushSequence())
        {
            value.WriteInteger(size);
            value.WriteOctetString(cookie);
        }

        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true)))
        using (writer.PushSequence())
        {
            writer.WriteOctetString(Encoding.ASCII.GetBytes(name));
            writer.WriteOctetString(value.Encode());
        }
    }
}
