namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>Reads the settings of a request, also those that are only looked at for their types.</summary>
internal static class SettingsReader
{
    private static readonly (string Setting, string[] Flags, string[] Texts)[] MailSettings =
    [
        ("bcc", ["enable"], ["email"]),
        ("footer", ["enable"], ["text", "html"]),
    ];

    private static readonly (string Setting, string[] Flags, string[] Texts)[] TrackingSettings =
    [
        ("click_tracking", ["enable", "enable_text"], []),
        ("open_tracking", ["enable"], ["substitution_tag"]),
        ("subscription_tracking", ["enable"], ["text", "html", "substitution_tag"]),
        ("ganalytics", ["enable"], ["utm_source", "utm_medium", "utm_term", "utm_content", "utm_campaign"]),
    ];

    public static SendingSettings Read(JsonPlace root)
    {
        var mail = root.Member("mail_settings");
        ReadTypes(mail, MailSettings);
        ReadTypes(root.Member("tracking_settings"), TrackingSettings);
        root.Member("batch_id").Text();
        root.Member("sections").Texts();
        return new SendingSettings
        {
            IpPool = root.Member("ip_pool_name").Text(),
            Group = ReadGroup(root.Member("asm")),
            SandboxMode = IsEnabled(mail, "sandbox_mode"),
            BypassesEveryList = IsEnabled(mail, "bypass_list_management"),
            // All are read, whatever the first says, so that each wrong type is named.
            BypassesOneList = IsEnabled(mail, "bypass_spam_management") | IsEnabled(mail, "bypass_bounce_management") | IsEnabled(mail, "bypass_unsubscribe_management"),
            SpamCheck = ReadSpamCheck(mail),
        };
    }

    private static void ReadTypes(JsonPlace settings, (string Setting, string[] Flags, string[] Texts)[] known)
    {
        foreach (var (name, flags, texts) in known)
        {
            var setting = settings.Member(name);
            foreach (var flag in flags)
                setting.Member(flag).Flag();
            foreach (var text in texts)
                setting.Member(text).Text();
        }
    }

    private static SuppressionGroup? ReadGroup(JsonPlace asm) =>
        asm.Exists ? new SuppressionGroup(asm.Member("group_id").Integer(), asm.Member("groups_to_display").Items(group => group.Integer()).Count) : null;

    private static SpamCheck? ReadSpamCheck(JsonPlace mail)
    {
        var check = mail.Member("spam_check");
        var (threshold, postTo) = (check.Member("threshold").Integer(), check.Member("post_to_url").Text());
        return IsEnabled(mail, "spam_check") ? new SpamCheck(threshold, postTo) : null;
    }

    private static bool IsEnabled(JsonPlace settings, string name) => settings.Member(name).Member("enable").Flag();
}
