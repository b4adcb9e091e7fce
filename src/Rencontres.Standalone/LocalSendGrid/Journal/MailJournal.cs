using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Rencontres.Standalone.LocalSendGrid.Journal;

/// <summary>
/// The mails that were delivered, in <c>mails.jsonl</c>. What <see cref="AppendAsync"/> returned from is with the operating system and outlives this process.
/// </summary>
internal sealed class MailJournal : IDisposable
{
    private const string FileName = "mails.jsonl";
    private const string LockName = "mails.lock";

    private readonly FileStream folderLock;
    private readonly SafeFileHandle file;
    private readonly MailIndex index;
    private readonly SemaphoreSlim writing = new(1);

    private MailJournal(FileStream folderLock, SafeFileHandle file, MailIndex index) =>
        (this.folderLock, this.file, this.index) = (folderLock, file, index);

    public MailIndex Index => index;

    /// <exception cref="IOException">Another process uses the folder.</exception>
    public static async Task<MailJournal> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        // The system lets go of the lock when the process dies, however it dies. The journal itself is not locked, so that it can be read meanwhile.
        var folderLock = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            var index = new MailIndex();
            var path = Path.Combine(folder, FileName);
            await using (var existing = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0))
                await JournalScan.FillAsync(index, existing, cancellationToken);

            var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, FileOptions.Asynchronous);
            RandomAccess.SetLength(file, index.End);
            return new MailJournal(folderLock, file, index);
        }
        catch
        {
            await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps the mails of one request, all or none.</summary>
    public async Task AppendAsync(IReadOnlyList<KeptMail> mails)
    {
        var (lines, lengths) = Serialize(mails);
        await writing.WaitAsync();
        try
        {
            await WriteAsync(lines.WrittenMemory, index.End);
            index.Add(mails.Select((mail, i) => (mail.To, lengths[i])));
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The line of a mail, without its end, or null.</summary>
    public byte[]? ReadLine(long number)
    {
        if (index.Find(number) is not { } place)
            return null;

        var line = new byte[place.Length - 1];
        for (var read = 0; read < line.Length;)
        {
            var count = RandomAccess.Read(file, line.AsSpan(read), place.Start + read);
            if (count == 0)
                throw new EndOfStreamException($"{FileName} was shortened while it was in use.");
            read += count;
        }

        return line;
    }

    public void Dispose()
    {
        file.Dispose();
        folderLock.Dispose();
        writing.Dispose();
    }

    // Not cancellable: whoever sent the request may leave, what was begun is finished.
    private async Task WriteAsync(ReadOnlyMemory<byte> lines, long end)
    {
        try
        {
            await RandomAccess.WriteAsync(file, lines, end);
        }
        catch
        {
            RandomAccess.SetLength(file, end);
            throw;
        }
    }

    private static (ArrayBufferWriter<byte> Lines, int[] Lengths) Serialize(IReadOnlyList<KeptMail> mails)
    {
        var lines = new ArrayBufferWriter<byte>(1 << 16);
        var lengths = new int[mails.Count];
        using var writer = KeptMailJson.WriterOn(lines);
        for (var i = 0; i < mails.Count; i++)
        {
            var start = lines.WrittenCount;
            JsonSerializer.Serialize(writer, mails[i], KeptMailJson.Default.KeptMail);
            writer.Flush();
            lines.Write("\n"u8);
            lengths[i] = lines.WrittenCount - start;
            writer.Reset();
        }

        return (lines, lengths);
    }
}
