namespace Rencontres.Standalone.LocalSendGrid.Requests;

internal static class SendAtRules
{
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(72);

    public static void Check(string field, long? sendAt, DateTimeOffset now, RequestErrors errors)
    {
        if (sendAt > (now + Furthest).ToUnixTimeSeconds())
            errors.Add(field, "Scheduling more than 72 hours in advance is forbidden.");
    }
}
