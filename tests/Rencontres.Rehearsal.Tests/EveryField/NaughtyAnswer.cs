using System.Text.Json;
using Rencontres.Rehearsal.Tests.Mails;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>What became of one bulletin, step by step.</summary>
internal sealed record NaughtyAnswer(NaughtyBulletin Bulletin, (int Status, string Body) Refused, (int Status, string Body) Taken)
{
    public bool IsTaken => Taken.Status is 200 or 202;

    public ShownPage Confirmed { get; set; } = null!;

    public ReceivedMail Mail { get; set; } = null!;

    /// <summary>The personal form, opened.</summary>
    public ShownPage Reopened { get; set; } = null!;

    public JsonElement Resource { get; set; }

    /// <summary>The personal form, sent as it was opened.</summary>
    public (int Status, string Body) SentAgain { get; set; }

    public JsonElement ResourceAfter { get; set; }

    /// <summary>That page, text or subject of plain words with this one's in their place.</summary>
    public string Put(NaughtyAnswer plain, string text)
    {
        text = text.Replace(plain.Bulletin.Email, Bulletin.Email, StringComparison.Ordinal);
        return TextField.All.Aggregate(text, (put, field) => put.Replace(plain.Bulletin.Kept(field), Bulletin.Kept(field), StringComparison.Ordinal));
    }

    public override string ToString() => $"no. {Bulletin.Number}, {JsonSerializer.Serialize(Bulletin.Text)}";
}
