using System.Security.Cryptography;
using System.Text;

namespace Rencontres.Standalone.LocalSendGrid.Journal;

/// <summary>
/// Where each mail's line starts and whom it is for: 16 bytes, which is all of a mail that stays in memory. Mails are numbered from 1.
/// </summary>
internal sealed class MailIndex
{
    private readonly Lock gate = new();
    private readonly List<long> starts = [0];
    private readonly List<long> recipients = [];

    public long Count
    {
        get
        {
            lock (gate)
                return recipients.Count;
        }
    }

    public long End
    {
        get
        {
            lock (gate)
                return starts[^1];
        }
    }

    public void Add(IEnumerable<(string To, int Length)> lines)
    {
        lock (gate)
        {
            foreach (var (to, length) in lines)
            {
                starts.Add(starts[^1] + length);
                recipients.Add(KeyOf(to));
            }
        }
    }

    public (long Start, int Length)? Find(long number)
    {
        lock (gate)
        {
            return number >= 1 && number <= recipients.Count
                ? (starts[(int)number - 1], (int)(starts[(int)number] - starts[(int)number - 1]))
                : null;
        }
    }

    /// <summary>Numbers in rising order above <paramref name="after"/>.</summary>
    public IReadOnlyList<long> After(long after, string? to, int take) => Walk(Math.Max(after, 0) + 1, +1, to, take);

    /// <summary>Numbers in falling order below <paramref name="before"/>.</summary>
    public IReadOnlyList<long> Before(long before, string? to, int take) => Walk(before - 1, -1, to, take);

    private List<long> Walk(long number, int step, string? to, int take)
    {
        var key = to is null ? 0 : KeyOf(to);
        var found = new List<long>();
        lock (gate)
        {
            number = Math.Min(number, recipients.Count + 1L - (step < 0 ? 1 : 0));
            for (; number >= 1 && number <= recipients.Count && found.Count < take; number += step)
            {
                if (to is null || recipients[(int)number - 1] == key)
                    found.Add(number);
            }
        }

        return found;
    }

    // Eight bytes of a SHA-256 do not collide among any number of mails that one disk holds.
    private static long KeyOf(string address)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant()), hash);
        return BitConverter.ToInt64(hash);
    }
}
