using System.Reflection;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>One connection to the mail server, made at the first message and kept over the following.</summary>
internal sealed class SmtpConnection(MailSettings settings, TimeProvider time) : IMessageConnection
{
    private SmtpClient? _client;
    private SendResult? _unreachable;

    public async Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop)
    {
        var results = new List<SendResult>(messages.Count);
        foreach (var message in messages)
        {
            stop.ThrowIfCancellationRequested();
            results.Add(await Send(message, stop));
        }

        return results;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is null) return;
        try
        {
            using var limit = new CancellationTokenSource(settings.ConnectLimit, time);
            await _client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ProtocolException or CommandException)
        {
            // What was taken has been answered; a farewell that fails changes nothing.
        }

        Drop();
    }

    private async Task<SendResult> Send(Outgoing message, CancellationToken stop)
    {
        if (MailWriter.Write(message, settings.From, settings.FromName, time.GetUtcNow()) is not { } mail) return SmtpAnswers.NotAnAddress;
        // The messages behind one that found no server do not wait for it each.
        if (_unreachable is not null) return _unreachable;
        using var limit = new CancellationTokenSource(settings.MessageLimit, time);
        var progress = DispatchProxy.Create<ITransferProgress, Handover>();
        var handover = (Handover)progress;
        // Once the text is on its way, to stop would be not to know: then it ends by its answer or its time.
        await using var stopping = stop.Register(() => handover.Stop(limit));
        if (_client is null && await Connect(limit.Token, stop) is { } failed) return _unreachable = failed;
        try
        {
            await _client!.SendAsync(mail, limit.Token, progress);
            return SendResult.Sent;
        }
        catch (SmtpCommandException refused)
        {
            // An answer, and the connection can go on; 421 says that the server ends it.
            if (!_client!.IsConnected || refused.StatusCode == SmtpStatusCode.ServiceNotAvailable) Drop();
            return SmtpAnswers.Of(refused.ErrorCode, (int)refused.StatusCode, refused.Message);
        }
        catch (Exception fault)
        {
            Drop();
            if (handover.HasBegun) return SmtpAnswers.CutOff;
            stop.ThrowIfCancellationRequested();
            return SmtpAnswers.BeforeTheText(fault);
        }
    }

    private async Task<SendResult?> Connect(CancellationToken limit, CancellationToken stop)
    {
        using var shorter = new CancellationTokenSource(settings.ConnectLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit, shorter.Token);
        var client = new SmtpClient { Timeout = (int)settings.MessageLimit.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, Security(settings.Security), either.Token);
            if (settings.User.Length > 0) await client.AuthenticateAsync(settings.User, settings.Password, either.Token);
            _client = client;
            return null;
        }
        catch (Exception fault)
        {
            client.Dispose();
            stop.ThrowIfCancellationRequested();
            return SmtpAnswers.NoConnection(fault);
        }
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
    };

    /// <summary>
    /// Knows whether the text was handed over. It is reported for headers and text alike as soon as they are in the
    /// connection's buffer, and a server takes nothing before the end of the text: where nothing was reported, nothing was taken.
    /// </summary>
    /// <remarks>
    /// A proxy for the library's interface instead of a type that has it: the database's model looks at every type of the
    /// assembly, and each start would load the library.
    /// </remarks>
#pragma warning disable CA1852 // The proxy is a type below it.
    private class Handover : DispatchProxy
#pragma warning restore CA1852
    {
        private volatile bool _begun;

        public bool HasBegun => _begun;

        public void Stop(CancellationTokenSource limit)
        {
            if (!_begun) limit.Cancel();
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _begun = true;
            return null;
        }
    }
}
