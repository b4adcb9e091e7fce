using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Own;

/// <summary>The bulletin in its states: first as the campaign has it, then with all that one may come to ask for.</summary>
internal sealed class BulletinSamples
{
    private const string OnOpen = "on the open form";
    private const string OnPersonal = "on a personal form";
    private const string WhereAnswered = "where an answer stands";
    private const string WhereAsked = "where a mail domain is asked about";
    private const string WhereWrong = "where something is wrong";

    /// <summary>Fields that no campaign switches off.</summary>
    private static readonly string[] Always =
        ["attending", "organisation.name", "organisation.kind", "organisation.country", "contact.name", "contact.email", "delegates[0].name", "suggestions[0].text", "consent"];

    private readonly Campaign campaign;
    private readonly ProductTexts texts;
    private readonly Invitee invitee;
    private readonly Registration current;
    private readonly Instant now;

    private BulletinSamples(Campaign campaign, ProductTexts texts, Instant now)
    {
        (this.campaign, this.texts, this.now) = (campaign, texts, now);
        invitee = PreviewSamples.Invitee(campaign, texts.Language);
        current = PreviewSamples.Registration(campaign, invitee, texts.Language, now);
    }

    private Language Language => texts.Language;

    private TypedBulletin Empty => Prefill.Personal(campaign.Definition, invitee, current: null, Language);

    private TypedBulletin Filled => Prefill.Personal(campaign.Definition, invitee, current, Language);

    private TypedBulletin Other => Prefill.Other(campaign.Definition, invitee, current, Language);

    public static IReadOnlyList<PageSample> Of(Campaign campaign, ProductTexts texts, Instant now)
    {
        var own = new BulletinSamples(campaign, texts, now);
        var full = new BulletinSamples(FullForm.Of(campaign, FieldUse.Optional), texts, now);
        var strict = new BulletinSamples(FullForm.Of(campaign, FieldUse.Required), texts, now);
        return
        [
            .. own.AsOpened(), .. full.AsOpened(), .. strict.AsOpened(), .. strict.Wrong(),
            .. full.Again(), .. full.Answered(), .. full.Seconds(), .. full.Drafts(), .. full.Asked(),
        ];
    }

    private IEnumerable<PageSample> AsOpened() =>
    [
        Open(Prefill.Open(campaign.Definition, Language), OnOpen),
        Personal(Empty, OnPersonal),
        Personal(Filled, WhereAnswered, form => form with { Current = current }),
    ];

    private IEnumerable<PageSample> Wrong() =>
    [
        Open(Filled, WhereWrong, form => form with { Faults = Everything }),
        Personal(Filled, WhereWrong, form => form with { Current = current, Faults = Everything }),
    ];

    private IEnumerable<PageSample> Again() =>
    [
        Open(
            Filled,
            "where the open form comes back",
            form => form with { Guard = FormGuard.Fields("…", filled: true, texts), Notice = texts.Text("guard_filled") }),
    ];

    private IEnumerable<PageSample> Answered()
    {
        var no = current with { Status = AnswerStatus.Declined, Answer = current.Answer with { Attending = false } };
        var gone = current with { Status = AnswerStatus.Withdrawn };
        var conflict = AnswerRows.Of(current, campaign.Definition, texts);
        yield return Personal(Filled, "where somebody else has changed the answer meanwhile", form => form with { Current = current, Conflict = conflict });
        yield return Personal(Filled with { Attending = "no", Consent = false }, "where nobody comes", form => form with { Current = no });
        yield return Personal(Filled, "where the answer was withdrawn", form => form with { Current = gone });
    }

    private IEnumerable<PageSample> Seconds()
    {
        const string Where = "where somebody else has answered already";
        var chosen = Filled with { Contact = Other.Contact, Second = "add" };
        yield return Personal(Other, Where, form => form with { Current = current, ForOther = true }) with { IsOther = true };
        yield return Personal(chosen, Where, form => form with { Current = current, ForOther = true, Faults = [SecondQuestion.Unanswered] }) with { IsOther = true };
        yield return Personal(chosen, Where, form => form with { Current = current });
    }

    private IEnumerable<PageSample> Drafts()
    {
        var draft = new Draft(invitee.Key, DraftJson.Write(Filled with { Comment = "… …" }), now, 0, "1");
        var (alone, beside) = (new DraftNotices(campaign, invitee, current: null, texts), new DraftNotices(campaign, invitee, current, texts));
        var (other, busy) = (new DraftOutcome.Changed(draft), texts.Text("form_too_many", "seconds", 1));
        yield return Personal(Filled, "where a draft is kept", form => form with { Draft = alone.Of(draft) });
        yield return Personal(Filled, "where a draft is kept beside an answer", form => form with { Current = current, Draft = beside.Of(draft) });
        yield return Personal(Filled, "where somebody else has kept a draft meanwhile", form => form with { Draft = alone.Of(other, form.Typed) });
        yield return Personal(Filled, "where one has to wait", form => form with { Draft = DraftView.None with { Version = "1" }, Notice = busy });
    }

    private IEnumerable<PageSample> Asked()
    {
        var filled = Filled;
        var asked = MailQuestions.Of(filled with
        {
            Contact = filled.Contact with { Email = "a@gmial.com" },
            Delegates = [.. filled.Delegates.Select((person, row) => row == 0 ? person with { Email = "b@gmial.com" } : person)],
        });
        yield return Open(asked.Asking, WhereAsked, form => form with { Mails = asked });
        yield return Personal(asked.Asking, WhereAsked, form => form with { Mails = asked });
        yield return Personal(asked.Asking, "where a mail domain was asked about before");
    }

    /// <summary>A fault at every field there is.</summary>
    private IReadOnlyList<FieldFault> Everything =>
    [
        .. Always
            .Concat(FormRules.Switchable.Select(name => name.Replace("delegates.", "delegates[0].", StringComparison.Ordinal)))
            .Concat(campaign.Definition.Form.Extra.Select(question => $"extra.{question.Id}"))
            .Select(name => new FieldFault(name, FieldFaultKind.Required)),
    ];

    private PageSample Open(TypedBulletin typed, string where, Func<BulletinFormPage, BulletinFormPage>? state = null) =>
        Sample(new BulletinFormPage(campaign, typed) { Guard = FormGuard.Fields("…", filled: false, texts) }, where, state);

    private PageSample Personal(TypedBulletin typed, string where, Func<BulletinFormPage, BulletinFormPage>? state = null) =>
        Sample(new BulletinFormPage(campaign, typed) { Invitee = invitee, Draft = DraftView.None }, where, state);

    private PageSample Sample(BulletinFormPage form, string where, Func<BulletinFormPage, BulletinFormPage>? state) =>
        new((state?.Invoke(form) ?? form).ToPage(texts), where);
}
