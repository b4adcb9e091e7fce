using System.Text.Json;
using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;

namespace Rencontres.Storage.Tables;

/// <summary>How values stand in columns. A merge cannot take a column away, so an empty text stands for none.</summary>
internal static class Columns
{
    /// <summary>Below the limit of 64 KiB a column.</summary>
    private const int PartLength = 60 * 1024;

    private const int MaximumParts = 4;

    public static string Text(this TableEntity row, string column) => row.GetString(column) ?? "";

    public static Instant? When(this TableEntity row, string column) =>
        row.GetString(column) is { Length: > 0 } text ? InstantPattern.ExtendedIso.Parse(text).Value : null;

    /// <summary>As text: exact to the nanosecond, and readable in any table viewer.</summary>
    public static string ToColumn(this Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    public static string ToColumn(this Instant? instant) => instant is { } value ? value.ToColumn() : "";

    /// <summary>JSON in UTF-8 over as many columns as it takes: <c>answer_1</c>, <c>answer_2</c> …</summary>
    public static void SetJson<T>(this TableEntity row, string column, T value) =>
        row.SetJson(column, JsonSerializer.SerializeToUtf8Bytes(value, CampaignJson.Options));

    /// <param name="bytes">JSON already.</param>
    public static void SetJson(this TableEntity row, string column, byte[] bytes)
    {
        if (bytes.Length > PartLength * MaximumParts)
            throw new InvalidOperationException($"The {column} of {row.RowKey} takes {bytes.Length} bytes; there is room for {PartLength * MaximumParts}.");

        foreach (var (number, part) in bytes.Chunk(PartLength).Index())
        {
            row[$"{column}_{number + 1}"] = part;
        }
    }

    public static byte[] Json(this TableEntity row, string column)
    {
        var parts = Enumerable.Range(1, MaximumParts).Select(number => row.GetBinary($"{column}_{number}")).TakeWhile(part => part is not null);
        return [.. parts.SelectMany(part => part)];
    }

    public static T Json<T>(this TableEntity row, string column) =>
        JsonSerializer.Deserialize<T>(row.Json(column), CampaignJson.Options) ?? throw new JsonException($"The {column} of {row.RowKey} is empty.");
}
