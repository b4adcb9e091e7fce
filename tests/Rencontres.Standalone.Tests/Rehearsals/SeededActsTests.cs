using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Standalone.Rehearsals;
using Rencontres.Web.Definitions;

namespace Rencontres.Standalone.Tests.Rehearsals;

public sealed class SeededActsTests : IDisposable
{
    private readonly string list = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(list);

    [Fact]
    public async Task Headings_may_be_French_and_a_code_may_be_missing()
    {
        var acts = await MakeAsync("Code;Nom;Courriel", "54395;Nancy;a@nancy.example", ";Sans code;b@sans.example");

        Assert.Equal(
            [InviteeId.FromStored("54395"), InviteeId.FromAddress("b@sans.example")],
            acts.Select(act => act.Invitee).OrderBy(id => id.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_acts_whose_line_the_import_would_refuse()
    {
        var acts = await MakeAsync("code,name,country,email", "54395,Nancy,FR,a@nancy.example", "1,Nowhere,ZZ,b@x.example", "2,No address,FR,", "54395,Again,FR,c@x.example");

        Assert.Equal("54395", Assert.Single(acts).Code);
    }

    [Fact]
    public async Task Nobody_answers_before_the_invitation_has_come()
    {
        // The campaign opens at six in the evening in Nouméa, whose invitations go the next morning at nine.
        var codes = Enumerable.Range(0, 2000).Select(n => $"988{n:00000},Nouméa {n},n{n}@noumea.example");

        var acts = await MakeAsync(["code,name,email", .. codes]);

        Assert.Equal(2000, acts.Count);
        Assert.True(acts[0].At > Instant.FromUtc(2023, 7, 11, 22, 0), $"{acts[0].At}");
    }

    private async Task<IReadOnlyList<Act>> MakeAsync(params string[] lines)
    {
        await File.WriteAllLinesAsync(list, lines, Cancellation);
        return await new SeededActs(seed: 1, rate: 1).MakeAsync(list, await SampleAsync(), Cancellation);
    }

    private static async Task<CampaignDefinition> SampleAsync()
    {
        var source = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "content", "campaigns", "rencontres-2024", "campaign.json"), Cancellation);
        return DefinitionReader.Read(source).Definition!;
    }
}
