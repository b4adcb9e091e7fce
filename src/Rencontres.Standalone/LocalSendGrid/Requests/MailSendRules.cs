using System.Globalization;

namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>
/// SendGrid's documented rules for a request to send, every fault at once. From "Mail Send Errors" and the limitations in the v3 Mail Send
/// reference; where they disagree the stricter holds, so that what passes here passes there.
/// </summary>
internal sealed class MailSendRules(DateTimeOffset now)
{
    private const int MostPersonalizations = 1000;
    private const int MostRecipients = 1000;
    private const int MostCategories = 10;
    private const int LongestCategory = 255;

    public void Check(MailSendRequest request, RequestErrors errors)
    {
        CheckFrom(request.From, errors);
        CheckPersonalizations(request, errors);
        CheckReplyTo(request, errors);
        CheckSubject(request, errors);
        ContentRules.Check(request, errors);
        CheckCategories(request.Categories, errors);
        HeaderRules.Check("headers", request.Headers, errors);
        if (request.CustomArgs is { Count: 0 })
            errors.Add("custom_args", "custom_args cannot be empty.");
        SendAtRules.Check("send_at", request.SendAt, now, errors);
        SettingsRules.Check(request.Settings, errors);
    }

    private static void CheckFrom(Mailbox? from, RequestErrors errors)
    {
        if (from?.Address is null)
            errors.Add("from.email", SendGridWording.FromMissing);
        else
            SenderRules.Check(from, errors);
    }

    private void CheckPersonalizations(MailSendRequest request, RequestErrors errors)
    {
        var count = request.Personalizations.Count;
        if (count == 0)
            errors.Add("personalizations", SendGridWording.PersonalizationsMissing);
        if (count > MostPersonalizations)
            errors.Add("personalizations", SendGridWording.TooManyPersonalizations(count));
        if (request.Recipients.Count() > MostRecipients)
            errors.Add("personalizations", "There is a limit of 1000 total recipients (to + cc + bcc) per request.");

        foreach (var personalization in request.Personalizations)
            PersonalizationRules.Check(personalization, request.CustomArgs, now, errors);
        CheckThatEachAddressStandsOnce(request, errors);
    }

    // SendGrid itself asks for this within a personalization only; for the product a doubled address in a request is always a doubled mail.
    private static void CheckThatEachAddressStandsOnce(MailSendRequest request, RequestErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var recipient in request.Recipients)
        {
            if (recipient.Address is { } address && !seen.Add(address))
                errors.Add($"{recipient.Field}.email", SendGridWording.AddressTwice(address));
        }
    }

    private static void CheckReplyTo(MailSendRequest request, RequestErrors errors)
    {
        if (request is { ReplyTo: not null, ReplyToList: not null })
            errors.Add("reply_to", "Only one of reply_to and reply_to_list may be used.");
        if (request.ReplyToList is { Count: 0 or > MostRecipients })
            errors.Add("reply_to_list", "The reply_to_list array must have from 1 to 1000 mailboxes.");

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var mailbox in (request.ReplyToList ?? []).Append(request.ReplyTo).OfType<Mailbox>())
        {
            AddressRules.Check(mailbox, "Reply-To", errors);
            if (mailbox.Address is { } address && !seen.Add(address))
                errors.Add($"{mailbox.Field}.email", "The reply_to_list array must have each mailbox once.");
        }
    }

    private static void CheckSubject(MailSendRequest request, RequestErrors errors)
    {
        if (request.Subject is { Length: 0 })
            errors.Add("subject", SendGridWording.SubjectEmpty);
        // Without any personalization All is true, and the lack of personalizations is the fault to report.
        if (request.Subject is null && !request.Personalizations.All(personalization => personalization.Subject is not null))
            errors.Add("subject", SendGridWording.SubjectMissing);
    }

    private static void CheckCategories(IReadOnlyList<string> categories, RequestErrors errors)
    {
        if (categories.Count > MostCategories)
            errors.Add("categories", SendGridWording.TooManyCategories(categories.Count));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < categories.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"categories.{i}");
            if (categories[i].Length > LongestCategory)
                errors.Add(field, $"Each category must not be longer than 255 characters. [{categories[i]}] exceeds this limit");
            if (!AddressRules.IsAscii(categories[i]))
                errors.Add(field, "Categories can not contain non-ASCII characters.");
            if (!seen.Add(categories[i]))
                errors.Add(field, $"The categories must be a unique list, and you have included [{categories[i]}] more than once.");
        }
    }
}
