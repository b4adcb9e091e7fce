using Rencontres.Standalone.LocalSendGrid.Faults;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>All that has to do with events, put together.</summary>
internal sealed class EventOffice : IAsyncDisposable
{
    private readonly MailJournal journal;
    private readonly WebhookSignature signature;
    private readonly EventTally tally;

    private EventOffice(LocalSendGridOptions options, MailJournal journal, ChaosCounts chaos, LowWaterMark mark, WebhookSignature signature)
    {
        (this.journal, this.signature) = (journal, signature);
        tally = new EventTally(journal.Index, mark);
        var disorder = options.Chaos is { } wanted ? new EventDisorder(wanted, chaos) : null;
        Courier = new EventCourier(
            new EventDesk(journal, mark, options.EventsGoByThemselves, disorder),
            new PatientPost(options, new WebhookClient(signature), tally),
            options.EventsGoByThemselves);
    }

    public EventCourier Courier { get; }

    public EventCounts Counts => tally.Counts;

    public string PublicKey => signature.PublicKey;

    /// <exception cref="InvalidDataException">What was kept of an earlier run cannot be read; the message names the file and the remedy.</exception>
    public static EventOffice Open(LocalSendGridOptions options, MailJournal journal, ChaosCounts chaos) =>
        new(options, journal, chaos, LowWaterMark.Open(options.Folder, journal.Index.Count), WebhookSignature.Open(options.Folder));

    /// <summary>Tells one event of the last mail to that address, now.</summary>
    /// <exception cref="ArgumentException">No mail went to that address.</exception>
    public Task TellAsync(string address, MailEventKind kind, CancellationToken cancellationToken)
    {
        if (journal.Index.Before(long.MaxValue, address, 1) is not [var number])
            throw new ArgumentException($"No mail went to {address}, so nothing can be told of it. Send one first.", nameof(address));

        var mail = ReportedMail.Of(number, KeptMailJson.Read(journal.ReadLine(number)!));
        return Courier.BringNowAsync(new MailEvent(mail, kind), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Courier.DisposeAsync();
        signature.Dispose();
    }
}
