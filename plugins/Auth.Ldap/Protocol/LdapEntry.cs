using System.Text;

namespace Appliance.Auth.Ldap.Protocol;

/// <summary>An entry that a search found, with the attributes that were asked for.</summary>
internal sealed class LdapEntry(string dn, IReadOnlyDictionary<string, IReadOnlyList<byte[]>> attributes)
{
    public string Dn => dn;

    /// <summary>The values of an attribute; empty when the entry has none.</summary>
    public IReadOnlyList<byte[]> Bytes(string attribute) => attributes.GetValueOrDefault(attribute, []);

    public IEnumerable<string> Texts(string attribute) => Bytes(attribute).Select(Encoding.UTF8.GetString);

    /// <summary>The first value; null when the entry has none, or an empty one.</summary>
    public string? Text(string attribute) => Texts(attribute).FirstOrDefault() is { Length: > 0 } text ? text : null;
}
