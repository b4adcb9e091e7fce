namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>What a request asks for besides its mails. None of it changes what is kept; it is read because SendGrid refuses what it cannot do.</summary>
internal sealed record SendingSettings
{
    public required string? IpPool { get; init; }

    /// <summary>Null unless unsubscribe groups are asked for.</summary>
    public required SuppressionGroup? Group { get; init; }

    public required bool SandboxMode { get; init; }
    public required bool BypassesEveryList { get; init; }
    public required bool BypassesOneList { get; init; }

    /// <summary>Null unless the check for spam is asked for.</summary>
    public required SpamCheck? SpamCheck { get; init; }
}

/// <param name="Id">Null if it was none.</param>
/// <param name="Shown">How many groups a recipient may choose among.</param>
internal sealed record SuppressionGroup(long? Id, int Shown);

internal sealed record SpamCheck(long? Threshold, string? PostTo);
