using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>Ten codes on paper, each good once, for who has lost the other factors.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    /// <summary>Makes new ones in the place of all former ones. 80 random bits each, so that a fast hash is enough.</summary>
    public static IReadOnlyList<string> Renew(IWriteSession session, long agentId)
    {
        session.Connection.Execute("delete from recovery_codes where agent_id = @agentId", new { agentId });
        var codes = new List<string>(Count);
        for (var i = 0; i < Count; i++)
        {
            var letters = Base32.Encode(RandomNumberGenerator.GetBytes(10)).ToLowerInvariant();
            codes.Add($"{letters[..4]}-{letters[4..8]}-{letters[8..12]}-{letters[12..]}");
            session.Connection.Execute(
                "insert into recovery_codes (agent_id, code_hash) values (@agentId, @hash)", new { agentId, hash = Hash(codes[i]) });
        }
        return codes;
    }

    /// <summary>Uses a code up; false when there is none like it, or it was used before.</summary>
    public static bool Use(IWriteSession session, long agentId, string code, long now) => session.Connection.Execute(
        "update recovery_codes set used_at = @now where agent_id = @agentId and code_hash = @hash and used_at is null",
        new { now, agentId, hash = Hash(code) }) == 1;

    public static int Left(DbConnection connection, long agentId) => connection.ExecuteScalar<int>(
        "select count(*) from recovery_codes where agent_id = @agentId and used_at is null", new { agentId });

    /// <summary>However it was typed: without the dashes, in capitals, with blanks.</summary>
    private static string Hash(string code)
    {
        var letters = new StringBuilder(16);
        foreach (var letter in code)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                letters.Append(char.ToLowerInvariant(letter));
        }
        return OpaqueToken.Hash(letters.ToString());
    }
}
