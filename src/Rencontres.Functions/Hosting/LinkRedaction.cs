using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace Rencontres.Functions.Hosting;

/// <summary>Takes the tokens of links out of spans before they are exported: whoever may read traces must not be able to answer for an invitee.</summary>
internal sealed partial class LinkRedaction : BaseProcessor<Activity>
{
    private const string Redacted = "{token}";

    public override void OnEnd(Activity data)
    {
        data.DisplayName = WithoutTokens(data.DisplayName);
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (value is string text && WithoutTokens(text) is var safe && safe != text)
                data.SetTag(name, safe);
        }
    }

    private static string WithoutTokens(string text) => Token().Replace(text, Redacted);

    /// <summary>By the token's own shape (<c>PersonalLinks</c>), so that it holds in whichever attribute and address it stands.</summary>
    [GeneratedRegex("[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])")]
    private static partial Regex Token();
}
