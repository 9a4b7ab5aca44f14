using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>E-mail by the clinic's mail server.</summary>
public sealed class SmtpGateway(MailSettings settings, TimeProvider time) : IMessageGateway
{
    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Email;

    /// <summary>A mail server takes whatever it is handed; a Message-ID that comes again is for the reader's program.</summary>
    public bool HonoursKeys => false;

    /// <inheritdoc />
    public int AtOnce => 1;

    /// <inheritdoc />
    public IMessageConnection Connect() => new SmtpConnection(settings, time);
}
