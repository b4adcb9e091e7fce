namespace Rencontres.Kill.Tests;

/// <summary>Two hosts run the same campaign at once, while organisers give orders and people answer.</summary>
public sealed class TwoHostsTests
{
    private const int MailsPerMinute = 2400;
    private const int Days = 14;
    private const string Invitation = "invitation";
    private const string Reminder = "reminder-1";

    /// <summary>From the claim to the arrival, with a machine that is busy.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Two_hosts_with_pauses_an_extension_and_answers_in_the_middle_mail_everybody_once_who_is_to_be_mailed()
    {
        await using var stage = await KillStage.SetAsync(chaos: null, MailsPerMinute);
        await stage.PrepareAsync();
        await InviteAsync(stage);
        var invitations = (await stage.ArrivedAsync(Invitation)).Where(mail => ManyInvitees.Reachable.Contains(mail.Invitee)).ToList();
        OnceAndSurely.Holds(ManyInvitees.Codes, await stage.ArrivedAsync(Invitation));

        var answered = await RemindAsync(stage, invitations);

        await using var one = stage.Start(ManyInvitees.BeginningOf(1, Days));
        await one.ReadyAsync();
        await using var two = stage.Start(ManyInvitees.BeginningOf(1, Days), host: 2);
        await two.ReadyAsync();
        await stage.WaitForMailsAsync(Reminder, [.. ManyInvitees.Reachable.Except(answered.Keys)]);
        await stage.WaitUntilSettledAsync(Reminder, invitees: null);
        var reminded = await stage.ArrivedAsync(Reminder);

        Assert.Equal(reminded.Select(mail => mail.Invitee).Distinct().Count(), reminded.Count);
        Assert.Empty(reminded.Where(mail => answered.TryGetValue(mail.Invitee, out var at) && mail.At > at + OnTheWay).Select(mail => mail.Invitee));
        Assert.Empty(reminded.Select(mail => mail.Invitee).Except(ManyInvitees.Reachable));
    }

    private static async Task InviteAsync(KillStage stage)
    {
        await using var one = stage.Start(ManyInvitees.BeginningOf(0));
        await one.ReadyAsync();
        await using var two = stage.Start(ManyInvitees.BeginningOf(0), host: 2);
        for (var n = 1; n <= 3; n++)
        {
            await stage.WaitForMailsAsync(Invitation, 150 * n);
            await stage.OrderAsync("pause");
            await stage.OrderAsync("resume");
        }

        await stage.WaitUntilSettledAsync(Invitation, ManyInvitees.Count);
    }

    /// <summary>Some answer before the reminder, some while it goes; then the cutoff is moved, and with it the rest of the reminder.</summary>
    /// <returns>Who answered, and when that was acknowledged.</returns>
    private static async Task<Dictionary<string, DateTime>> RemindAsync(KillStage stage, List<ArrivedMail> invitations)
    {
        var answered = new Dictionary<string, DateTime>();
        await using var one = stage.Start(ManyInvitees.BeginningOf(1));
        await one.ReadyAsync();
        await using var two = stage.Start(ManyInvitees.BeginningOf(1), host: 2);
        await stage.WaitForMailsAsync(Reminder, 1);
        foreach (var invitation in invitations.Where((_, index) => index % 10 == 0))
        {
            await stage.AnswerAsync(invitation);
            answered[invitation.Invitee] = DateTime.UtcNow;
        }

        await stage.OrderAsync("extend", new { before = "2023-09-18", reason = "rentrée", tellSilent = false });
        return answered;
    }
}
