using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

/// <summary>Makes requests to send that SendGrid accepts, for tests to spoil.</summary>
internal static class Messages
{
    public static SendGridMessage To(params string[] addresses)
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress("rencontres@cites-unies.example", "Cites Unies France"),
            Subject = "Réunion du 18 septembre",
            Personalizations = [.. addresses.Select(address => new Personalization { Tos = [new EmailAddress(address)] })],
        };
        message.AddContent("text/plain", "Madame, Monsieur,");
        message.AddContent("text/html", "<p>Madame, Monsieur,</p>");
        return message;
    }

    public static SendGridMessage ToMany(int count) => To([.. Enumerable.Range(1, count).Select(i => $"mairie{i}@ville.example")]);

    public static SendGridMessage With(this SendGridMessage message, Action<SendGridMessage> change)
    {
        change(message);
        return message;
    }

    public static SendGridMessage WithFirst(this SendGridMessage message, Action<Personalization> change)
    {
        change(message.Personalizations[0]);
        return message;
    }
}
