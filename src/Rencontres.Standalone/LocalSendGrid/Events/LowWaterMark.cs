using System.Globalization;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>Up to which mail all events were acknowledged, kept beside the mails.</summary>
internal sealed class LowWaterMark
{
    private const string FileName = "events.mark";

    private readonly string path;
    private long value;

    private LowWaterMark(string path) => this.path = path;

    public long Value => Interlocked.Read(ref value);

    /// <param name="mailCount">How many mails are kept. In a folder without a mark, nobody waits for events of those.</param>
    /// <exception cref="InvalidDataException">The kept mark cannot be read.</exception>
    public static LowWaterMark Open(string folder, long mailCount)
    {
        var mark = new LowWaterMark(Path.Combine(folder, FileName));
        if (!File.Exists(mark.path))
            mark.MoveTo(mailCount);
        else if (long.TryParse(File.ReadAllText(mark.path).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var kept))
            mark.value = Math.Min(kept, mailCount);
        else
            throw new InvalidDataException($"{mark.path} holds no number. Delete it: then no more events are sent of the mails kept so far.");

        return mark;
    }

    /// <summary>What this returned from outlives the process.</summary>
    public void MoveTo(long number)
    {
        var draft = $"{path}.tmp";
        File.WriteAllText(draft, number.ToString(CultureInfo.InvariantCulture));
        File.Move(draft, path, overwrite: true);
        Interlocked.Exchange(ref value, number);
    }
}
