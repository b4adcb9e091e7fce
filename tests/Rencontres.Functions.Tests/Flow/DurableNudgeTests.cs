using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Rencontres.Functions.Flow;

namespace Rencontres.Functions.Tests.Flow;

/// <summary>What is asked of Durable's client.</summary>
public sealed class DurableNudgeTests
{
    private readonly Mock<DurableTaskClient> client = new(MockBehavior.Strict, "test");
    private readonly DurableClients clients = new();

    [Fact]
    public async Task A_campaign_whose_orchestration_runs_is_nudged()
    {
        Finds("campaign-essai-2023", OrchestrationRuntimeStatus.Running);
        client.Setup(each => each.RaiseEventAsync("campaign-essai-2023", "CampaignChanged", null, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask).Verifiable();

        await NudgeAsync(nudge => nudge.CampaignChangedAsync(Sample.Campaign));

        client.Verify();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public async Task One_whose_orchestration_does_not_run_gets_one_under_its_own_id(OrchestrationRuntimeStatus? status)
    {
        Finds("campaign-essai-2023", status);
        Starts("CampaignOrchestrator", Sample.Id, "campaign-essai-2023");

        await NudgeAsync(nudge => nudge.CampaignChangedAsync(Sample.Campaign));

        client.Verify();
    }

    [Fact]
    public async Task A_due_mail_is_told_with_its_bucket()
    {
        Finds("mail-essai-2023", OrchestrationRuntimeStatus.Pending);
        client.Setup(each => each.RaiseEventAsync("mail-essai-2023", "MailDue", new MailNudge(4), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask).Verifiable();

        await NudgeAsync(nudge => nudge.MailDueAsync(Sample.Campaign, 4));

        client.Verify();
    }

    [Fact]
    public async Task The_mails_orchestration_is_started_with_the_campaign_only()
    {
        Finds("mail-essai-2023", null);
        Starts("MailOrchestrator", new MailLook(Sample.Id), "mail-essai-2023");

        await NudgeAsync(nudge => nudge.MailDueAsync(Sample.Campaign, null));

        client.Verify();
    }

    [Fact]
    public async Task A_nudge_that_fails_is_tried_once_more()
    {
        client.SetupSequence(each => each.GetInstanceAsync("campaign-essai-2023", It.IsAny<CancellationToken>()))
            .ReturnsAsync((OrchestrationMetadata?)null)
            .ReturnsAsync(new OrchestrationMetadata("name", "campaign-essai-2023") { RuntimeStatus = OrchestrationRuntimeStatus.Pending });
        client.Setup(each => each.ScheduleNewOrchestrationInstanceAsync(
            It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("somebody else was faster"));
        client.Setup(each => each.RaiseEventAsync("campaign-essai-2023", "CampaignChanged", null, It.IsAny<CancellationToken>())).Returns(Task.CompletedTask).Verifiable();

        await NudgeAsync(nudge => nudge.CampaignChangedAsync(Sample.Campaign));

        client.Verify();
    }

    [Fact]
    public async Task A_nudge_that_fails_twice_harms_nobody()
    {
        client.Setup(each => each.GetInstanceAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("no such instance"));

        await NudgeAsync(nudge => nudge.CampaignChangedAsync(Sample.Campaign));

        client.Verify(each => each.GetInstanceAsync("campaign-essai-2023", It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public Task A_function_that_forgets_its_client_is_found() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => new DurableNudge(clients, NullLogger<DurableNudge>.Instance).CampaignChangedAsync(Sample.Campaign));

    private void Finds(string instance, OrchestrationRuntimeStatus? status) =>
        client.Setup(each => each.GetInstanceAsync(instance, It.IsAny<CancellationToken>()))
            .ReturnsAsync(status is { } known ? new OrchestrationMetadata("name", instance) { RuntimeStatus = known } : null);

    private void Starts(string orchestrator, object input, string instance) =>
        client.Setup(each => each.ScheduleNewOrchestrationInstanceAsync(
                new TaskName(orchestrator), input, It.Is<StartOrchestrationOptions>(options => options.InstanceId == instance), It.IsAny<CancellationToken>()))
            .ReturnsAsync(instance).Verifiable();

    private async Task NudgeAsync(Func<DurableNudge, Task> nudge)
    {
        using var _ = clients.Use(client.Object);
        await nudge(new DurableNudge(clients, NullLogger<DurableNudge>.Instance));
    }
}
