using System.Net;
using BenzoClinic.Domain.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Text messages through a gateway that speaks as Twilio does.</summary>
public sealed class SmsGateway(SmsSettings settings, IServiceScopeFactory scopes, SiteAddress site) : IMessageGateway
{
    /// <summary>Where the gateway reports to.</summary>
    public const string StatusPath = "/hooks/sms/status";

    /// <summary>Where the gateway brings patients' messages.</summary>
    public const string ReplyPath = "/hooks/sms/reply";

    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Sms;

    /// <inheritdoc />
    public bool HonoursKeys => settings.HonoursKeys;

    /// <inheritdoc />
    public int AtOnce => settings.HonoursKeys ? 10 : 1;

    /// <inheritdoc />
    public IMessageConnection Connect() => new Connection(settings, scopes.CreateAsyncScope(), $"{site.Url}{StatusPath}");

    /// <summary>What a gateway's code says of a number: a short sentence, and whether the number itself does not work.</summary>
    public static (string Reason, bool DeadNumber) Said(int code) => code switch
    {
        21610 => ("Opted out by text", false),
        21211 or 21214 or 21217 or 30005 => ("Number not in service", true),
        21614 or 30006 => ("A number that takes no texts", true),
        21612 => ("Number cannot be reached from here", true),
        30003 => ("Telephone out of reach", false),
        30004 => ("Blocked on the telephone", false),
        30007 => ("Held back by the telephone company", false),
        0 => ("Not delivered", false),
        _ => ($"Not delivered ({code})", false),
    };

    /// <summary>The code of somebody who has ended text messages with the gateway.</summary>
    public const int OptedOut = 21610;

    private sealed class Connection(SmsSettings settings, AsyncServiceScope scope, string callback) : IMessageConnection
    {
        private readonly TwilioClient _client = scope.ServiceProvider.GetRequiredService<TwilioClient>();

        public async Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop) => await Task.WhenAll(messages.Select(message => Send(message, stop)));

        public ValueTask DisposeAsync() => scope.DisposeAsync();

        private async Task<SendResult> Send(Outgoing message, CancellationToken stop)
        {
            try
            {
                return Of(await _client.Send(settings, message, callback, stop));
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
            {
                return new SendResult(SendResultKind.TryAgain, Reason: "The text message service is out of reach");
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
            {
                return settings.HonoursKeys ? new SendResult(SendResultKind.TryAgain, Reason: "The text message service did not answer") : new SendResult(SendResultKind.Unsure, Reason: ReminderClaims.CutOff);
            }
        }

        private static SendResult Of(TwilioAnswer answer)
        {
            if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created) return new SendResult(SendResultKind.Sent, answer.Sid);
            if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) return new SendResult(SendResultKind.TryAgain, Reason: "The text message service refuses the clinic's account");
            if (answer.Status == HttpStatusCode.TooManyRequests || (int)answer.Status >= 500) return new SendResult(SendResultKind.TryAgain, Reason: $"The text message service says to try later ({(int)answer.Status})");
            var (reason, dead) = Said(answer.ErrorCode);
            return new SendResult(dead ? SendResultKind.BadAddress : SendResultKind.Refused, Reason: answer.ErrorCode == 0 ? $"Refused by the text message service ({(int)answer.Status})" : reason);
        }
    }
}
