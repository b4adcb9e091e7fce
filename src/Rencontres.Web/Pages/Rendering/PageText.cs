using System.Buffers;
using System.Text;

namespace Rencontres.Web.Pages.Rendering;

/// <summary>Where a page is written: one stretch of memory, lent by the pool and given back by <see cref="Dispose"/>.</summary>
/// <param name="most">How many letters it takes before it throws <see cref="PageTooLongException"/>.</param>
internal sealed class PageText(int most = int.MaxValue) : TextWriter
{
    private const int UsualLength = 1 << 15;

    private char[] letters = ArrayPool<char>.Shared.Rent(UsualLength);
    private int length;

    public override Encoding Encoding => Encoding.UTF8;

    public ReadOnlySpan<char> Written => letters.AsSpan(0, length);

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > most - length)
            throw new PageTooLongException(most);

        if (buffer.Length > letters.Length - length)
            Grow(buffer.Length);

        buffer.CopyTo(letters.AsSpan(length));
        length += buffer.Length;
    }

    // What this is derived from would hand each of these to another thread.
    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return Task.CompletedTask;
    }

    public override Task FlushAsync() => Task.CompletedTask;

    /// <summary>Hands over what is written; the writing goes on with an empty page.</summary>
    public void MoveTo(IBufferWriter<byte> bytes)
    {
        Encoding.UTF8.GetBytes(Written, bytes);
        length = 0;
    }

    public override string ToString() => new(Written);

    protected override void Dispose(bool disposing)
    {
        ArrayPool<char>.Shared.Return(letters);
        (letters, length) = ([], 0);
        base.Dispose(disposing);
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(letters.Length * 2, length + more));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(letters);
        letters = larger;
    }
}
