using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BenzoClinic.Services.Reminders.Sending;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace BenzoClinic.Services.Tests.Reminders.Sending;

public sealed class SmtpTextTests
{
    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var server = await Server.Start();
        var body = "Su visita: martes 24 nov, 10:30 AM.\n.\nConteste aquí: https://clinic.test/v/1";

        Assert.Equal(SendResult.Sent, await server.Gateway().SendOne(Letters.Mail(subject: "Su visita del miércoles", body: body)));

        var mail = Assert.Single(server.Mails);
        Assert.Equal(("desk@clinic.test", "Clinic"), (mail.From.Mailboxes.Single().Address, mail.From.Mailboxes.Single().Name));
        Assert.Equal("ana@home.test", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Equal("Su visita del miércoles", mail.Subject);
        Assert.Equal(body, mail.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(("text/plain", "utf-8"), (mail.Body!.ContentType.MimeType, mail.Body.ContentType.Charset));
        Assert.Equal(("key-1@clinic.test", "auto-generated", "<https://clinic.test/stop/1>"), (mail.MessageId, mail.Headers["Auto-Submitted"], mail.Headers["List-Unsubscribe"]));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 18, 30, 0, TimeSpan.Zero), mail.Date);
    }

    [Fact]
    public async Task A_key_is_the_message_id_at_every_attempt()
    {
        await using var server = await Server.Start();
        await server.Gateway().SendOne(Letters.Mail("a"));
        await server.Gateway().SendOne(Letters.Mail("a"));
        await server.Gateway().SendOne(Letters.Mail("b"));
        Assert.Equal(["a@clinic.test", "a@clinic.test", "b@clinic.test"], server.Mails.Select(mail => mail.MessageId));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    public async Task A_line_break_begins_no_header(string line)
    {
        await using var server = await Server.Start();
        var evil = $"{line}Bcc: all@evil.test{line}{line}Hello";

        Assert.Equal(SendResult.Sent, await server.Gateway($"Clinic{evil}").SendOne(Letters.Mail($"key{evil}", subject: $"Visit{evil}", unsubscribe: $"https://clinic.test/stop{evil}")));

        var mail = Assert.Single(server.Mails);
        Assert.Equal(["Auto-Submitted", "Content-Type", "Date", "From", "List-Unsubscribe", "MIME-Version", "Message-Id", "Subject", "To"],
            mail.Headers.Concat(mail.Body!.Headers).Select(header => header.Field).Where(field => field != "Content-Transfer-Encoding").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("See you on Tuesday.", mail.TextBody!.TrimEnd());
        Assert.Equal(["ana@home.test"], server.Recipients);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("ana@")]
    [InlineData("@home.test")]
    [InlineData("ana@home.test\r\nBcc: all@evil.test")]
    [InlineData("ana@home.test\r\nRCPT TO:<all@evil.test>")]
    [InlineData("ana@home.test, all@evil.test")]
    [InlineData("ana@home.test;all@evil.test")]
    [InlineData("Ana <ana@home.test>")]
    [InlineData("<@evil.test:ana@home.test>")]
    [InlineData("ana@home.test ana@home.test")]
    public async Task What_is_no_single_address_is_written_to_nobody(string address)
    {
        await using var server = new ScriptedSmtp(_ => null);
        Assert.Equal(new SendResult(SendResultKind.BadAddress, "", "Not an address"), await new SmtpGateway(server.Settings, Letters.Clock()).SendOne(Letters.Mail(to: address)));
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no link")]
    [InlineData("javascript:alert(1)")]
    public async Task What_is_no_page_is_no_way_to_unsubscribe(string link)
    {
        await using var server = await Server.Start();
        await server.Gateway().SendOne(Letters.Mail(unsubscribe: link));
        Assert.Null(Assert.Single(server.Mails).Headers["List-Unsubscribe"]);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_mail(MailSecurity security)
    {
        using var key = ECDsa.Create();
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await using var server = await Server.Start(security, certificate);
        Assert.Equal(new SendResult(SendResultKind.TryAgain, "", "No secure connection to the mail server"), await server.Gateway(security: security).SendOne(Letters.Mail()));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public void A_password_does_not_get_into_a_log()
    {
        var settings = new SendingSettings(null, new MailSettings("smtp.test", "desk@clinic.test", Password: "hunter2"), new SmsSettings("AC1", "hunter2", "+14155550100"), "");
        Assert.DoesNotContain("hunter2", settings.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A real mail server on this machine.</summary>
    private sealed class Server : MessageStore, IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly int _port = FreePort();
        private Task _serving = Task.CompletedTask;

        public List<MimeMessage> Mails { get; } = [];

        public List<string> Recipients { get; } = [];

        public static async Task<Server> Start(MailSecurity security = MailSecurity.None, X509Certificate? certificate = null)
        {
            var server = new Server();
            var options = new SmtpServerOptionsBuilder().ServerName("clinic.test").Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, server._port)).IsSecure(security == MailSecurity.Tls);
                if (certificate is not null) endpoint.Certificate(certificate);
            }).Build();
            var services = new SmtpServer.ComponentModel.ServiceProvider();
            services.Add(server);
            server._serving = new SmtpServer.SmtpServer(options, services).StartAsync(server._end.Token);
            while (!await server.Listens()) await Task.Yield();
            return server;
        }

        public SmtpGateway Gateway(string name = "Clinic", MailSecurity security = MailSecurity.None) => new(new MailSettings("127.0.0.1", "desk@clinic.test", _port, security, FromName: name), Letters.Clock());

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            Mails.Add(await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken));
            Recipients.AddRange(transaction.To.Select(to => $"{to.User}@{to.Host}"));
            return SmtpResponse.Ok;
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _end.Dispose();
        }

        private async Task<bool> Listens()
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, _port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
