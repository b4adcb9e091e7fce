namespace Rencontres.Core.Campaigns;

/// <summary>Which wording a wave keeps in a slot: the one that stood when it began there.</summary>
/// <param name="Round">Counts from 1 how often the wave has begun; the copies of its templates lie under this number.</param>
/// <param name="Arrival">The number of the slot's newest arrival then. Who was added since begins a new round.</param>
/// <param name="Template">The variant it began with, whatever the definition has said since.</param>
public sealed record WaveWording(int Round, int Arrival, string Template)
{
    /// <summary>The variant for those who have begun a form and not sent it; null: they get the same as everybody, as in waves that began before there was one.</summary>
    public string? ForDrafts { get; init; }
}
