using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Lists;

namespace Rencontres.Web.Definitions;

/// <summary>The list of invitees that lies in a campaign's folder: counted, and its lines at fault.</summary>
internal sealed class FolderInvitees
{
    private const string FileName = "invitees.csv";

    private readonly Dictionary<Language, int> otherLanguages = [];

    public List<Fault> Faults { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Null if there is no list.</summary>
    public int? Count { get; private set; }

    public Dictionary<Slot, Dictionary<Language, int>> BySlot { get; } = [];

    /// <param name="languages">The campaign's; null if they cannot be told.</param>
    public static async Task<FolderInvitees> ReadAsync(string directory, IReadOnlyList<Language>? languages, CancellationToken cancellationToken)
    {
        var invitees = new FolderInvitees();
        var file = Path.Combine(directory, FileName);
        if (!File.Exists(file))
        {
            invitees.Notes.Add($"There is no {FileName}; the calendar supposes invitees in France and in Japan.");
            return invitees;
        }

        await invitees.ReadLinesAsync(file, languages, cancellationToken);
        invitees.Notes.AddRange(invitees.otherLanguages.Select(each => $"{FileName}: {each.Value} invitees read {each.Key.Code()}, which is not a language of the campaign."));
        return invitees;
    }

    private async Task ReadLinesAsync(string file, IReadOnlyList<Language>? languages, CancellationToken cancellationToken)
    {
        Count = 0;
        var lines = new InviteeLines();
        try
        {
            await using var stream = File.OpenRead(file);
            await foreach (var row in InviteeRows.ReadAsync(stream, FileName, cancellationToken))
            {
                var (invitee, rejected) = lines.Read(row);
                if (invitee is not null)
                    Take(invitee, languages);
                else if (rejected is not null)
                    Faults.Add(new Fault(FileName, rejected.Line, 0, "", rejected.Reason));
            }
        }
        catch (UnreadableTableException unreadable)
        {
            Faults.Add(new Fault(FileName, (int)(unreadable.Line ?? 0), 0, "", unreadable.Message));
        }
    }

    private void Take(ListedInvitee invitee, IReadOnlyList<Language>? languages)
    {
        Count++;
        if (!BySlot.TryGetValue(invitee.Slot, out var slot))
            BySlot[invitee.Slot] = slot = [];

        slot[invitee.Language] = slot.GetValueOrDefault(invitee.Language) + 1;
        if (languages?.Contains(invitee.Language) == false)
            otherLanguages[invitee.Language] = otherLanguages.GetValueOrDefault(invitee.Language) + 1;
    }
}
