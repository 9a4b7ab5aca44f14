using BenzoClinic.Domain.Reminders;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>
/// E-mail by SMTP. A server that has taken a message and whose answer is lost cannot be asked: one message at a time is under way, and one whose
/// answer never came is doubtful.
/// </summary>
/// <param name="patience">How long an attempt may last, connecting included; shorter than the lease.</param>
public sealed class SmtpGateway(MailSettings settings, TimeProvider time, TimeSpan? patience = null) : IMessageGateway
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(45);

    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Email;

    /// <inheritdoc />
    public bool HonoursKeys => false;

    /// <inheritdoc />
    public int AtOnce => 1;

    /// <inheritdoc />
    public IMessageConnection Connect() => new Connection(settings, time, patience ?? Usual);

    private sealed class Connection(MailSettings settings, TimeProvider time, TimeSpan patience) : IMessageConnection
    {
        private SmtpClient? _client;
        private string? _outOfReach;

        public async Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop)
        {
            var results = new List<SendResult>(messages.Count);
            foreach (var message in messages) results.Add(await Send(message, stop));
            return results;
        }

        public async ValueTask DisposeAsync()
        {
            if (_client is not { } client) return;
            try
            {
                if (client.IsConnected) await client.DisconnectAsync(quit: true, new CancellationTokenSource(TimeSpan.FromSeconds(2), time).Token);
            }
            catch (Exception)
            {
                // Whatever it says to the goodbye, the messages are away.
            }

            client.Dispose();
        }

        private async Task<SendResult> Send(Outgoing message, CancellationToken stop)
        {
            // A server that is away is not asked again for each message of the batch.
            if (_outOfReach is { } why) return new SendResult(SendResultKind.TryAgain, Reason: why);
            MimeMessage mail;
            try
            {
                mail = MailMessages.Of(message, settings.From, time.GetUtcNow());
            }
            catch (ParseException)
            {
                return new SendResult(SendResultKind.BadAddress, Reason: "Not an e-mail address");
            }

            using var timeout = new CancellationTokenSource(patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
            var begun = new Progress();
            try
            {
                var client = await Open(either.Token);
                if (client is null) return new SendResult(SendResultKind.TryAgain, Reason: _outOfReach!);
                await client.SendAsync(mail, either.Token, begun);
                return SendResult.Sent;
            }
            catch (SmtpCommandException exception)
            {
                return Of(exception);
            }
            catch (Exception exception) when (exception is IOException or MailKit.ProtocolException or ServiceNotConnectedException or OperationCanceledException or System.Net.Sockets.SocketException or ServiceNotAuthenticatedException)
            {
                Drop();
                return begun.Any
                    ? new SendResult(SendResultKind.Unsure, Reason: ReminderClaims.CutOff)
                    : new SendResult(SendResultKind.TryAgain, Reason: timeout.IsCancellationRequested ? "The mail server did not answer in time" : "The mail server broke off");
            }
        }

        private async Task<SmtpClient?> Open(CancellationToken stop)
        {
            if (_client is { IsConnected: true } open) return open;
            Drop();
            var client = new SmtpClient { Timeout = (int)patience.TotalMilliseconds };
            try
            {
                await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
                {
                    MailSecurity.StartTls => SecureSocketOptions.StartTls,
                    MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                    MailSecurity.None => SecureSocketOptions.None,
                }, stop);
                if (settings.User.Length > 0) await client.AuthenticateAsync(settings.User, settings.Password, stop);
                return _client = client;
            }
            catch (Exception exception)
            {
                client.Dispose();
                _outOfReach = exception switch
                {
                    AuthenticationException => "The mail server refuses the clinic's sign-in",
                    SslHandshakeException or NotSupportedException => "The mail server offers no safe connection",
                    _ => "The mail server is out of reach",
                };
                return null;
            }
        }

        private void Drop()
        {
            _client?.Dispose();
            _client = null;
        }

        private static SendResult Of(SmtpCommandException exception)
        {
            var code = (int)exception.StatusCode;
            if (code is >= 400 and < 500) return new SendResult(SendResultKind.TryAgain, Reason: $"The mail server says to try later ({code})");
            // 552 and 5.2.2: the mailbox exists and is full.
            if (code == 552 || exception.Message.Contains("5.2.2", StringComparison.Ordinal)) return new SendResult(SendResultKind.Refused, Reason: "Mailbox full");
            return exception.ErrorCode == SmtpErrorCode.RecipientNotAccepted && code is 550 or 551 or 553 or 521
                ? new SendResult(SendResultKind.BadAddress, Reason: "Mailbox does not exist")
                : new SendResult(SendResultKind.Refused, Reason: $"Refused by the mail server ({code})");
        }
    }

    // Told of the first bytes of the content: from then on the server may have it.
    private sealed class Progress : ITransferProgress
    {
        public bool Any { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Any = true;

        public void Report(long bytesTransferred) => Any = true;
    }
}
