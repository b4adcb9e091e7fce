using System.Text;
using Azure.Data.Tables;
using Rencontres.Core.Campaigns;
using Rencontres.Storage.Campaigns;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Tests.Campaigns;

/// <summary>The shape of stored records is data: one written once must stay readable. A test here changes only with a migration.</summary>
public sealed class CampaignRecordTests
{
    private const string Record =
        """
        {"state":"paused","startedAt":"2023-07-11T07:00:00Z","pausedBecause":"la clé est refusée","cutoff":{"at":"2023-09-10T18:00","zone":"Europe/Paris"},"closedEarlyAt":"2023-09-08T16:00:00Z","extensions":[{"at":"2023-09-01T07:00:00Z","from":{"before":"2023-09-04","zone":"Europe/Paris"},"to":{"at":"2023-09-10T18:00","zone":"Europe/Paris"},"reason":"rentrée","tellSilent":true}],"arrivals":{"FR Europe/Paris":{"number":1,"at":"2023-07-10T07:00:00Z"},"JP Asia/Tokyo":{"number":1,"at":"2023-07-10T07:00:00Z"}},"progress":{"invitation FR Europe/Paris":{"doneForArrival":1,"completedAt":"2023-07-11T07:05:00Z"},"reminder-1 JP Asia/Tokyo":{"doneForArrival":0,"resumeAt":"2023-08-07T01:00:00Z"}},"wordings":{"invitation FR Europe/Paris":{"round":1,"arrival":1,"template":"invitation"},"reminder-1 JP Asia/Tokyo":{"round":2,"arrival":1,"template":"reminder-first"}},"closedFor":"2023-09-08T16:00:00Z","reportedFor":"2023-09-08T16:00:00Z"}
        """;

    [Fact]
    public void The_state_of_a_campaign_is_written_in_this_shape()
    {
        var row = new TableEntity("rencontres-2024", "campaign");

        row.SetJson("state", CampaignRecord.Of(CampaignSamples.Eventful()));

        Assert.Equal(Record, Encoding.UTF8.GetString(row.GetBinary("state_1")!));
    }

    [Fact]
    public void The_state_of_a_campaign_is_read_from_this_shape()
    {
        var row = new TableEntity("rencontres-2024", "campaign") { ["state_1"] = Encoding.UTF8.GetBytes(Record) };

        var campaign = row.Json<CampaignRecord>("state").ApplyTo(CampaignSamples.New());

        var expected = CampaignSamples.Eventful();
        Assert.Equivalent(expected with { Definition = campaign.Definition }, campaign, strict: true);
    }

    [Fact]
    public void What_an_older_record_does_not_say_is_as_if_it_had_not_happened()
    {
        var row = new TableEntity("rencontres-2024", "campaign") { ["state_1"] = Encoding.UTF8.GetBytes("""{"cutoff":{"before":"2023-09-04","zone":"Europe/Paris"}}""") };

        var campaign = row.Json<CampaignRecord>("state").ApplyTo(CampaignSamples.New());

        Assert.Equal((CampaignState.Draft, null, null), (campaign.State, campaign.StartedAt, campaign.ClosedFor));
        Assert.Empty(campaign.Progress);
        Assert.Empty(campaign.Wordings);
    }
}
