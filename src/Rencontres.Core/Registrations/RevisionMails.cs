using System.Globalization;
using NodaTime;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Registrations;

/// <summary>Who is told of a new revision: whoever gave it, and the contact of the answer that somebody else has changed, unless one mail reaches both.</summary>
internal static class RevisionMails
{
    /// <param name="before">The answer it was decided on.</param>
    public static RegistrationWrite Write(Registration registration, Registration? before, Instant now)
    {
        if (before is null || !IsSecond(registration, before))
            return new RegistrationWrite(registration, Answering.MailAbout(registration, before, now));

        // It is this person's first answer, whatever stood before, so it is told at once and confirmed, not changed.
        var (email, language) = registration.AddedBy is { } second
            ? (second.Contact.Email, second.Language)
            : (registration.Answer.Contact.Email, registration.Answer.Language);
        var mail = Answering.MailAbout(registration, before: null, now) with { To = email, Language = language };
        return new RegistrationWrite(registration, mail) { AlsoTold = before.IsOf(email) ? [] : [ToFormerContact(registration, before, now)], KeepsDraft = true };
    }

    private static bool IsSecond(Registration registration, Registration before) =>
        before.Counts && registration.Counts && (registration.AddedBy is not null || !before.IsBy(registration.Answer.Contact));

    private static SingleMail ToFormerContact(Registration registration, Registration before, Instant now)
    {
        var revision = registration.Revision.ToString(CultureInfo.InvariantCulture);
        var key = new SingleMailKey(registration.Key.Campaign, registration.Key.Bucket, registration.Key.Id.Value, $"answered-again-{revision}");
        return new SingleMail(key, SingleMailKind.AnsweredAgain, before.Answer.Contact.Email, before.Answer.Language, revision, now);
    }
}
