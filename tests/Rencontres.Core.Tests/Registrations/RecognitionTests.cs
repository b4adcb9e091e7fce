using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;
using static Rencontres.Core.Tests.Building.AnswerDriver;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>Open bulletins for organisations that stand on the list.</summary>
public sealed class RecognitionTests
{
    private const string Listed = "mairie@ville-10001.example";

    private static readonly BulletinForm Anne = By("Anne", "anne@ailleurs.example");
    private static readonly BulletinForm WithoutCode = Anne with { Organisation = new OrganisationFields("VILLE-10001", "commune", "FR", "") };

    [Fact]
    public async Task By_its_code_it_is_linked_without_reading_any_names()
    {
        await using var stage = await MailStage.WithAsync(2);

        var bulletin = await stage.SubmitAsync(Anne);

        Assert.Equal((Code, 0), (bulletin.Key.Id.Value, stage.Get<MemoryInvitees>().NameReads));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10 001")]
    public async Task By_its_name_it_is_linked_when_no_code_leads_to_it(string code)
    {
        await using var stage = await MailStage.WithAsync(2);

        var bulletin = await stage.SubmitAsync(Anne with { Organisation = WithoutCode.Organisation! with { Code = code } });

        Assert.Equal(Code, bulletin.Key.Id.Value);
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("54 395")]
    public async Task A_namesake_with_another_code_is_another(string code)
    {
        await using var stage = await MailStage.WithAsync(2);

        var bulletin = await stage.SubmitAsync(Anne with { Organisation = WithoutCode.Organisation! with { Code = code } });

        Assert.NotEqual(Code, bulletin.Key.Id.Value);
    }

    [Fact]
    public async Task A_second_person_of_one_that_came_by_itself_is_recognised_by_the_name_and_nobody_is_told()
    {
        await using var stage = await MailStage.WithAsync(1);
        var stranger = Anne with { Organisation = new OrganisationFields("Ville de Menton", "commune", "FR", "06083") };
        await stage.ConfirmAsync(await stage.SubmitAsync(stranger));
        stage.Clock.Now += InvitedNames.Freshness;

        var again = await stage.SubmitAsync(By("Bruno", "bruno@ailleurs.example") with { Organisation = new OrganisationFields("Menton", "commune", "FR", "") });

        Assert.Equal("06083", again.Key.Id.Value);
        Assert.DoesNotContain(stage.Singles.All, mail => mail.Kind == SingleMailKind.Recognised);
    }

    [Fact]
    public async Task The_same_form_is_one_bulletin_whomever_it_is_recognised_as()
    {
        await using var stage = await MailStage.WithAsync(1);

        var ids = new[] { "10001", "20002" }.Select(id => OpenBulletin.New(stage.Campaign, InviteeId.FromStored(id), Bulletins.Answer, null, stage.Clock.Now).OpenId);

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Names_are_read_once_for_many_and_again_after_some_minutes()
    {
        await using var stage = await MailStage.WithAsync(2);

        foreach (var comment in new[] { "un", "deux", "trois" })
            await stage.SubmitAsync(WithoutCode with { Comment = comment });

        var atFirst = stage.Get<MemoryInvitees>().NameReads;
        stage.Clock.Now += InvitedNames.Freshness;
        await stage.SubmitAsync(WithoutCode with { Comment = "quatre" });

        Assert.Equal((1, 2), (atFirst, stage.Get<MemoryInvitees>().NameReads));
    }

    [Fact]
    public async Task The_address_on_the_list_is_told_once_a_day_and_no_other()
    {
        await using var stage = await MailStage.WithAsync(1);

        foreach (var comment in new[] { "un", "deux" })
            await stage.SubmitAsync(WithoutCode with { Comment = comment });

        var onTheDay = stage.Told().ToList();
        stage.Clock.Now += Duration.FromDays(1);
        await stage.SubmitAsync(WithoutCode with { Comment = "trois" });

        Assert.Equal(["Confirm anne@ailleurs.example", "Confirm anne@ailleurs.example", $"Recognised {Listed}"], onTheDay);
        Assert.Equal(["recognised-2023-07-11", "recognised-2023-07-12"], stage.Singles.All.Where(mail => mail.Kind == SingleMailKind.Recognised).Select(mail => mail.Key.Occasion).Order());
    }

    [Fact]
    public async Task Who_has_the_address_on_the_list_is_not_told_of_oneself()
    {
        await using var stage = await MailStage.WithAsync(1);

        await stage.SubmitAsync(Anne with { Contact = Anne.Contact! with { Email = Listed.ToUpperInvariant() } });

        Assert.DoesNotContain(stage.Singles.All, mail => mail.Kind == SingleMailKind.Recognised);
    }

    [Theory]
    [InlineData(InviteeStep.Unsubscribed)]
    [InlineData(InviteeStep.Bounced)]
    public async Task Who_wants_no_mail_or_gets_none_is_not_told(InviteeStep step)
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.Get<IInvitees>().NoteAsync(stage.Invitee(Code).Key, step, stage.Clock.Now, CancellationToken.None);

        await stage.SubmitAsync(Anne);

        Assert.DoesNotContain(stage.Singles.All, mail => mail.Kind == SingleMailKind.Recognised);
    }

    [Fact]
    public async Task One_who_came_by_itself_is_known_by_its_code_and_not_told_as_if_it_were_invited()
    {
        await using var stage = await MailStage.WithAsync(1);
        var stranger = Anne with { Organisation = new OrganisationFields("Ville de Menton", "commune", "FR", "06083") };
        await stage.ConfirmAsync(await stage.SubmitAsync(stranger));

        var again = await stage.SubmitAsync(stranger with { Contact = Anne.Contact! with { Email = "bruno@ailleurs.example" } });

        Assert.Equal("06083", again.Key.Id.Value);
        Assert.DoesNotContain(stage.Singles.All, mail => mail.Kind == SingleMailKind.Recognised);
    }

    [Fact]
    public async Task Nobody_is_told_who_has_unsubscribed_before_the_mail_goes()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.SubmitAsync(Anne);
        await stage.Get<IInvitees>().NoteAsync(stage.Invitee(Code).Key, InviteeStep.Unsubscribed, stage.Clock.Now, CancellationToken.None);

        await stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, 0, CancellationToken.None);

        Assert.Equal(MailState.Superseded, stage.Singles.All.Single(mail => mail.Kind == SingleMailKind.Recognised).State);
    }
}
