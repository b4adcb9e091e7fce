using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Registrations;

/// <summary>An answer's row: the current one and each revision look the same but for their key and <see cref="Current"/>.</summary>
internal static class RegistrationRow
{
    /// <summary>True in current answers only, so that a report reads no old revisions.</summary>
    public const string Current = "current";

    private const string Revision = "revision";
    private const string Status = "status";
    private const string ReceivedAt = "receivedAt";
    private const string ReceiptNumber = "receipt";
    private const string ContentHash = "contentHash";
    private const string Source = "source";
    private const string Answer = "answer";
    private const string OpenId = "openId";
    private const string AddedBy = "addedBy";

    public static TableEntity WriteCurrent(Registration registration) => Write(registration, RowKeys.Registration(registration.Key.Id), current: true);

    public static TableEntity WriteRevision(Registration registration) =>
        Write(registration, RowKeys.Revision(registration.Key.Id, registration.Revision), current: false);

    public static Registration Read(InviteeKey key, TableEntity row) => new(
        key,
        row.GetInt32(Revision) ?? 0,
        Enum.Parse<AnswerStatus>(row.Text(Status)),
        row.Json<Answer>(Answer),
        row.When(ReceivedAt) ?? Instant.MinValue,
        new Receipt(row.Text(ReceiptNumber), row.Text(ContentHash)),
        Enum.Parse<RegistrationSource>(row.Text(Source)))
    {
        OpenId = row.Text(OpenId),
        AddedBy = row.Json(AddedBy).Length > 0 ? row.Json<SecondPerson>(AddedBy) : null,
    };

    private static TableEntity Write(Registration registration, string rowKey, bool current)
    {
        var row = new TableEntity(RowKeys.Partition(registration.Key), rowKey)
        {
            [Current] = current,
            [Revision] = registration.Revision,
            [Status] = registration.Status.ToString(),
            [ReceivedAt] = registration.ReceivedAt.ToColumn(),
            [ReceiptNumber] = registration.Receipt.Number,
            [ContentHash] = registration.Receipt.ContentHash,
            [Source] = registration.Source.ToString(),
        };
        row.SetJson(Answer, registration.Answer);
        if (registration.OpenId.Length > 0)
            row[OpenId] = registration.OpenId;

        if (registration.AddedBy is { } second)
            row.SetJson(AddedBy, second);

        return row;
    }
}
