using Rencontres.Core.Flow;

namespace Rencontres.Web.Organisers;

/// <summary>What a campaign does next.</summary>
/// <param name="Turn">wait, send, close, report or finished.</param>
/// <param name="At">Until when it waits; for a closing or a report, the cutoff it is for.</param>
internal sealed record NextTurn(string Turn, string? At, string? Wave = null, string? Country = null, string? Zone = null)
{
    public static NextTurn Of(Turn turn) => turn switch
    {
        Core.Flow.Turn.Wait wait => new("wait", OrganiserJson.Text(wait.Until)),
        Core.Flow.Turn.RunSlice slice => new("send", null, slice.Wave.ToString(), slice.Slot.Country, slice.Slot.Zone),
        Core.Flow.Turn.Close close => new("close", OrganiserJson.Text(close.Cutoff)),
        Core.Flow.Turn.Report report => new("report", OrganiserJson.Text(report.Cutoff)),
        Core.Flow.Turn.Finished => new("finished", null),
        _ => throw new InvalidOperationException($"Unknown turn {turn}."),
    };
}
