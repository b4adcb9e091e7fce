using Rencontres.Standalone.Organising;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>What was asked of a rehearsal.</summary>
/// <param name="Folder">The campaign folder.</param>
/// <param name="Invitees">Another list than the folder's.</param>
/// <param name="Answers">Other acts than the folder's; with another list and without these, some are made up.</param>
internal sealed record RehearsalOrder(string Folder, string? Invitees, string? Answers, double Rate, int Seed)
{
    public async Task<RehearsalCampaign> LoadAsync(CancellationToken cancellationToken)
    {
        var files = await CampaignFiles.ReadAsync(Folder, Invitees, cancellationToken);
        var own = Path.Combine(Folder, "answers.csv");
        if (Answers is not null)
            return new RehearsalCampaign(files, await ActReader.ReadAsync(CampaignFiles.Existing(Answers, "the list of answers"), cancellationToken));

        return new RehearsalCampaign(
            files,
            Invitees is null && File.Exists(own)
                ? await ActReader.ReadAsync(own, cancellationToken)
                : await new SeededActs(Seed, Rate).MakeAsync(files.Invitees, files.Definition, cancellationToken));
    }
}
