using System.Globalization;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
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

    public int Status { get; init; } = 200;

    /// <summary>Whether the answer that stands is, to all appearance, another person's.</summary>
    private bool IsSecond =>
        Current is { Counts: true } && (ForOther || Typed.Second.Length > 0 || (!string.IsNullOrWhiteSpace(Typed.Contact.Email) && !Current.IsOf(Typed.Contact.Email)));

    private string Zone => Invitee?.Slot.Zone ?? Zones.Paris;

    public Page ToPage(ProductTexts texts)
    {
        var errors = new FormErrors(Typed, Faults, texts);
        return new Page("bulletin", texts.Text("title_bulletin"))
        {
            Status = Status,
            Campaign = Campaign,
            Zone = Invitee?.Slot.Zone,
            LateUntil = Invitee?.LateUntil,
            WindowPrefix = errors.Count == 0 ? "" : texts.Count("window_errors", errors.Count),
            Values = new Dictionary<string, object?> { ["form"] = View(texts, errors) },
        };
    }

    private FormView View(ProductTexts texts, FormErrors errors)
    {
        var fields = new FieldViews(texts, errors);
        return new(
            Invitee is null ? "" : Typed.Organisation.Name ?? "",
            Current is null || IsSecond ? "" : texts.Text($"state_{BulletinResource.StatusOf(Current.Status)}"),
            Typed.Revision?.ToString(CultureInfo.InvariantCulture) ?? "",
            Current is { Counts: true } && !IsSecond,
            texts.Count("errors_title", errors.Count),
            errors.Summary,
            Conflict,
            Invitee is null ? [fields.Organisation(Typed.Organisation), fields.Contact(Typed.Contact)] : [fields.Contact(Typed.Contact)],
            [.. Second(texts, errors), .. Questions(texts, errors)],
            [.. Typed.Delegates.Select(fields.Delegate)],
            errors.At("delegates"),
            Typed.Delegates.Count < BulletinCheck.MaximumDelegates,
            new SuggestionViews(Campaign.Definition, texts, errors).Groups(Typed.Suggestions),
            errors.At("suggestions"),
            Typed.Comment,
            errors.At("comment"),
            Typed.Consent,
            errors.At("consent"))
        {
            AsksSecond = IsSecond,
            Existing = Current is { Counts: true } && !IsSecond ? texts.Said("second_by", Current, Zone) : "",
        };
    }

    private IEnumerable<QuestionView> Second(ProductTexts texts, FormErrors errors) =>
        IsSecond ? [SecondQuestion.View(Current!, Typed.Second, errors.At(SecondQuestion.Field), texts, Zone)] : [];

    private QuestionView[] Questions(ProductTexts texts, FormErrors errors)
    {
        var edition = Campaign.Definition.Edition;
        return
        [
            new("attending", texts.Text("label_attending"), errors.At("attending"), Choices(texts, "attending", Typed.Attending, "yes", "no")),
            new(
                "conference",
                texts.Text("label_conference", "place", edition.City.In(texts.Language)),
                errors.At("conference"),
                Choices(texts, "conference", Typed.Conference, "yes", "no", "undecided")),
        ];
    }

    private static ChoiceView[] Choices(ProductTexts texts, string question, string chosen, params string[] values) =>
        [.. values.Select(value => new ChoiceView(value, texts.Text($"{question}_{value}"), value == chosen))];
}
