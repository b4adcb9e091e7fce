namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>The rules for settings. There is no account here, so that no group and no pool can be one of it.</summary>
internal static class SettingsRules
{
    private const int MostGroupsShown = 25;
    private const int ShortestPool = 2;
    private const int LongestPool = 64;

    public static void Check(SendingSettings settings, RequestErrors errors)
    {
        if (settings.Group is { } group)
            CheckGroup(group, errors);
        if (settings.IpPool is { } pool)
            CheckPool(pool, errors);
        if (settings is { BypassesEveryList: true, BypassesOneList: true })
            errors.Add("mail_settings.bypass_list_management", "The bypass list management setting cannot be combined with any other bypass setting.");
        if (settings.SpamCheck is { } check)
            CheckSpamCheck(check, errors);
    }

    private static void CheckGroup(SuppressionGroup group, RequestErrors errors)
    {
        errors.Add("asm.group_id", group.Id is { } id
            ? FormattableString.Invariant($"The ASM group ID must be a valid Group ID on your account. You provided {id}.")
            : "The ASM group ID must be an integer.");
        if (group.Shown > MostGroupsShown)
            errors.Add("asm.groups_to_display", "There is a limit of 25 unsubscribe groups that can be displayed to a user at a time.");
    }

    private static void CheckPool(string pool, RequestErrors errors) => errors.Add("ip_pool_name", pool.Length is >= ShortestPool and <= LongestPool
        ? $"The IP Pool name must be a valid pool name for your account. You provided {pool}."
        : "The name of your IP pool must be a string of 2 to 64 characters.");

    private static void CheckSpamCheck(SpamCheck check, RequestErrors errors)
    {
        if (check.Threshold is null)
            errors.Add("mail_settings.spam_check.threshold", "You must include the spam check threshold when using the spam check mail setting.");
        else if (check.Threshold is < 1 or > 10)
            errors.Add("mail_settings.spam_check.threshold", "The spam check threshold is between 1 and 10, with the lower numbers being the most strict filtering.");

        if (check.PostTo is null)
            errors.Add("mail_settings.spam_check.post_to_url", "You must include the url to post to when using the spam check mail setting.");
        else if (!check.PostTo.StartsWith("http://", StringComparison.Ordinal) && !check.PostTo.StartsWith("https://", StringComparison.Ordinal))
            errors.Add("mail_settings.spam_check.post_to_url", "The `post_to_url` parameter must start with `http://` or `https://`.");
    }
}
