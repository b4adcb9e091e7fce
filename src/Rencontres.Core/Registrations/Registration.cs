using NodaTime;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>How a bulletin came.</summary>
public enum RegistrationSource
{
    PersonalLink,
    OpenForm,

    /// <summary>By mail or telephone, typed in by an organiser.</summary>
    Organiser,
}

/// <summary>The current answer of an invitee, or one of its revisions.</summary>
/// <param name="Revision">Counts from 1.</param>
/// <param name="Status">Attending, declined or withdrawn; never silent.</param>
/// <param name="ReceivedAt">When it arrived, which is what counts; for one typed in, when the organisers got it.</param>
public sealed record Registration(
    InviteeKey Key,
    int Revision,
    AnswerStatus Status,
    Answer Answer,
    Instant ReceivedAt,
    Receipt Receipt,
    RegistrationSource Source)
{
    /// <summary>The open bulletin that its contact came by; empty for one who has the personal link.</summary>
    public string OpenId { get; init; } = "";

    /// <summary>Who added to the contact's answer with this revision; null where the contact speaks.</summary>
    public SecondPerson? AddedBy { get; init; }

    /// <summary>Whether it is an answer at all: one that was withdrawn stands in nobody's way.</summary>
    public bool Counts => Status != AnswerStatus.Withdrawn;

    /// <summary>Whoever gave this revision.</summary>
    public Contact Author => AddedBy?.Contact ?? Answer.Contact;

    /// <summary>Whether that address is the contact's.</summary>
    public bool IsOf(string email) => string.Equals(Answer.Contact.Email, email.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether that is the contact again, who may have corrected a name or an address: then it is an edit, and nobody else's answer.</summary>
    public bool IsBy(Contact person) => Answer.Contact.IsSamePerson(person);

    /// <summary>Whether that address is the contact's, or that of whoever gave this revision.</summary>
    public bool Names(string email) => IsOf(email) || IsGivenBy(email);

    public bool IsGivenBy(string email) => string.Equals(Author.Email, email.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>As that person may read it: whole for its contact, without other people's addresses and telephone for anybody else.</summary>
    public Registration ShownTo(string email) => IsOf(email) ? this : WithAddressesOnlyOf(email);

    /// <summary>Without any address or telephone but the reader's own.</summary>
    public Registration WithAddressesOnlyOf(string email) => this with
    {
        Answer = Answer with
        {
            Contact = IsOf(email) ? Answer.Contact : Answer.Contact with { Email = "", Phone = "" },
            Delegates = [.. Answer.Delegates.Select(person => string.Equals(person.Email, email.Trim(), StringComparison.OrdinalIgnoreCase) ? person : person with { Email = "" })],
        },
    };
}
