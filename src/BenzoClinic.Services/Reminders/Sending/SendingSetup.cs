using BenzoClinic.Domain.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Chooses the ways out.</summary>
public static class SendingSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Adds a gateway for each channel.</summary>
    public static IServiceCollection AddSending(this IServiceCollection services, SendingSettings settings)
    {
        if (settings.OutboxFolder is { } folder)
        {
            services.AddSingleton(provider => new Outbox(folder, provider.GetRequiredService<TimeProvider>()));
            foreach (var channel in Enum.GetValues<MessageChannel>()) services.AddSingleton<IMessageGateway>(provider => new OutboxGateway(channel, provider.GetRequiredService<Outbox>()));
            return services;
        }

        if (settings.Mail is { } mail) services.AddSingleton<IMessageGateway>(provider => new SmtpGateway(mail, provider.GetRequiredService<TimeProvider>()));
        else services.AddSingleton<IMessageGateway>(new NoGateway(MessageChannel.Email));
        if (settings.Sms is { } sms)
        {
            services.AddHttpClient<TwilioClient>(http => http.Timeout = Patience)
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
                .RemoveAllLoggers();
            services.AddSingleton(sms);
            services.AddSingleton<IMessageGateway>(provider => new SmsGateway(sms, provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<SiteAddress>()));
        }
        else
        {
            services.AddSingleton<IMessageGateway>(new NoGateway(MessageChannel.Sms));
        }

        return services;
    }
}
