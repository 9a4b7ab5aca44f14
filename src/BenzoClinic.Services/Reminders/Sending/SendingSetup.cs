using BenzoClinic.Domain.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>By which ways messages leave.</summary>
/// <param name="OutboxFolder">Where set, an absolute path: messages are left there, and nothing leaves the machine.</param>
/// <param name="Mail">Null where e-mail is not set up.</param>
/// <param name="Sms">Null where text messages are not set up.</param>
/// <param name="PublicUrl">The address the world reaches the clinic at; "" for none.</param>
public sealed record SendingSettings(string? OutboxFolder, MailSettings? Mail, SmsSettings? Sms, string PublicUrl);

/// <summary>Registers one way out a channel.</summary>
public static class SendingSetup
{
    private const string OutboxFrom = "clinic@localhost.invalid";

    /// <summary>
    /// Adds <see cref="IMessageGateway"/> for both channels, <see cref="SendingSettings"/> and, where messages are left in a
    /// folder, <see cref="Outbox"/>. The caller has registered <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddSending(this IServiceCollection services, SendingSettings settings)
    {
        services.AddSingleton(settings);
        if (settings.OutboxFolder is { } folder) services.AddSingleton(new Outbox(folder));
        // Each is made when it is first asked for: a start pays for none.
        services.AddSingleton(provider => Gateway(MessageChannel.Email, settings, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => Gateway(MessageChannel.Sms, settings, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IMessageGateway Gateway(MessageChannel channel, SendingSettings settings, TimeProvider time) => (channel, settings) switch
    {
        (_, { OutboxFolder: { } folder }) => new OutboxGateway(channel, folder, settings.Mail?.From ?? OutboxFrom, time),
        (MessageChannel.Email, { Mail: { } mail }) => new SmtpGateway(mail, time),
        (MessageChannel.Sms, { Sms: { } sms }) => new SmsGateway(sms, settings.PublicUrl, time),
        _ => new NoGateway(channel),
    };
}
