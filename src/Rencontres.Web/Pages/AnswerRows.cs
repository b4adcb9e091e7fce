using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>A bulletin as people read it.</summary>
internal static class AnswerRows
{
    public static IReadOnlyList<AnswerRow> Of(Registration registration, CampaignDefinition definition, ProductTexts texts) =>
        registration.Status == AnswerStatus.Withdrawn
            ? [new(AnswerChanges.Status, texts.Text("row_status"), texts.Text("status_withdrawn")), .. Of(registration.Answer, definition, texts)]
            : Of(registration.Answer, definition, texts);

    /// <summary>The lines that say something.</summary>
    public static IReadOnlyList<AnswerRow> Of(Answer answer, CampaignDefinition definition, ProductTexts texts) =>
        [.. All(answer, definition, texts).Where(row => row.Text.Length > 0)];

    /// <summary>What stands now where something changed; all of it if it is not known what changed. A line that was emptied says so.</summary>
    /// <param name="reader">Other people's addresses are not for this one.</param>
    public static IReadOnlyList<AnswerRow> Changed(
        Registration current, string reader, IReadOnlyList<string> fields, CampaignDefinition definition, ProductTexts texts)
    {
        var status = new AnswerRow(AnswerChanges.Status, texts.Text("row_status"), texts.Text($"status_{BulletinResource.StatusOf(current.Status)}"));
        var shown = All(current.ShownTo(reader).Answer, definition, texts).Where(row => current.IsOf(reader) || row.Field is not ("contact.email" or "contact.phone"));
        var rows = shown.Prepend(status).Select(row => row.Text.Length == 0 ? row with { Text = "–" } : row).ToList();
        var changed = rows.Where(row => fields.Contains(row.Field)).ToList();
        return changed.Count > 0 ? changed : rows;
    }

    private static IEnumerable<AnswerRow> All(Answer answer, CampaignDefinition definition, ProductTexts texts)
    {
        yield return new("organisation", texts.Text("group_organisation"), answer.Organisation.Name);
        yield return new("attending", texts.Text("row_attending"), texts.Text(answer.Attending ? "status_attending" : "status_declined"));
        yield return new("contact.name", texts.Text("label_contact_name"), answer.Contact.Name);
        yield return new("contact.role", texts.Text("label_contact_role"), answer.Contact.Role);
        yield return new("contact.email", texts.Text("label_contact_email"), answer.Contact.Email);
        yield return new("contact.phone", texts.Text("label_contact_phone"), answer.Contact.Phone);
        yield return new("delegates", texts.Text("label_delegates"), string.Join('\n', answer.Delegates.Select(person => Joined(texts, person.Name, person.Role, person.Email))));
        yield return new("conference", texts.Text("row_conference"), definition.Of(answer.Conference, texts));
        yield return new("suggestions", texts.Text("label_suggestions"), string.Join('\n', answer.Suggestions.Select(suggestion => Line(suggestion, definition, texts))));
        foreach (var value in Extra(answer, definition))
            yield return new(AnswerChanges.Extra(value.Id), definition.LabelOfExtra(value.Id, texts.Language), definition.TextOf(value, texts.Language));

        yield return new("comment", texts.Text("label_comment"), answer.Comment);
    }

    /// <summary>An answer or an empty one to each question there is, then those to questions that are not asked any more.</summary>
    private static IEnumerable<ExtraValue> Extra(Answer answer, CampaignDefinition definition) =>
        definition.Form.Extra
            .Select(question => answer.Extra.FirstOrDefault(value => value.Id == question.Id) ?? new ExtraValue(question.Id, ""))
            .Concat(answer.Extra.Where(value => definition.Form.FindExtra(value.Id) is null));

    private static string Line(Suggestion suggestion, CampaignDefinition definition, ProductTexts texts)
    {
        var parts = new[] { texts.Of(suggestion.About), definition.TopicOf(suggestion, texts.Language), Joined(texts, [.. texts.Stances(suggestion)]), suggestion.Text };
        return string.Join(" – ", parts.Where(part => part.Length > 0));
    }

    private static string Joined(ProductTexts texts, params string[] parts) =>
        string.Join(texts.Language == Language.Japanese ? "、" : ", ", parts.Where(part => part.Length > 0));
}
