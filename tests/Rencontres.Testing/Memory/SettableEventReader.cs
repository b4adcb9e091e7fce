using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

/// <summary>Reads whatever it is told to have read.</summary>
public sealed class SettableEventReader : IMailEventReader
{
    public EventPost Post { get; set; } = new EventPost.NoKey();

    public EventPost Read(Func<string, string?> header, byte[] body) => Post;
}
