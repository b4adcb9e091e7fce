using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rencontres.Core.Mail;
using Rencontres.Mail.Composing;
using Rencontres.Mail.SendGrid;
using Rencontres.Mail.SendGrid.Events;
using Rencontres.Mail.Templates;

namespace Rencontres.Mail;

public static class MailServices
{
    /// <summary>Puts templates and SendGrid behind Core's ports. The host has added storage and Core.</summary>
    /// <param name="configure">Sets the options; their faults stop the host at its start.</param>
    public static IServiceCollection AddRencontresMail(this IServiceCollection services, Action<SendGridOptions> configure)
    {
        services.AddOptions<SendGridOptions>().Configure(configure).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<SendGridOptions>, SendGridOptionsCheck>()

            // How long the vendor takes, and how old its posts are, is measured by the machine's clock, also where the campaign's runs faster.
            .AddSingleton(provider => SendGridMailer.Create(provider.GetRequiredService<IOptions<SendGridOptions>>().Value, TimeProvider.System))
            .AddSingleton<MailDocuments>()
            .AddSingleton<MeetingAttachment>()
            .AddSingleton<IMeetingInvitation>(provider => provider.GetRequiredService<MeetingAttachment>())
            .AddSingleton<WaveMailComposer>()
            .AddSingleton<SingleMailComposer>()
            .AddSingleton<IMailer, TemplateMailer>()
            .AddSingleton<IMailEventReader>(provider => new SendGridEventReader(provider.GetRequiredService<IOptions<SendGridOptions>>().Value, TimeProvider.System))
            .AddSingleton<IMailPreviews, MailPreviews>()
            .AddSingleton<ITemplateCheck, TemplateCheck>();
    }
}
