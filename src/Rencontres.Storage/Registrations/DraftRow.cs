using System.Text;
using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Registrations;

/// <summary>A draft's row. One that the invitee's row says nothing of was left behind by an answer that came at the same time, and is none.</summary>
internal static class DraftRow
{
    private const string Form = "form";
    private const string SavedAt = "savedAt";
    private const string Revision = "revision";

    public static TableEntity Write(Draft draft)
    {
        var row = new TableEntity(RowKeys.Partition(draft.Key), RowKeys.Draft(draft.Key.Id))
        {
            [SavedAt] = draft.SavedAt.ToColumn(),
            [Revision] = draft.Revision,
        };
        row.SetJson(Form, Encoding.UTF8.GetBytes(draft.Form));
        return row;
    }

    public static Draft Read(InviteeKey key, TableEntity row) => new(
        key, Encoding.UTF8.GetString(row.Json(Form)), row.When(SavedAt) ?? Instant.MinValue, row.GetInt32(Revision) ?? 0, row.ETag.ToString());
}
