using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What the button that confirms an open bulletin sends along: nothing, unless somebody else has answered.</summary>
/// <param name="Revision">Of the answer that was seen; null if none was.</param>
internal sealed record SentChoice(string Second, int? Revision)
{
    private static readonly SentChoice None = new("", null);

    public static async Task<SentChoice> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await FormBody.ReadAsync(request, cancellationToken) is not { Form: { } form })
            return None;

        var seen = int.TryParse(form["revision"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : (int?)null;
        return new SentChoice(form[SecondQuestion.Field].FirstOrDefault() ?? "", seen);
    }
}
