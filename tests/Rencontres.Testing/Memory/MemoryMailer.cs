using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

/// <summary>Takes every mail on unless told otherwise, and remembers to whom.</summary>
public sealed class MemoryMailer : IMailer
{
    public List<string> Sent { get; } = [];

    /// <summary>The round of each batch.</summary>
    public List<int?> Rounds { get; } = [];

    /// <summary>The template of each batch.</summary>
    public List<string> Templates { get; } = [];

    /// <summary>Every request, taken on or not: the mails of each.</summary>
    public List<IReadOnlyList<string>> Requests { get; } = [];

    public Func<SendOutcome> Answer { get; set; } = () => new SendOutcome.Accepted("id");

    /// <summary>Answers by what a request holds; null leaves it to <see cref="Answer"/>.</summary>
    public Func<IReadOnlyList<string>, SendOutcome?> AnswerTo { get; set; } = _ => null;

    public Task<SendOutcome> SendAsync(WaveBatch batch, CancellationToken cancellationToken)
    {
        Rounds.Add(batch.Round);
        Templates.Add(batch.Template);
        return AnswerAsync([.. batch.Invitees.Select(invitee => $"{batch.WaveSlot.Wave} {invitee.Id}")]);
    }

    public Task<SendOutcome> SendAsync(SingleMail mail, SingleMailContent content, Campaign campaign, CancellationToken cancellationToken) =>
        AnswerAsync([$"{mail.Kind} {mail.Key.Subject}"]);

    /// <summary>Gives these answers to the next requests, one each.</summary>
    public void AnswerNext(params SendOutcome[] outcomes)
    {
        var next = new Queue<SendOutcome>(outcomes);
        AnswerTo = _ => next.TryDequeue(out var outcome) ? outcome : null;
    }

    private Task<SendOutcome> AnswerAsync(IReadOnlyList<string> mails)
    {
        Requests.Add(mails);
        var outcome = AnswerTo(mails) ?? Answer();
        if (outcome is SendOutcome.Accepted)
            Sent.AddRange(mails);

        return Task.FromResult(outcome);
    }
}
