using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Functions.Flow;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests.Flow;

/// <summary>What is checked, copied and written down before anybody is claimed for a wave; the same on both hosts.</summary>
public sealed class WaveBeginningTests
{
    private const string Own = "essai-2023/templates/fr/invitation.md";

    [Fact]
    public async Task A_wave_begins_with_copies_of_all_that_it_is_written_with_and_is_told_in_the_audit_chain()
    {
        using var stage = await StartedAsync();
        Put(stage, Own, "# À vous");

        await DecideAsync(stage);

        var copies = stage.Get<MemoryContent>().Documents.Where(each => each.Key.StartsWith("essai-2023/waves/", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal("# À vous", Encoding.UTF8.GetString(copies["essai-2023/waves/invitation/1/fr/invitation.md"]));
        Assert.Superset(
            new HashSet<string> { "essai-2023/waves/invitation/1/fr/footer.md", "essai-2023/waves/invitation/1/layout.html" }, copies.Keys.ToHashSet());
        Assert.Equal(new WaveWording(1, 1, "invitation"), (await stage.RecordAsync()).Wordings[new WaveSlot(Wave.Invitation, Sample.Slot)]);
        Assert.Matches(@"^invitation, round 1: fr [0-9a-f]{12}, ja [0-9a-f]{12}, en [0-9a-f]{12}$", Assert.Single(await ToldAsync(stage, "wave-began")));
    }

    [Fact]
    public async Task A_wave_in_flight_keeps_its_wording_and_newcomers_get_the_wording_of_their_day()
    {
        using var stage = await StartedAsync();
        Put(stage, Own, "# First");
        await DecideAsync(stage);
        Put(stage, Own, "# Second");

        await DecideAsync(stage);
        await stage.AddAsync(4, 1);
        var newcomers = await DecideAsync(stage);

        Assert.Equal(("# First", "# Second"), (Copy(stage, 1), Copy(stage, 2)));
        Assert.Equal(2, newcomers.Slice!.Arrival);
        Assert.Equal(new WaveWording(2, 2, "invitation"), (await stage.RecordAsync()).Wordings[new WaveSlot(Wave.Invitation, Sample.Slot)]);
        Assert.Equal(2, (await ToldAsync(stage, "wave-began")).Count);
    }

    [Fact]
    public async Task Mails_are_written_with_the_round_that_their_wave_began_with()
    {
        using var stage = await StartedAsync();

        var turn = await DecideAsync(stage);
        await stage.Get<WaveActivities>().SendAsync(new BucketOrder(turn.Slice!, 0), stage.Client, CancellationToken.None);

        Assert.Equal([1], stage.Get<MemoryMailer>().Rounds.Distinct());
    }

    [Theory]
    [InlineData("# S\n\nan unknown word", "templates/fr/invitation.md:3:4: There is no \"unknown\".")]
    [InlineData(null, "templates/fr/invitation.md: The template is missing.")]
    public async Task A_wave_whose_template_is_at_fault_does_not_begin_and_the_campaign_is_halted_with_the_place(string? source, string expected)
    {
        using var stage = await StartedAsync();
        Put(stage, "product/templates/fr/invitation.md", source);

        var turn = await DecideAsync(stage);

        var campaign = await stage.RecordAsync();
        Assert.Equal(new TurnOrder(TurnKind.Wait, Sample.Cutoff.ToDateTimeUtc()), turn);
        Assert.Equal($"The wave invitation cannot begin. {expected} Put it right, then resume the campaign.", campaign.PausedBecause);
        Assert.Empty(campaign.Wordings);
        Assert.DoesNotContain(stage.Get<MemoryContent>().Documents.Keys, path => path.StartsWith("essai-2023/waves/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_many_faults_the_first_few_are_told_and_the_others_counted()
    {
        using var stage = await StartedAsync();
        Put(stage, Own, "# S" + string.Concat(Enumerable.Repeat("\nunknown", 5)));

        await DecideAsync(stage);

        Assert.Contains("templates/fr/invitation.md:4:1: There is no \"unknown\". · and 2 more.", (await stage.RecordAsync()).PausedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_laptop_halts_too_and_claims_nobody()
    {
        using var stage = await StartedAsync();
        Put(stage, Own, "# unknown");

        var step = await stage.Get<CampaignRunner>().StepAsync(Sample.Campaign, CancellationToken.None);

        Assert.Equal((new Turn.Wait(Sample.Cutoff), null), (step!.Turn, step.Tally));
        Assert.Equal(CampaignState.Paused, (await stage.RecordAsync()).State);
        Assert.Empty(stage.Get<MemoryMailer>().Sent);
    }

    [Fact]
    public async Task A_resumed_campaign_is_checked_again_and_goes_on_once_the_template_is_mended()
    {
        using var stage = await StartedAsync();
        Put(stage, Own, "# unknown");
        await DecideAsync(stage);

        await stage.Orders.ResumeAsync(Sample.Campaign, CancellationToken.None);
        var still = await DecideAsync(stage);
        Put(stage, Own, "# Mended");
        await stage.Orders.ResumeAsync(Sample.Campaign, CancellationToken.None);
        var mended = await DecideAsync(stage);

        Assert.Equal((TurnKind.Wait, TurnKind.Slice), (still.Kind, mended.Kind));
        Assert.Equal("# Mended", Copy(stage, 1));
        Assert.Equal(2, (await ToldAsync(stage, "halted")).Count);
    }

    [Fact]
    public async Task A_language_that_the_campaign_does_not_have_stops_nobody()
    {
        using var stage = await StartedAsync();
        Put(stage, "product/templates/ja/invitation.md", "# unknown");

        var turn = await DecideAsync(stage);

        Assert.Equal(TurnKind.Slice, turn.Kind);
    }

    [Fact]
    public async Task Copies_left_behind_by_somebody_who_was_cut_off_are_not_taken_for_todays_wording()
    {
        using var stage = await StartedAsync();
        Put(stage, "essai-2023/waves/invitation/1/fr/invitation.md", "# Yesterday");
        Put(stage, Own, "# Today");

        await DecideAsync(stage);

        Assert.Equal("# Today", Copy(stage, 2));
        Assert.Equal(2, (await stage.RecordAsync()).Wordings[new WaveSlot(Wave.Invitation, Sample.Slot)].Round);
    }

    [Fact]
    public async Task Two_who_begin_a_wave_from_the_same_record_begin_it_once()
    {
        using var stage = await StartedAsync();
        var record = await stage.RecordAsync();
        var turn = new Turn.RunSlice(Wave.Invitation, Sample.Slot, Sample.Opens + Duration.FromMinutes(3));

        var one = await stage.Get<WaveBeginnings>().BeginAsync(record, turn, CancellationToken.None);
        Put(stage, Own, "# Changed between the two");
        var other = await stage.Get<WaveBeginnings>().BeginAsync(record, turn, CancellationToken.None);

        Assert.Equal(one!.Wordings, other!.Wordings);
        Assert.Equal("# Subject\n\nText", Copy(stage, 1));
        Assert.Single(await ToldAsync(stage, "wave-began"));
    }

    [Fact]
    public async Task A_wave_that_an_older_version_was_sending_begins_at_the_next_turn_and_mails_nobody_before()
    {
        using var stage = await StartedAsync();
        var old = SliceOrder.Of(await stage.RecordAsync(), new Turn.RunSlice(Wave.Invitation, Sample.Slot, Sample.Opens + Duration.FromMinutes(3)));

        var outcome = await stage.Get<WaveActivities>().SendAsync(new BucketOrder(old, 0), stage.Client, CancellationToken.None);
        await stage.Get<WaveActivities>().FinishAsync(new SliceOutcome(old, [outcome]), stage.Client, CancellationToken.None);
        var next = await DecideAsync(stage);

        Assert.Equal((0, false), (outcome.Sent, outcome.Completed));
        Assert.Equal(TurnKind.Slice, next.Kind);
        Assert.Equal(1, WaveRounds.Current(await stage.RecordAsync(), new WaveSlot(Wave.Invitation, Sample.Slot))!.Round);
    }

    private static async Task<Stage> StartedAsync()
    {
        var stage = new Stage();
        await stage.PrepareAsync(3);
        await stage.Orders.StartAsync(Sample.Campaign, CancellationToken.None);
        stage.Clock.Now = Sample.Opens;
        return stage;
    }

    private static Task<TurnOrder> DecideAsync(Stage stage) =>
        stage.Get<CampaignActivities>().DecideTurnAsync(Sample.Id, stage.Client, CancellationToken.None);

    private static void Put(Stage stage, string path, string? source)
    {
        stage.Get<MemoryContent>().Documents.Remove(path);
        if (source is not null)
            stage.Get<MemoryContent>().Documents[path] = Encoding.UTF8.GetBytes(source);
    }

    private static string Copy(Stage stage, int round) =>
        Encoding.UTF8.GetString(stage.Get<MemoryContent>().Documents[$"essai-2023/waves/invitation/{round}/fr/invitation.md"]);

    private static async Task<List<string>> ToldAsync(Stage stage, string act) =>
        await stage.Get<ICampaigns>().ReadAuditAsync(Sample.Campaign, CancellationToken.None)
            .Where(entry => entry.Event.Act == act).Select(entry => entry.Event.Details).ToListAsync(CancellationToken.None);
}
