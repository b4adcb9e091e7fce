namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>
/// What will be told of a mail, and how long after it was accepted. The recipient's domain decides: most mails are delivered; those to
/// <c>bounce</c>, <c>block</c>, <c>drop</c>, <c>slow</c> and <c>spam.example</c> meet what their names say.
/// </summary>
internal static class EventPlan
{
    private static readonly TimeSpan Processing = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Delivery = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Deferral = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(0.5);

    public static IReadOnlyList<(MailEvent Event, TimeSpan After)> For(ReportedMail mail)
    {
        var after = Processing * SeededChance.Of(mail.Number, 0);
        var plan = new List<(MailEvent, TimeSpan)>();
        foreach (var (kind, attempt) in StepsFor(mail.To[(mail.To.LastIndexOf('@') + 1)..]))
        {
            plan.Add((new MailEvent(mail, kind, attempt), after));
            var longest = kind == MailEventKind.Deferred ? Deferral : Delivery;
            after += ShortestStep + (longest * SeededChance.Of(mail.Number, plan.Count));
        }

        return plan;
    }

    private static IReadOnlyList<(MailEventKind Kind, int Attempt)> StepsFor(string domain) => domain.ToLowerInvariant() switch
    {
        "bounce.example" => [(MailEventKind.Processed, 1), (MailEventKind.Bounce, 1)],
        "block.example" => [(MailEventKind.Processed, 1), (MailEventKind.Block, 1)],
        "drop.example" => [(MailEventKind.Drop, 1)],
        "slow.example" => [(MailEventKind.Processed, 1), (MailEventKind.Deferred, 1), (MailEventKind.Deferred, 2), (MailEventKind.Delivered, 3)],
        "spam.example" => [(MailEventKind.Processed, 1), (MailEventKind.Delivered, 1), (MailEventKind.SpamReport, 1)],
        _ => [(MailEventKind.Processed, 1), (MailEventKind.Delivered, 1)],
    };
}
