using System.Text.Json;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;

namespace Rencontres.Storage.Tests.Campaigns;

internal static class CampaignSamples
{
    public static Campaign New(string id = "rencontres-2024") => new(
        JsonSerializer.Deserialize<CampaignDefinition>($$$"""
            {
              "id": "{{{id}}}", "languages": ["fr", "ja", "en"],
              "edition": {"number": 8, "title": {"fr": "Rencontres"}, "city": {"ja": "静岡"}, "from": "2024-11-18", "to": "2024-11-21", "about": {} },
              "meeting": {"title": {}, "place": {}, "purpose": {}, "start": "2023-09-18T16:30", "end": "2023-09-18T18:00", "zone": "Europe/Paris"},
              "organiser": {"name": {}, "partners": {}, "signature": {}, "from": "a@organisateur.example", "fromName": "A", "replyTo": "a@organisateur.example",
                "mailboxes": [], "reportTo": []},
              "opens": "2023-07-11T09:00", "cutoff": {"before": "2023-09-04", "zone": "Europe/Paris"},
              "reminders": [{"before": "P28D"}], "maximumReminders": 3, "minimumGap": "P5D"
            }
            """, CampaignJson.Options)!,
        Buckets: 2);

    /// <summary>One to which everything has happened that a record can tell.</summary>
    public static Campaign Eventful()
    {
        var to = CutoffRule.AtTime(new LocalDateTime(2023, 9, 10, 18, 0), "Europe/Paris");
        var campaign = New() with
        {
            State = CampaignState.Paused,
            StartedAt = Instant.FromUtc(2023, 7, 11, 7, 0),
            PausedBecause = "la clé est refusée",
            Cutoff = to,
            ClosedEarlyAt = Instant.FromUtc(2023, 9, 8, 16, 0),
            Extensions = [new Extension(Instant.FromUtc(2023, 9, 1, 7, 0), CutoffRule.BeforeDate(new LocalDate(2023, 9, 4), "Europe/Paris"), to, "rentrée", true)],
            ClosedFor = Instant.FromUtc(2023, 9, 8, 16, 0),
            ReportedFor = Instant.FromUtc(2023, 9, 8, 16, 0),
            Wordings = new Dictionary<WaveSlot, WaveWording>
            {
                [new WaveSlot(Wave.Invitation, Samples.Paris)] = new(1, 1, "invitation"),
                [new WaveSlot(Wave.Reminder(1), Samples.Tokyo)] = new(2, 1, "reminder-first"),
            },
        };
        return campaign
            .WithArrivals([Samples.Paris, Samples.Tokyo], Instant.FromUtc(2023, 7, 10, 7, 0))
            .With(new WaveSlot(Wave.Invitation, Samples.Paris), new SlotProgress(1, Instant.FromUtc(2023, 7, 11, 7, 5), null))
            .With(new WaveSlot(Wave.Reminder(1), Samples.Tokyo), new SlotProgress(0, null, Instant.FromUtc(2023, 8, 7, 1, 0)));
    }

    public static AuditEvent Told(string act = "started") => new(Samples.Noon, AuditEvent.Organiser, act, "…");
}
