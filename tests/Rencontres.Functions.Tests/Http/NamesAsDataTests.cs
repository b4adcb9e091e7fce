using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Http;

namespace Rencontres.Functions.Tests.Http;

/// <summary>Running instances are found and go on by these names, so none may change or go without a thought for what runs.</summary>
public sealed class NamesAsDataTests
{
    [Fact]
    public void Names_of_orchestrations_and_activities_stay()
    {
        var functions = typeof(WebFunctions).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null || parameter.GetCustomAttribute<ActivityTriggerAttribute>() is not null))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

        Assert.Equal(
            ["CampaignOrchestrator", "CloseDoor", "DecideTurn", "FinishSlice", "MailOrchestrator", "MakeReport", "PurgeFinished", "SendBucket", "SendDueMails", "WaveOrchestrator"],
            functions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_of_events_and_instances_stay()
    {
        Assert.Equal(("CampaignChanged", "MailDue"), (DurableNames.CampaignChanged, DurableNames.MailDue));
        Assert.Equal(("campaign-essai-2023", "mail-essai-2023"), (Orchestrations.CampaignInstance(Sample.Campaign), Orchestrations.MailInstance(Sample.Campaign)));
    }

    [Fact]
    public void Nothing_that_stands_in_a_history_names_a_person()
    {
        Type[] stored = [typeof(TurnOrder), typeof(SliceOrder), typeof(BucketOrder), typeof(CutoffOrder), typeof(BucketOutcome), typeof(SliceOutcome), typeof(MailLook), typeof(MailLookOutcome), typeof(MailNudge)];
        string[] known =
        [
            "Kind", "At", "Slice", "Campaign", "Wave", "Slot", "Until", "Arrival", "Buckets", "Bucket", "Cutoff", "Sent", "Unknown", "Refused", "Skipped", "Completed", "ResumeAt",
            "NextDue", "Open", "Everywhere", "HasUnknown",
        ];

        Assert.Subset(known.ToHashSet(), stored.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(property => property.Name).ToHashSet());
    }
}
