using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Rencontres.Web.Organisers;

/// <summary>How answers to organisers are written.</summary>
internal static class OrganiserJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IResult Ok(object value) => Results.Json(value, Options);

    public static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    public static string? Text(Instant? instant) => instant is { } given ? Text(given) : null;
}
