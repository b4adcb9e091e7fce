namespace Rencontres.Functions.Flow;

/// <summary>Names of orchestrations, activities and events. They are data: running instances are found and go on by them, so none is ever renamed.</summary>
public static class DurableNames
{
    public const string CampaignOrchestrator = "CampaignOrchestrator";
    public const string WaveOrchestrator = "WaveOrchestrator";
    public const string MailOrchestrator = "MailOrchestrator";

    public const string DecideTurn = "DecideTurn";
    public const string SendBucket = "SendBucket";
    public const string FinishSlice = "FinishSlice";
    public const string CloseDoor = "CloseDoor";
    public const string MakeReport = "MakeReport";
    public const string SendDueMails = "SendDueMails";
    public const string PurgeFinished = "PurgeFinished";

    public const string CampaignChanged = "CampaignChanged";
    public const string MailDue = "MailDue";
}
