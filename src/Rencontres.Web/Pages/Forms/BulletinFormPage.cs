using System.Globalization;
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

    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    /// <summary>What somebody else has stored meanwhile.</summary>
    public IReadOnlyList<AnswerRow> Conflict { get; init; } = [];

    /// <summary>What it says of its draft; null on the open form, which has none.</summary>
    public DraftView? Draft { get; init; }

    public int Status { get; init; } = 200;

    public Page ToPage(ProductTexts texts)
    {
        var errors = new FormErrors(Typed, Faults, texts);
        return new Page("bulletin", texts.Text("title_bulletin"))
        {
            Status = Status,
            Campaign = Campaign,
            Zone = Invitee?.Slot.Zone,
            LateUntil = Invitee?.LateUntil,
            WindowPrefix = (Draft is null or { Title: "" } ? "" : texts.Text("window_not_sent")) + (errors.Count == 0 ? "" : texts.Count("window_errors", errors.Count)),
            Values = new Dictionary<string, object?> { ["form"] = View(texts, errors), ["draft"] = (object?)Draft ?? false },
        };
    }

    private FormView View(ProductTexts texts, FormErrors errors)
    {
        var fields = new FieldViews(texts, errors);
        return new(
            Invitee is null ? "" : Typed.Organisation.Name ?? "",
            Current is null ? "" : texts.Text($"state_{BulletinResource.StatusOf(Current.Status)}"),
            Typed.Revision?.ToString(CultureInfo.InvariantCulture) ?? "",
            Current is not null && Current.Status != AnswerStatus.Withdrawn,
            texts.Count("errors_title", errors.Count),
            errors.Summary,
            Conflict,
            Invitee is null ? [fields.Organisation(Typed.Organisation), fields.Contact(Typed.Contact)] : [fields.Contact(Typed.Contact)],
            Questions(texts, errors),
            [.. Typed.Delegates.Select(fields.Delegate)],
            errors.At("delegates"),
            Typed.Delegates.Count < BulletinCheck.MaximumDelegates,
            new SuggestionViews(Campaign.Definition, texts, errors).Groups(Typed.Suggestions),
            errors.At("suggestions"),
            Typed.Comment,
            errors.At("comment"),
            Typed.Consent,
            errors.At("consent"));
    }

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
