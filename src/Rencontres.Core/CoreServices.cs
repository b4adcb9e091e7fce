using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;

namespace Rencontres.Core;

public static class CoreServices
{
    /// <summary>
    /// Adds the rules. The host adds the ports (storage, mail, nudges), a NodaTime <c>IClock</c>, <see cref="SendingOptions"/> and
    /// <see cref="PersonalLinks"/>.
    /// </summary>
    public static IServiceCollection AddRencontresCore(this IServiceCollection services) => services
        .AddSingleton<TextCatalogue>()
        .AddSingleton<CampaignReader>()
        .AddSingleton<CampaignChanges>()
        .AddSingleton<CampaignHalts>()
        .AddSingleton<CampaignOrders>()
        .AddSingleton<CampaignCalendar>()
        .AddSingleton<CampaignTurns>()
        .AddSingleton<CampaignRunner>()
        .AddSingleton<WaveBeginnings>()
        .AddSingleton<WaveSlices>()
        .AddSingleton<SingleMails>()
        .AddSingleton<SingleMailContents>()
        .AddSingleton<MailPace>()
        .AddSingleton<MailTroubles>()
        .AddSingleton<MailDoublings>()
        .AddSingleton<MailBatches>()
        .AddSingleton<MailEvents>()
        .AddSingleton<UnknownMails>()
        .AddSingleton<MailWords>()
        .AddSingleton<MailList>()
        .AddSingleton<OrganiserNotices>()
        .AddSingleton<MailWordings>()
        .AddSingleton<OwnDocumentChanges>()
        .AddSingleton<Previewing>()
        .AddSingleton<Importing>()
        .AddSingleton<Answering>()
        .AddSingleton<OpenAnswering>()
        .AddSingleton<Confirming>()
        .AddSingleton<Disputing>()
        .AddSingleton<InvitedNames>()
        .AddSingleton<Recognition>()
        .AddSingleton<TypingIn>()
        .AddSingleton<ReportReader>()
        .AddSingleton<Reporting>()
        .AddSingleton<FinalReport>();
}
