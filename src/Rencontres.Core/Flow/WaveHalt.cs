namespace Rencontres.Core.Flow;

/// <summary>Why no mail of a wave can go until somebody mends it.</summary>
/// <param name="InItsWording">Whether what the wave is written with is at fault, so that it must begin anew with other words once they are mended.</param>
internal sealed record WaveHalt(string Reason, bool InItsWording);
