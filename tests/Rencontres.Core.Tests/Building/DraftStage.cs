using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Testing.Memory;

namespace Rencontres.Core.Tests.Building;

/// <summary>A stage on which everybody was invited and the first reminder is due, and some begin forms.</summary>
internal static class DraftStage
{
    public static readonly Instant Due = When.Paris("2023-08-07T09:00");

    public static async Task<MailStage> RemindingAsync(int invitees)
    {
        var stage = await MailStage.WithAsync(invitees);
        foreach (var invitee in stage.Get<MemoryInvitees>().Rows.ToList())
            stage.Invite(invitee.Id.Value);

        stage.Clock.Now = Due;
        return stage;
    }

    public static void Invite(this MailStage stage, string code) => stage.Get<MemoryInvitees>().Change(
        stage.Invitee(code).Key, invitee => invitee.With(Wave.Invitation, new WaveMail(MailState.Accepted, MailStage.Start, "invitation", null)));

    public static Task BeginDraftAsync(this MailStage stage, string code) => ChangeAsync(stage, code, stage.Clock.Now);

    public static Task DiscardDraftAsync(this MailStage stage, string code) => ChangeAsync(stage, code, null);

    private static Task ChangeAsync(MailStage stage, string code, Instant? draftAt)
    {
        stage.Get<MemoryInvitees>().Change(stage.Invitee(code).Key, invitee => invitee with { DraftAt = draftAt });
        return Task.CompletedTask;
    }

    /// <summary>Who was in each request, and its template.</summary>
    public static IEnumerable<string> SentWith(this MailStage stage) => stage.Mailer.Requests.Zip(
        stage.Mailer.Templates, (mails, template) => $"{string.Join(' ', mails.Select(mail => mail.Split(' ')[1]))} {template}");
}
