using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Stands where a channel is not set up: refuses every message.</summary>
public sealed class NoGateway(MessageChannel channel) : IMessageGateway
{
    /// <inheritdoc />
    public MessageChannel Channel => channel;

    /// <inheritdoc />
    public bool HonoursKeys => true;

    /// <inheritdoc />
    public int AtOnce => 100;

    /// <inheritdoc />
    public IMessageConnection Connect()
    {
        var refused = new SendResult(SendResultKind.Refused, Reason: channel == MessageChannel.Sms ? "Text messages are not set up" : "E-mail is not set up");
        return new LocalConnection(_ => refused);
    }
}
