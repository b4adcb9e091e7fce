using System.Text;
using System.Text.Encodings.Web;

namespace Rencontres.Standalone.LocalSendGrid.Requests;

internal static class PersonalizationRules
{
    private const int MostSubstitutions = 100;
    private const int SubstitutionBytes = 10_000;
    private const int CustomArgBytes = 10_000;

    public static void Check(
        Personalization personalization, IReadOnlyDictionary<string, string>? commonArgs, DateTimeOffset now, RequestErrors errors)
    {
        if (personalization.From is { } from)
            SenderRules.Check(from, errors);
        CheckRecipients(personalization, errors);
        if (personalization.Subject is { Length: 0 })
            errors.Add($"{personalization.Field}.subject", SendGridWording.SubjectEmpty);
        CheckSubstitutions(personalization, errors);
        CheckCustomArgs(personalization, commonArgs, errors);
        HeaderRules.Check($"{personalization.Field}.headers", personalization.Headers, errors);
        SendAtRules.Check($"{personalization.Field}.send_at", personalization.SendAt, now, errors);
    }

    private static void CheckRecipients(Personalization personalization, RequestErrors errors)
    {
        if (personalization.To.Count == 0)
            errors.Add($"{personalization.Field}.to", SendGridWording.ToMissing);

        foreach (var mailbox in personalization.To)
            AddressRules.Check(mailbox, "To", errors);
        foreach (var mailbox in personalization.Cc)
            AddressRules.Check(mailbox, "CC", errors);
        foreach (var mailbox in personalization.Bcc)
            AddressRules.Check(mailbox, "BCC", errors);
    }

    private static void CheckSubstitutions(Personalization personalization, RequestErrors errors)
    {
        var field = $"{personalization.Field}.substitutions";
        if (personalization.Substitutions.Count > MostSubstitutions)
            errors.Add(field, "You are limited to 100 substitutions per personalization.");
        if (JsonBytes(personalization.Substitutions) >= SubstitutionBytes)
            errors.Add(field, SendGridWording.SubstitutionsTooLong);
    }

    private static void CheckCustomArgs(Personalization personalization, IReadOnlyDictionary<string, string>? commonArgs, RequestErrors errors)
    {
        if (personalization.CustomArgs is { Count: 0 })
            errors.Add($"{personalization.Field}.custom_args", "custom_args cannot be empty.");
        if (JsonBytes(CustomArguments.Merge(commonArgs, personalization.CustomArgs)) >= CustomArgBytes)
            errors.Add($"{personalization.Field}.custom_args", SendGridWording.CustomArgsTooLong);
    }

    // SendGrid does not say what it counts. The shortest JSON is more than keys and values alone, so who stays below it is safe either way.
    private static int JsonBytes(IReadOnlyDictionary<string, string> members)
    {
        const int BracesLessOneComma = 1, QuotesColonAndComma = 6;
        return BracesLessOneComma + members.Sum(member => JsonBytes(member.Key) + JsonBytes(member.Value) + QuotesColonAndComma);
    }

    private static int JsonBytes(string text) => Encoding.UTF8.GetByteCount(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text));
}
