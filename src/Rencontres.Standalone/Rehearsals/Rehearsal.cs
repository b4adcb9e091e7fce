using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.LocalSendGrid.Events;
using Rencontres.Standalone.Organising;
using Rencontres.Standalone.Time;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>
/// Runs a whole campaign on a simulated clock that jumps to the next event. Everything else is real: HTTP, tables, blobs, the mail client, the mail server.
/// </summary>
internal sealed class Rehearsal(
    RehearsalCampaign played, AppHost host, LocalSendGridServer sendGrid, SimulatedTime time, string organiserKey, string outFolder, IRehearsalAudience audience)
{
    private const int ActsAtOnce = 8;

    private readonly Timeline timeline = new();
    private readonly Protocol protocol = new();
    private readonly Dictionary<int, Instant> singleMailsDue = [];

    public async Task<RehearsalResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var mails = new MailsFile(Path.Combine(outFolder, "mails.jsonl"));
        using var http = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(10) };
        var organiser = new OrganiserClient(http, played.Id, organiserKey);
        var postbox = new Postbox(sendGrid, mails);
        var players = new Players(http, organiser, postbox, played.Id, BounceAsync);

        var import = await organiser.PrepareAsync(played.Files, cancellationToken);
        audience.Imported(time.Now, import);
        if (import.Taken == 0)
            throw new RehearsalException($"{played.Files.Invitees} has no usable line: nobody can be invited.");

        await organiser.StartAsync(cancellationToken);
        await PlayAsync(players, postbox, cancellationToken);
        return await ConcludeAsync(organiser, postbox, cancellationToken);
    }

    /// <summary>From event to event: what people do at an instant comes before what the application does at it.</summary>
    private async Task PlayAsync(Players players, Postbox postbox, CancellationToken cancellationToken)
    {
        var turns = host.Services.GetRequiredService<DueTurns>();
        var nudges = host.Services.GetRequiredService<RehearsalNudges>();
        var acts = new Queue<Act>(played.Acts);
        Instant? flowDue = time.Now;
        while (Earliest(flowDue, acts) is { } next)
        {
            time.AdvanceTo(next);
            await PlayActsAsync(players, acts, cancellationToken);
            if (flowDue <= time.Now || nudges.TakeFlow())
                flowDue = await turns.RunAsync(played.Id, Show, cancellationToken);

            await SendSingleMailsAsync(nudges.TakeBuckets(), cancellationToken);
            await postbox.CollectAsync(cancellationToken);
            await sendGrid.FlushEventsAsync(cancellationToken);
        }
    }

    private Instant? Earliest(Instant? flowDue, Queue<Act> acts)
    {
        var instants = singleMailsDue.Values.ToList();
        if (flowDue is { } flow)
            instants.Add(flow);

        if (acts.TryPeek(out var act))
            instants.Add(act.At);

        return instants.Count > 0 ? Instant.Max(instants.Min(), time.Now) : null;
    }

    /// <summary>All acts of this instant: different people at once, one person's in order.</summary>
    private async Task PlayActsAsync(Players players, Queue<Act> acts, CancellationToken cancellationToken)
    {
        var now = new List<Act>();
        while (acts.TryPeek(out var act) && act.At <= time.Now)
        {
            now.Add(acts.Dequeue());
        }

        await Parallel.ForEachAsync(
            now.GroupBy(act => act.Invitee),
            new ParallelOptions { MaxDegreeOfParallelism = ActsAtOnce, CancellationToken = cancellationToken },
            async (person, token) =>
            {
                foreach (var act in person)
                {
                    protocol.Note(act, await players.PlayAsync(act, token));
                }
            });
        if (now.Count > 0)
            audience.Acted(time.Now, protocol.Count);
    }

    private async Task SendSingleMailsAsync(IReadOnlySet<int> nudged, CancellationToken cancellationToken)
    {
        var mails = host.Services.GetRequiredService<SingleMails>();
        var due = singleMailsDue.Where(each => each.Value <= time.Now).Select(each => each.Key).Union(nudged).ToList();
        foreach (var bucket in due)
        {
            singleMailsDue.Remove(bucket);
            var result = await mails.RunAsync(played.Id, RehearsalNudges.BucketOf(bucket), cancellationToken);
            if (result.Halt is { } halt)
                throw new RehearsalException($"No mail can be sent: {halt}");

            if (result.NextDue is { } next)
                singleMailsDue[bucket] = next;
        }
    }

    private void Show(Step step)
    {
        timeline.Add(step);
        audience.Stepped(step);
    }

    /// <summary>The mail service tells it, as it would: by a signed event about the last mail to that address.</summary>
    private async Task BounceAsync(InviteeId invitee)
    {
        var invitees = host.Services.GetRequiredService<IInvitees>();
        var campaign = await host.Services.GetRequiredService<CampaignReader>().FindNowAsync(played.Id, CancellationToken.None);
        var found = await invitees.FindAsync(InviteeKey.Of(campaign!, invitee), CancellationToken.None) ?? throw new RehearsalException($"{invitee} is no invitee, so no mail to it can bounce.");
        await sendGrid.SendEventAsync(found.Listed.Email, MailEventKind.Bounce, CancellationToken.None);
    }

    private async Task<RehearsalResult> ConcludeAsync(OrganiserClient organiser, Postbox postbox, CancellationToken cancellationToken)
    {
        var campaign = await host.Services.GetRequiredService<CampaignReader>().FindNowAsync(played.Id, cancellationToken)
            ?? throw new RehearsalException("The campaign is gone.");
        if (campaign.State == CampaignState.Paused)
            throw new RehearsalException($"The campaign stopped: {campaign.PausedBecause}");

        foreach (var planned in Schedule.Of(campaign).Where(planned => planned.Skipped is not null))
        {
            timeline.AddSkipped(planned, planned.Skipped.ToString()!);
        }

        await timeline.WriteAsync(Path.Combine(outFolder, "timeline.csv"), cancellationToken);
        foreach (var format in new[] { "json", "csv", "xlsx", "html" })
        {
            await organiser.SaveReportAsync(format, Path.Combine(outFolder, $"report.{format}"), cancellationToken);
        }

        await using var file = File.OpenRead(Path.Combine(outFolder, "report.json"));
        using var report = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        return new RehearsalResult(
            timeline.Rows,
            postbox.WaveMails.Count + postbox.SingleMails,
            protocol.Count,
            report.RootElement.GetProperty("totals").EnumerateObject().ToDictionary(total => total.Name, total => total.Value.GetInt32()),
            Promises.Broken(campaign.EffectiveCutoff, postbox, protocol, report.RootElement));
    }
}
