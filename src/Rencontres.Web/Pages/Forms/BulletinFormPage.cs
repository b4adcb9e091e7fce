using System.Globalization;
using Fluid.Values;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Forms;

/// <summary>The bulletin to fill in: opened, or shown again with what is wrong.</summary>
internal sealed record BulletinFormPage(Campaign Campaign, TypedBulletin Typed)
{
    /// <summary>Whose personal form it is; null for the open one.</summary>
    public Invitee? Invitee { get; init; }

    public Registration? Current { get; init; }

    /// <summary>Whether somebody else than the contact of <see cref="Current"/> has opened it.</summary>
    public bool ForOther { get; init; }

    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    /// <summary>What somebody else has stored meanwhile.</summary>
    public IReadOnlyList<AnswerRow> Conflict { get; init; } = [];

    /// <summary>Addresses that look mistyped; null: nothing is asked.</summary>
    public MailQuestions? Mails { get; init; }

    /// <summary>The id of the element to begin with, where nothing is wrong.</summary>
    public string Focus { get; init; } = "";

    /// <summary>What it says of its draft; null on the open form, which has none.</summary>
    public DraftView? Draft { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>What another person types is kept nowhere.</summary>
    private DraftView? OwnDraft => ForOther ? null : Draft;

    private FormRules Rules => Campaign.Definition.Form;

    /// <summary>Why it is shown again although nothing is wrong with it.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The fields of <see cref="FormGuard"/>, as HTML; empty on a personal form.</summary>
    public string Guard { get; init; } = "";

    private bool IsSecond => (ForOther && Current is { Counts: true }) || SecondQuestion.IsFor(Current, Typed);

    private string Zone => Invitee?.Slot.Zone ?? Zones.Paris;

    public Page ToPage(ProductTexts texts)
    {
        var errors = new FormErrors(Typed, Faults, Rules, texts);
        return new Page("bulletin", texts.Text("title_bulletin"))
        {
            Status = Status,
            Campaign = Campaign,
            Zone = Invitee?.Slot.Zone,
            LateUntil = Invitee?.LateUntil,
            WindowPrefix = WindowPrefix(texts, errors),
            KeepsTyping = true,
            Values = () => new Dictionary<string, object?> { ["form"] = Besides(Remembering(View(texts, errors), errors), texts, errors), ["draft"] = (object?)OwnDraft ?? false },
        };
    }

    private FormView View(ProductTexts texts, FormErrors errors)
    {
        var mails = Mails ?? MailQuestions.None(Typed);
        var fields = new FieldViews(Rules, texts, errors, mails);
        var questions = new QuestionViews(Campaign.Definition, texts, errors);
        var topics = Rules.Of("suggestions");
        return new(
            Invitee is null ? "" : Typed.Organisation.Name ?? "",
            Current is null || IsSecond ? "" : texts.Text($"state_{BulletinResource.StatusOf(Current.Status)}"),
            Typed.Revision?.ToString(CultureInfo.InvariantCulture) ?? "",
            Current is { Counts: true } && !IsSecond,
            FocusOf(errors, mails),
            texts.Count("errors_title", errors.Count),
            errors.Summary,
            [.. mails.Open.Select(open => new ErrorView(FormErrors.IdOf(open.Key), texts.Label(open.Key), open.Value))],
            Conflict,
            questions.Attending(Typed.Attending),
            Invitee is null ? [fields.Organisation(Typed.Organisation), fields.Contact(Typed.Contact)] : [fields.Contact(Typed.Contact)],
            [.. questions.Conference(Typed.Conference)],
            Rules.Of("delegates") == FieldUse.Off ? [] : new DelegateViews(fields, texts).Lines(Typed.Delegates),
            texts.Text(Rules.Of("delegates") == FieldUse.Required ? "delegates_hint_required" : "delegates_hint"),
            errors.At("delegates"),
            Typed.Delegates.Count < BulletinCheck.MaximumDelegates,
            topics == FieldUse.Off ? [] : new SuggestionViews(Campaign.Definition, texts, errors).Groups(Typed.Suggestions),
            texts.Text(topics == FieldUse.Required ? "suggestions_intro_required" : "suggestions_intro"),
            errors.At("suggestions"),
            [.. new ExtraViews(Rules, texts, errors).Groups(Typed.Extra)],
            [.. fields.Comment(Typed.Comment)],
            Typed.Consent,
            errors.At("consent"));
    }

    /// <summary>What was said and asked before decides what is shown, and goes along.</summary>
    private FormView Remembering(FormView view, FormErrors errors) => view with
    {
        Unfolded = Typed.SaysMore || (Typed.Attending == "no" && SparedFields.SayMore(Typed, errors)),
        KeepsDelegates = Typed.Attending == "no" && (errors.AnyAt("delegates") || Typed.NamedDelegates.Count > 0),
        MostDelegates = BulletinCheck.MaximumDelegates,
        Asked = Typed.Asked,
        ListedDomain = Typed.ListedDomain,
    };

    /// <summary>What is asked of a second person, and what tells people from programs.</summary>
    private FormView Besides(FormView view, ProductTexts texts, FormErrors errors) => view with
    {
        Notice = Notice,
        Guard = new StringValue(Guard, encode: false),
        Second = IsSecond ? [SecondQuestion.View(Current!, Typed.Second, errors.At(SecondQuestion.Field), texts, Zone)] : [],
        AsksSecond = IsSecond,
        Existing = Current is { Counts: true } && !IsSecond ? texts.Said("second_by", Current, Zone) : "",
    };

    private string WindowPrefix(ProductTexts texts, FormErrors errors)
    {
        var notSent = OwnDraft is null or { Title: "" } ? "" : texts.Text("window_not_sent");
        if (errors.Count > 0)
            return notSent + texts.Count("window_errors", errors.Count);

        return Mails is null ? notSent : notSent + texts.Text("window_likely");
    }

    private string FocusOf(FormErrors errors, MailQuestions mails)
    {
        if (errors.Count > 0)
            return "errors";

        if (Notice.Length > 0)
            return "notice";

        if (Conflict.Count > 0)
            return "conflict";

        if (OwnDraft is { Title.Length: > 0, Kept: false })
            return "draft";

        return mails.Open.Count > 0 ? "likely" : Focus;
    }
}
