using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Registrations;

public sealed class AnswerJoiningTests
{
    private static readonly Answer First = Bulletins.Answer with
    {
        Delegates = [new("Hélène Gauthier", "", "helene@nancy.example")],
        Suggestions = [new(SuggestionSubject.Workshop, "water", "Parler des crues") { Wanted = true }],
        Comment = "Merci",
    };

    private static readonly Answer Second = First with
    {
        Contact = new Contact("Loïc Bénard", "Adjoint", "loic@nancy.example", "06 00 00 00 00"),
        Delegates = [],
        Suggestions = [],
        Comment = "",
    };

    private static CampaignDefinition Definition => Definitions.Sample with
    {
        Form = new FormRules { Extra = [Field("menu"), Field("bus"), Field("hotel")] },
    };

    [Fact]
    public void The_first_contact_organisation_and_language_stay()
    {
        var joined = Join(First, Second with { Language = Language.Japanese, Organisation = First.Organisation with { Name = "Nancy" } });

        Assert.Equal((First.Contact, First.Organisation, First.Language), (joined.Contact, joined.Organisation, joined.Language));
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void They_come_if_either_says_so(bool first, bool second, bool together) =>
        Assert.Equal(together, Join(First with { Attending = first }, Second with { Attending = second }).Attending);

    [Theory]
    [InlineData(Conference.Undecided, Conference.No, Conference.No)]
    [InlineData(Conference.Undecided, Conference.Yes, Conference.Yes)]
    [InlineData(Conference.No, Conference.Yes, Conference.No)]
    [InlineData(Conference.Yes, Conference.Undecided, Conference.Yes)]
    public void What_is_known_of_the_conference_wins_over_what_is_not(Conference first, Conference second, Conference together) =>
        Assert.Equal(together, Join(First with { Conference = first }, Second with { Conference = second }).Conference);

    [Theory]
    [InlineData("helene@nancy.example", "")]
    [InlineData("", "helene@nancy.example")]
    public void A_delegate_whose_address_one_of_them_leaves_out_stands_once_with_the_address(string first, string second)
    {
        var joined = Join(First with { Delegates = [new("Hélène", "", first)] }, Second with { Delegates = [new("hélène", "", second)] });

        Assert.Equal([new("Hélène", "", "helene@nancy.example")], joined.Delegates);
    }

    [Fact]
    public void A_delegate_of_one_name_and_address_stands_once_and_gets_the_role_that_was_missing()
    {
        var joined = Join(First, Second with { Delegates = [new("HÉLÈNE GAUTHIER", "Directrice", "Helene@nancy.example"), new("Loïc Bénard", "", "")] });

        Assert.Equal([new("Hélène Gauthier", "Directrice", "helene@nancy.example"), new("Loïc Bénard", "", "")], joined.Delegates);
    }

    [Fact]
    public void Two_of_one_name_and_different_addresses_are_two_people()
    {
        var joined = Join(First, Second with { Delegates = [new("Hélène Gauthier", "", "h.gauthier@nancy.example")] });

        Assert.Equal(2, joined.Delegates.Count);
    }

    [Fact]
    public void Suggestions_on_one_topic_are_one_with_the_ticks_and_texts_of_both()
    {
        var joined = Join(First, Second with { Suggestions = [new(SuggestionSubject.Workshop, "water", "Les sources") { Contributes = true }] });

        Assert.Equal([new(SuggestionSubject.Workshop, "water", "Parler des crues\nLes sources") { Wanted = true, Contributes = true }], joined.Suggestions);
    }

    [Fact]
    public void A_topic_that_was_only_named_is_still_asked_for_when_the_other_offers_to_contribute()
    {
        var joined = Join(
            First with { Suggestions = [new(SuggestionSubject.Theme, "transition", "")] },
            Second with { Suggestions = [new(SuggestionSubject.Theme, "transition", "") { Contributes = true }] });

        Assert.Equal([new(SuggestionSubject.Theme, "transition", "") { Wanted = true, Contributes = true }], joined.Suggestions);
    }

    [Fact]
    public void Topics_of_one_name_among_workshops_and_themes_are_two_and_free_proposals_stand_once_each()
    {
        Suggestion workshop = new(SuggestionSubject.Workshop, "", "Une idée"), theme = new(SuggestionSubject.Theme, "", "Une idée"), other = new(SuggestionSubject.Theme, "", "Une autre");

        var joined = Join(First with { Suggestions = [workshop] }, Second with { Suggestions = [workshop, theme, other] });

        Assert.Equal([workshop, theme, other], joined.Suggestions);
    }

    [Fact]
    public void A_comment_that_says_nothing_new_is_not_said_again() => Assert.Equal("Merci", Join(First, Second with { Comment = "Merci" }).Comment);

    [Fact]
    public void The_second_comment_stands_below_the_first_under_its_authors_name()
    {
        var joined = Join(First, Second with { Comment = "Nous viendrons en train." });

        Assert.Equal("Merci\n\n— Loïc Bénard —\nNous viendrons en train.", joined.Comment);
    }

    [Fact]
    public void A_comment_where_there_was_none_has_its_authors_name_too() =>
        Assert.Equal("— Loïc Bénard —\nBonjour", Join(First with { Comment = "" }, Second with { Comment = "Bonjour" }).Comment);

    [Fact]
    public void Answers_to_the_organisers_questions_fill_gaps_only_in_the_order_of_the_form()
    {
        var joined = Join(First with { Extra = [new("bus", "oui")] }, Second with { Extra = [new("menu", "poisson"), new("bus", "non"), new("hotel", "2")] });

        Assert.Equal([new("menu", "poisson"), new("bus", "oui"), new("hotel", "2")], joined.Extra);
    }

    [Fact]
    public void To_add_the_same_answer_twice_is_to_add_it_once()
    {
        var second = Second with
        {
            Delegates = [new("Loïc Bénard", "Adjoint", "")],
            Suggestions = [new(SuggestionSubject.Workshop, "water", "Les sources\net les puits"), new(SuggestionSubject.Theme, "", "Libre")],
            Comment = "Bonjour\n\nà tous",
            Extra = [new("bus", "oui")],
        };
        var once = Join(First, second);

        var twice = Join(once, second);

        Assert.Equal(Receipt.Hash(Core.Invitees.AnswerStatus.Attending, once), Receipt.Hash(Core.Invitees.AnswerStatus.Attending, twice));
    }

    [Fact]
    public void What_there_is_no_more_room_for_is_named_at_its_field_with_the_room_that_is_left()
    {
        var first = First with
        {
            Delegates = [.. Enumerable.Range(1, 18).Select(number => new Core.Registrations.Delegate($"Personne {number}", "", ""))],
            Suggestions = [new(SuggestionSubject.Workshop, "water", new string('a', 3990))],
            Comment = new string('b', 4000),
        };
        var second = Second with
        {
            Delegates = [new("Un", "", ""), new("Deux", "", ""), new("Trois", "", "")],
            Suggestions = [new(SuggestionSubject.Theme, "", "Libre"), new(SuggestionSubject.Workshop, "water", new string('c', 20))],
            Comment = "d",
        };

        var (answer, faults) = AnswerJoining.Join(first, second, Definition);

        Assert.Null(answer);
        Assert.Equal(
            [new("delegates", FieldFaultKind.TooMany, 2), new("suggestions[1].text", FieldFaultKind.TooLong, 9), new("comment", FieldFaultKind.TooLong, 0)],
            faults);
    }

    private static Answer Join(Answer first, Answer second)
    {
        var (answer, faults) = AnswerJoining.Join(first, second, Definition);
        Assert.Empty(faults);
        return answer!;
    }

    private static ExtraField Field(string id) => new(id, ExtraFieldType.Text, Definitions.Text(id));
}
