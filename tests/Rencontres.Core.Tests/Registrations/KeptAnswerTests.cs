using System.Numerics;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>Answers that are edited after the organisers have switched fields off, or taken questions and topics away.</summary>
public sealed class KeptAnswerTests
{
    private static readonly Answer Stored = Bulletins.Answer with
    {
        Suggestions =
        [
            new(SuggestionSubject.Workshop, "water", "Parler des crues") { Wanted = true },
            new(SuggestionSubject.Workshop, "heritage", "Les remparts"),
            new(SuggestionSubject.Workshop, "heritage", "") { Contributes = true },
            new(SuggestionSubject.Theme, "", "Une idée libre"),
        ],
        Extra = [new("partner", "Kanazawa"), new("interpreting", "japanese"), new("tables", "3")],
    };

    private static readonly CampaignDefinition Asking = Definitions.Sample with { Form = Questions.Rules(Questions.Line, Questions.Choice, Questions.Number) };

    /// <summary>What can be taken out of the campaign, besides the fields that can be switched.</summary>
    private static readonly Func<CampaignDefinition, CampaignDefinition>[] Removals =
    [
        .. FormRules.Switchable.Select(Off),
        definition => definition with { Workshops = [.. definition.Workshops.Where(topic => topic.Id != "heritage")] },
        definition => definition with { Form = definition.Form with { Extra = [.. definition.Form.Extra.Where(question => question.Id != "partner")] } },
        definition => definition with { Form = definition.Form with { Extra = [.. definition.Form.Extra.Select(question => question with { Choices = [.. question.Choices.Take(1)] })] } },
    ];

    /// <summary>Nothing of it, each, each two, and all.</summary>
    private static IEnumerable<uint> Removed { get; } =
        [.. Enumerable.Range(0, 1 << Removals.Length).Select(removed => (uint)removed).Where(removed => BitOperations.PopCount(removed) is var count && (count <= 2 || count == Removals.Length))];

    [Fact]
    public void An_edit_that_changes_nothing_is_none_whatever_is_asked_no_more() => Assert.All(Removed, removed =>
    {
        var definition = Without(removed);

        Assert.Equal(Hash(Stored), Hash(Edited(AskedPart.Of(Stored, definition), definition)));
        Assert.Equal(Hash(Stored), Hash(Edited(Stored, definition)));
    });

    [Fact]
    public void What_is_asked_is_changed_and_the_rest_is_kept_whatever_is_asked_no_more() => Assert.All(Removed, removed =>
    {
        var definition = Without(removed);
        var changed = AskedPart.Of(
            Stored with
            {
                Contact = Stored.Contact with { Name = "Hélène G.", Role = "Adjointe", Phone = "" },
                Delegates = [],
                Conference = Conference.No,
                Suggestions = [],
                Comment = "Changé",
                Extra = [],
            },
            definition);

        var edited = Edited(changed, definition);

        Assert.Equal(Hash(changed), Hash(AskedPart.Of(edited, definition)));
        Assert.Equal(Unasked(Stored, definition), Unasked(edited, definition));
    });

    [Theory]
    [InlineData("delegates.email", "Loïc Bénard", "Adjoint", "Adjoint|loic@nancy.example")]
    [InlineData("delegates.email", "LOÏC BÉNARD", "", "|loic@nancy.example")]
    [InlineData("delegates.email", "Anne Colin", "Adjoint", "Adjoint|")]
    [InlineData("delegates.role", "L. Bénard", "loic@nancy.example", "Adjoint|loic@nancy.example")]
    [InlineData("delegates.role", "Anne Colin", "", "|")]
    public void A_delegate_keeps_what_is_asked_no_more_and_who_takes_the_place_of_one_does_not(string field, string name, string said, string expected)
    {
        var rules = Questions.Switched(field, FieldUse.Off);
        Core.Registrations.Delegate sent = field == "delegates.email" ? new(name, said, "") : new(name, "", said);

        var kept = KeptDelegates.Of([sent], [new("Loïc Bénard", "Adjoint", "loic@nancy.example")], rules).Single();

        Assert.Equal((name, expected), (kept.Name, $"{kept.Role}|{kept.Email}"));
    }

    [Fact]
    public void Of_two_namesakes_each_keeps_the_own_address()
    {
        Core.Registrations.Delegate mayor = new("J. Martin", "Maire", "maire@nancy.example"), clerk = new("J. Martin", "Greffière", "greffe@nancy.example");

        var kept = KeptDelegates.Of([clerk with { Email = "" }, mayor with { Email = "" }], [mayor, clerk], Questions.Switched("delegates.email", FieldUse.Off));

        Assert.Equal([clerk, mayor], kept);
    }

    [Fact]
    public void Who_declines_now_has_no_delegates_even_where_they_are_asked_no_more() =>
        Assert.Empty(KeptAnswer.Of(Stored with { Attending = false, Delegates = [] }, Stored, Off("delegates")(Asking)).Delegates);

    [Fact]
    public void A_new_answer_takes_the_place_of_a_choice_that_is_no_longer_there()
    {
        var sent = Stored with { Extra = [new("interpreting", "none")] };

        var kept = KeptAnswer.Of(sent, Stored with { Extra = [new("interpreting", "korean")] }, Asking);

        Assert.Equal([new("interpreting", "none")], kept.Extra);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(SecondChoice.EditOrReplace, true)]
    [InlineData(SecondChoice.Replace, false)]
    public void Who_puts_another_answer_in_the_place_of_one_takes_nothing_over(SecondChoice? second, bool isKept)
    {
        var definition = Off("contact.phone")(Asking);

        var decision = AnswerDecision.Of(AskedPart.Of(Stored with { Comment = "Changé" }, definition), Standing(AnswerStatus.Attending), expected: 1, second, definition);

        Assert.Equal(isKept ? Stored.Contact.Phone : "", decision.Answer!.Contact.Phone);
    }

    [Fact]
    public void Another_contact_takes_nothing_over_from_a_program_either()
    {
        var definition = Off("contact.phone")(Asking);
        var sent = Stored with { Contact = new("Bruno Kieffer", "", "bruno@nancy.example", "") };

        var decision = AnswerDecision.Of(sent, Standing(AnswerStatus.Attending), expected: 1, SecondChoice.EditOrReplace, definition);

        Assert.Equal("", decision.Answer!.Contact.Phone);
    }

    [Fact]
    public void What_was_withdrawn_is_not_taken_over_by_a_new_answer()
    {
        var definition = Off("contact.phone")(Asking);

        var decision = AnswerDecision.Of(AskedPart.Of(Stored, definition), Standing(AnswerStatus.Withdrawn), expected: 1, second: null, definition);

        Assert.Equal("", decision.Answer!.Contact.Phone);
    }

    [Fact]
    public void What_differs_from_what_is_stored_and_is_asked_no_more_is_refused_and_not_lost()
    {
        var definition = Off("comment")(Asking);

        var asked = SentBack.Without(Bulletins.Saying(Stored) with { Comment = "Autre chose" }, Stored, definition);

        Assert.Equal([new FieldFault("comment", FieldFaultKind.NotAsked)], BulletinCheck.Check(asked, definition, null, Language.French, consentNeeded: true).Faults);
    }

    [Fact]
    public void A_suggestion_on_a_topic_that_was_taken_away_is_not_doubled_as_a_free_proposal()
    {
        var definition = Asking with { Workshops = [] };
        var free = Stored with { Suggestions = [.. Stored.Suggestions.Select(suggestion => suggestion with { Topic = "" })] };

        Assert.Equal(Stored.Suggestions, Edited(free, definition).Suggestions);
    }

    /// <summary>As the form takes it.</summary>
    private static Answer Edited(Answer said, CampaignDefinition definition)
    {
        var (answer, faults) = BulletinCheck.Check(SentBack.Without(Bulletins.Saying(said), Stored, definition), definition, Stored.Organisation, Language.French, consentNeeded: true);
        Assert.Empty(faults);
        return KeptAnswer.Of(answer!, Stored, definition);
    }

    /// <summary>What is said where nothing is asked, but of single delegates, who may go.</summary>
    private static IEnumerable<string> Unasked(Answer answer, CampaignDefinition definition)
    {
        var asked = AskedPart.Of(answer, definition);
        (string Field, object Value)[] fields =
        [
            ("contact.role", answer.Contact.Role),
            ("contact.phone", answer.Contact.Phone),
            ("delegates", string.Join(' ', answer.Delegates)),
            ("conference", answer.Conference),
            ("comment", answer.Comment),
        ];
        return fields.Where(each => !definition.Form.Asks(each.Field)).Select(each => $"{each.Value}")
            .Concat(answer.Suggestions.Except(asked.Suggestions).Select(each => $"{each}"))
            .Concat(answer.Extra.Except(asked.Extra).Select(each => $"{each}"));
    }

    private static CampaignDefinition Without(uint removed) =>
        Removals.Where((_, index) => (removed & (1u << index)) != 0).Aggregate(Asking, (definition, remove) => remove(definition));

    private static Func<CampaignDefinition, CampaignDefinition> Off(string field) => definition => definition with
    {
        Form = definition.Form with { Fields = new Dictionary<string, FieldUse>(definition.Form.Fields) { [field] = FieldUse.Off } },
    };

    private static Registration Standing(AnswerStatus status) => new(
        new InviteeKey(Asking.Id, 0, InviteeId.FromStored("54395")), 1, status, Stored, Instant.MinValue, Receipt.For(Asking.Id, "54395", 1, status, Stored), RegistrationSource.PersonalLink);

    private static string Hash(Answer answer) => Receipt.Hash(AnswerStatus.Attending, answer);
}
