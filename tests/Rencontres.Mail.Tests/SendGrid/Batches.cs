using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Tests.SendGrid;

internal static class Batches
{
    public static OutgoingBatch Of(params OutgoingRecipient[] recipients) =>
        new(new Sender("rencontres@organisateur.example", "Cites Unies France"), "Objet rqname0", "Texte", "<p>Texte</p>", recipients);

    public static OutgoingBatch One() => Of(Recipient("nancy"));

    public static OutgoingRecipient Recipient(string town) =>
        new($"relations@{town}.example", null, new Dictionary<string, string> { ["mail"] = $"id-{town}" })
        {
            Substitutions = new Dictionary<string, string> { ["rqname0"] = $"Ville de {town} <&>" },
            UnsubscribeUrl = $"https://example.org/u/{town}",
        };
}
