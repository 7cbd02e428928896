using System.Globalization;
using System.Text;

namespace Appliance.Auth.Ldap.Protocol;

/// <summary>Reads a filter's text (RFC 4515).</summary>
internal sealed class FilterReader(string text)
{
    private int _at;

    public LdapFilter Filter(int depth)
    {
        if (depth == 0)
            throw new FormatException("The filter is nested too deeply.");
        Expect('(');
        var filter = Peek() switch
        {
            '&' => List(0, depth),
            '|' => List(1, depth),
            '!' => Not(depth),
            _ => Item(),
        };
        Expect(')');
        return filter;
    }

    public void End()
    {
        if (_at < text.Length)
            throw Wrong("nothing more");
    }

    private LdapFilter.Set List(int number, int depth)
    {
        _at++;
        var parts = new List<LdapFilter>();
        while (Peek() == '(')
            parts.Add(Filter(depth - 1));
        return parts.Count > 0 ? new LdapFilter.Set(number, parts) : throw Wrong("a filter");
    }

    private LdapFilter.Not Not(int depth)
    {
        _at++;
        return new LdapFilter.Not(Filter(depth - 1));
    }

    private LdapFilter Item()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '-' or '.' or ';'))
            _at++;
        var attribute = text[start.._at];
        if (Peek() == ':')
            return Extensible(attribute);
        if (attribute.Length == 0)
            throw Wrong("an attribute");
        switch (Peek())
        {
            case '=':
                _at++;
                return Equal(attribute);
            case '>' or '<' or '~':
                var number = text[_at++] switch { '>' => 5, '<' => 6, _ => 8 };
                Expect('=');
                return new LdapFilter.Comparison(number, attribute, Single());
            default:
                throw Wrong("= >= <= or ~=");
        }
    }

    private LdapFilter Equal(string attribute)
    {
        var pieces = Value();
        return pieces switch
        {
            [var whole] => new LdapFilter.Comparison(3, attribute, whole),
            [{ Length: 0 }, { Length: 0 }] => new LdapFilter.Present(attribute),
            _ => new LdapFilter.Substrings(attribute, pieces),
        };
    }

    // attr:rule:=value, or :rule:=value for every attribute.
    private LdapFilter.Extensible Extensible(string attribute)
    {
        Expect(':');
        string? rule = null;
        if (Peek() != '=')
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '-' or '.'))
                _at++;
            rule = text[start.._at];
            Expect(':');
        }

        Expect('=');
        return new LdapFilter.Extensible(attribute.Length == 0 ? null : attribute, rule, Single());
    }

    private byte[] Single() => Value() is [var whole] ? whole : throw Wrong("a value without *");

    // The pieces between asterisks.
    private List<byte[]> Value()
    {
        var pieces = new List<byte[]>();
        var piece = new List<byte>();
        while (_at < text.Length && text[_at] is not (')' or '('))
        {
            if (text[_at] == '*')
            {
                pieces.Add([.. piece]);
                piece.Clear();
                _at++;
            }
            else if (text[_at] == '\\')
            {
                if (_at + 3 > text.Length || !byte.TryParse(text.AsSpan(_at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
                    throw Wrong("two hexadecimal digits after \\");
                piece.Add(octet);
                _at += 3;
            }
            else
            {
                var length = char.IsHighSurrogate(text[_at]) && _at + 1 < text.Length ? 2 : 1;
                piece.AddRange(Encoding.UTF8.GetBytes(text.Substring(_at, length)));
                _at += length;
            }
        }

        pieces.Add([.. piece]);
        return pieces;
    }

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private void Expect(char letter)
    {
        if (Peek() != letter)
            throw Wrong(letter.ToString());
        _at++;
    }

    private FormatException Wrong(string wanted) => new($"Filter, character {_at + 1}: {wanted} expected. / 筛选条件第 {_at + 1} 个字符处应为 {wanted}。");
}
