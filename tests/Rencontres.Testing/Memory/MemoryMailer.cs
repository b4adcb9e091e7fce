using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

/// <summary>Takes every mail on unless told otherwise, and remembers to whom.</summary>
public sealed class MemoryMailer : IMailer
{
    public List<string> Sent { get; } = [];

    /// <summary>The round of each batch.</summary>
    public List<int?> Rounds { get; } = [];

    public Func<SendOutcome> Answer { get; set; } = () => new SendOutcome.Accepted("id");

    public Task<SendOutcome> SendAsync(WaveBatch batch, CancellationToken cancellationToken)
    {
        Rounds.Add(batch.Round);
        return AnswerAsync(batch.Invitees.Select(invitee => $"{batch.WaveSlot.Wave} {invitee.Id}"));
    }

    public Task<SendOutcome> SendAsync(SingleMail mail, SingleMailContent content, Campaign campaign, CancellationToken cancellationToken) =>
        AnswerAsync([$"{mail.Kind} {mail.Key.Subject}"]);

    private Task<SendOutcome> AnswerAsync(IEnumerable<string> mails)
    {
        var outcome = Answer();
        if (outcome is SendOutcome.Accepted)
            Sent.AddRange(mails);

        return Task.FromResult(outcome);
    }
}
