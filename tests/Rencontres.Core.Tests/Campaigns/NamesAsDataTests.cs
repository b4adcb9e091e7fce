using System.Text.Json;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Campaigns;

/// <summary>Names that stand in records, reports and files. To change one of these tests is to lose stored data.</summary>
public sealed class NamesAsDataTests
{
    public static TheoryData<string, WaveKind, int> Waves => new()
    {
        { "invitation", WaveKind.Invitation, 1 },
        { "reminder-1", WaveKind.Reminder, 1 },
        { "reminder-12", WaveKind.Reminder, 12 },
        { "extended", WaveKind.Extended, 1 },
        { "extended-2", WaveKind.Extended, 2 },
        { "closing", WaveKind.Closing, 1 },
        { "practical", WaveKind.Practical, 1 },
    };

    [Theory]
    [MemberData(nameof(Waves))]
    public void A_wave_has_its_name(string name, WaveKind kind, int number)
    {
        Assert.Equal(name, new Wave(kind, number).ToString());
        Assert.Equal(new Wave(kind, number), Wave.Parse(name));
        Assert.Equal($"\"{name}\"", JsonSerializer.Serialize(new Wave(kind, number)));
        Assert.Equal(new Wave(kind, number), JsonSerializer.Deserialize<Wave>($"\"{name}\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("letter")]
    [InlineData("reminder-")]
    [InlineData("reminder-x")]
    [InlineData("reminder--1")]
    public void What_is_no_wave_is_not_read_as_one(string name) => Assert.Throws<FormatException>(() => Wave.Parse(name));

    [Fact]
    public void A_slot_is_its_country_and_its_zone()
    {
        Assert.Equal("FR Europe/Paris", CampaignBuilder.France.ToString());
        Assert.Equal(new Slot("JP", "Asia/Tokyo"), Slot.Parse("JP Asia/Tokyo"));
        Assert.Throws<FormatException>(() => Slot.Parse("JP"));
    }

    [Fact]
    public void States_of_mails_keep_their_names() => Assert.Equal(
        ["Due", "Claimed", "Accepted", "Delivered", "Deferred", "Bounced", "Dropped", "Unknown", "Refused", "Superseded"], Enum.GetNames<MailState>());

    [Fact]
    public void Answers_keep_their_names() => Assert.Equal(["Silent", "Attending", "Declined", "Withdrawn"], Enum.GetNames<AnswerStatus>());

    [Fact]
    public void Kinds_of_single_mails_keep_their_names() =>
        Assert.Equal(["Confirm", "Confirmation", "Changed", "Withdrawn", "Declined", "AnsweredAgain", "Recognised", "Report", "Notice"], Enum.GetNames<SingleMailKind>());

    [Fact]
    public void Reasons_to_leave_somebody_out_keep_their_names() => Assert.Equal(
        [
            "AlreadyMailed", "InFlight", "Answered", "Declined", "Withdrawn", "Bounced", "Unsubscribed", "AddressRefused", "NotInvited", "InvitedSince",
            "TooSoon", "EnoughReminders", "NotAttending",
        ],
        Enum.GetNames<Ineligible>());

    [Theory]
    [InlineData(Language.French, "fr")]
    [InlineData(Language.Japanese, "ja")]
    [InlineData(Language.English, "en")]
    public void Languages_have_the_codes_of_ISO_639(Language language, string code)
    {
        Assert.Equal(code, language.Code());
        Assert.True(Languages.TryParse($" {code.ToUpperInvariant()} ", out var parsed));
        Assert.Equal(language, parsed);
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("rencontres-2024", true)]
    [InlineData("ab", false)]
    [InlineData("Rencontres", false)]
    [InlineData("rencontres--2024", false)]
    [InlineData("-rencontres", false)]
    [InlineData("rencontres-", false)]
    [InlineData("rencontres/2024", false)]
    [InlineData("rencontres\n", false)]
    [InlineData("réunion", false)]
    [InlineData(null, false)]
    public void A_campaigns_id_can_stand_in_keys_and_addresses(string? text, bool valid) => Assert.Equal(valid, CampaignId.TryParse(text, out _));

    [Fact]
    public void A_campaigns_id_has_at_most_sixty_characters()
    {
        Assert.True(CampaignId.TryParse(new string('a', 60), out _));
        Assert.False(CampaignId.TryParse(new string('a', 61), out _));
    }

    [Fact]
    public void Templates_are_chosen_by_where_a_reminder_stands()
    {
        var campaign = new CampaignBuilder().Build();
        Wave[] waves = [Wave.Invitation, Wave.Reminder(1), Wave.Reminder(2), Wave.Reminder(3), Wave.Extended(1), Wave.Extended(2), Wave.Closing, Wave.Practical];

        Assert.Equal(
            ["invitation", "reminder-first", "reminder-further", "reminder-last", "extended", "extended", "closing", "practical"],
            waves.Select(wave => WaveTemplates.Of(campaign, wave)));
    }

    [Fact]
    public void Reminders_and_nothing_else_have_a_variant_for_those_who_have_begun_a_form()
    {
        Wave[] waves = [Wave.Reminder(1), Wave.Reminder(3), Wave.Invitation, Wave.Extended(1), Wave.Closing, Wave.Practical];

        Assert.Equal(["reminder-draft", "reminder-draft", null, null, null, null], waves.Select(WaveTemplates.ForDrafts));
        Assert.Equal(Wave.Reminder(3), WaveTemplates.WaveOf(new CampaignBuilder().Build(), "reminder-draft"));
    }

    [Theory]
    [InlineData(1, "reminder-last")]
    [InlineData(2, "reminder-first")]
    public void The_last_reminder_is_the_last_that_is_allowed(int maximum, string template)
    {
        var campaign = new CampaignBuilder().Define(each => each with { MaximumReminders = maximum }).Build();

        Assert.Equal(template, WaveTemplates.Of(campaign, Wave.Reminder(1)));
    }

    [Fact]
    public void Each_template_of_a_wave_has_a_wave_that_is_written_with_it_and_the_others_have_none()
    {
        var campaign = new CampaignBuilder().Build();

        Assert.All(
            ["invitation", "reminder-first", "reminder-further", "reminder-last", "extended", "closing", "practical"],
            template => Assert.Equal(template, WaveTemplates.Of(campaign, WaveTemplates.WaveOf(campaign, template)!.Value)));
        Assert.All(["confirm", "confirmation", "changed", "withdrawn", "declined", "answered-again", "recognised", "report"], template => Assert.Null(WaveTemplates.WaveOf(campaign, template)));
    }
}
