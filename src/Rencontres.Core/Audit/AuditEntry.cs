using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Rencontres.Core.Audit;

/// <summary>A link of the audit chain: each carries the hash of the one before, so that none can be changed or taken out unnoticed.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="PreviousHash">Of the entry before; empty for the first.</param>
public sealed record AuditEntry(int Number, AuditEvent Event, string PreviousHash, string Hash)
{
    public static AuditEntry After(int previousNumber, string previousHash, AuditEvent told) =>
        new(previousNumber + 1, told, previousHash, ComputeHash(previousNumber + 1, told, previousHash));

    /// <summary>Whether this entry is unchanged and follows on that number and hash.</summary>
    public bool Follows(int previousNumber, string previousHash) =>
        Number == previousNumber + 1 && PreviousHash == previousHash && Hash == ComputeHash(Number, Event, PreviousHash);

    private static string ComputeHash(int number, AuditEvent told, string previousHash)
    {
        var content = JsonSerializer.Serialize(new object[] { number, told.At.ToUnixTimeTicks(), told.Actor, told.Act, told.Details, previousHash });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
