using BenzoClinic.Services.Reminders.Sending;

namespace BenzoClinic.Services.Tests.Reminders.Sending;

public sealed class SmtpAnswerTests
{
    [Theory]
    [InlineData("RCPT", "451 Later", SendResultKind.TryAgain, "The mail server cannot now (451)")]
    [InlineData("RCPT", "452 4.2.2 Full", SendResultKind.TryAgain, "Mailbox full")]
    [InlineData("RCPT", "550 No such user", SendResultKind.BadAddress, "Mailbox does not exist")]
    [InlineData("RCPT", "550 5.1.1 No such user", SendResultKind.BadAddress, "Mailbox does not exist")]
    [InlineData("RCPT", "551 Moved", SendResultKind.BadAddress, "Mailbox does not exist")]
    [InlineData("RCPT", "553 Not a mailbox", SendResultKind.BadAddress, "Mailbox does not exist")]
    [InlineData("RCPT", "521 Takes no mail", SendResultKind.BadAddress, "Mailbox does not exist")]
    [InlineData("RCPT", "554 5.1.2 No such host", SendResultKind.BadAddress, "Mailbox does not exist")]
    [InlineData("RCPT", "550 5.7.1 Not from you", SendResultKind.Refused, "The mail server refuses it (550)")]
    [InlineData("RCPT", "552 Full", SendResultKind.Refused, "Mailbox full")]
    [InlineData("RCPT", "550 5.2.2 Full", SendResultKind.Refused, "Mailbox full")]
    [InlineData("RCPT", "554 No", SendResultKind.Refused, "The mail server refuses it (554)")]
    [InlineData("RCPT", "530 Who are you", SendResultKind.TryAgain, "The mail server refuses the clinic's account")]
    [InlineData("MAIL", "421 Closing", SendResultKind.TryAgain, "The mail server cannot now (421)")]
    [InlineData("MAIL", "550 Not you", SendResultKind.TryAgain, "The mail server refuses the clinic's address (550)")]
    [InlineData("DATA", "451 Later", SendResultKind.TryAgain, "The mail server cannot now (451)")]
    [InlineData("DATA", "554 No", SendResultKind.Refused, "The mail server refuses it (554)")]
    [InlineData("TEXT", "451 Later", SendResultKind.TryAgain, "The mail server cannot now (451)")]
    [InlineData("TEXT", "550 Looks like spam", SendResultKind.Refused, "The mail server refuses it (550)")]
    [InlineData("TEXT", "552 Full", SendResultKind.Refused, "Mailbox full")]
    [InlineData("HELLO", "554 Go away", SendResultKind.TryAgain, "The mail server cannot be reached")]
    [InlineData("HELLO", ScriptedSmtp.HangUp, SendResultKind.TryAgain, "The mail server cannot be reached")]
    [InlineData("MAIL", ScriptedSmtp.HangUp, SendResultKind.TryAgain, "The mail server broke off")]
    [InlineData("RCPT", ScriptedSmtp.HangUp, SendResultKind.TryAgain, "The mail server broke off")]
    [InlineData("DATA", ScriptedSmtp.HangUp, SendResultKind.TryAgain, "The mail server broke off")]
    [InlineData("TEXT", ScriptedSmtp.HangUp, SendResultKind.Unsure, "Cut off, may have gone")]
    public async Task Every_answer_has_its_meaning_and_the_next_message_goes(string at, string answer, SendResultKind kind, string reason)
    {
        foreach (var extensions in new[] { "PIPELINING", "ENHANCEDSTATUSCODES", "SIZE 10000000" })
        {
            var isFirst = true;
            await using var server = new ScriptedSmtp(command => isFirst && command.StartsWith(at, StringComparison.Ordinal) ? answer : null, extensions);
            await using var connection = new SmtpGateway(server.Settings, Letters.Clock()).Connect();

            Assert.Equal(new SendResult(kind, "", reason), await connection.SendOne(Letters.Mail()));

            isFirst = false;
            var isOut = at == "HELLO";
            Assert.Equal(isOut ? SendResultKind.TryAgain : SendResultKind.Sent, (await connection.SendOne(Letters.Mail("key-2"))).Kind);
            var isDropped = answer[..3] is "han" or "421" or "530";
            Assert.Equal(isDropped && !isOut ? 2 : 1, server.Connections);
        }
    }

    [Theory]
    [InlineData("RCPT", "PIPELINING")]
    [InlineData("RCPT", "ENHANCEDSTATUSCODES")]
    [InlineData("TEXT", "PIPELINING")]
    public async Task A_server_that_refuses_and_hangs_up_has_answered(string at, string extensions)
    {
        // After a refusal the library tidies up (RSET), and finds nobody.
        await using var server = new ScriptedSmtp(command => command[..4] == at ? "550 5.1.1 No such user" : command == "RSET" ? ScriptedSmtp.HangUp : null, extensions);
        await using var connection = new SmtpGateway(server.Settings, Letters.Clock()).Connect();
        Assert.Equal(SendResultKind.BadAddress, (await connection.SendOne(Letters.Mail())).Kind);
        Assert.Contains("RSET", server.Heard);
        await connection.SendOne(Letters.Mail("key-2"));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task The_messages_of_a_batch_share_a_connection()
    {
        await using var server = new ScriptedSmtp(_ => null);
        await using (var connection = new SmtpGateway(server.Settings, Letters.Clock()).Connect())
        {
            Assert.Equal(SendResult.Sent, await connection.SendOne(Letters.Mail()));
            Assert.Equal(SendResult.Sent, await connection.SendOne(Letters.Mail("key-2")));
        }

        Assert.Equal((1, 2), (server.Connections, server.Heard.Count(command => command == "DATA")));
        Assert.Equal("QUIT", server.Heard[^1]);
    }

    [Fact]
    public async Task Where_no_server_was_found_the_rest_of_the_batch_does_not_look_for_one()
    {
        await using var server = new ScriptedSmtp(command => command == "HELLO" ? "554 Go away" : null);
        await using var connection = new SmtpGateway(server.Settings, Letters.Clock()).Connect();
        for (var number = 0; number < 3; number++) Assert.Equal(SendResultKind.TryAgain, (await connection.SendOne(Letters.Mail($"key-{number}"))).Kind);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Nobody_listening_is_tried_again()
    {
        MailSettings settings;
        await using (var server = new ScriptedSmtp(_ => null)) settings = server.Settings;
        Assert.Equal(new SendResult(SendResultKind.TryAgain, "", "The mail server cannot be reached"), await new SmtpGateway(settings, Letters.Clock()).SendOne(Letters.Mail()));
    }

    [Fact]
    public async Task A_server_without_a_secret_line_or_without_accounts_gets_no_message()
    {
        await using var server = new ScriptedSmtp(_ => null);
        var open = new SmtpGateway(server.Settings with { Security = MailSecurity.StartTls }, Letters.Clock());
        Assert.Equal(new SendResult(SendResultKind.TryAgain, "", "No secure connection to the mail server"), await open.SendOne(Letters.Mail()));
        Assert.DoesNotContain("DATA", server.Heard);
    }

    [Fact]
    public async Task A_refused_account_is_tried_again()
    {
        await using var server = new ScriptedSmtp(command => command.StartsWith("AUTH", StringComparison.Ordinal) ? "535 Wrong" : null, "AUTH PLAIN");
        var gateway = new SmtpGateway(server.Settings with { User = "desk", Password = "wrong" }, Letters.Clock());
        Assert.Equal(new SendResult(SendResultKind.TryAgain, "", "The mail server refuses the clinic's account"), await gateway.SendOne(Letters.Mail()));
    }

    [Theory]
    [InlineData("EHLO", 30, SendResultKind.TryAgain)]
    [InlineData("MAIL", 45, SendResultKind.TryAgain)]
    [InlineData("DATA", 45, SendResultKind.TryAgain)]
    [InlineData("TEXT", 45, SendResultKind.Unsure)]
    public async Task A_silent_server_is_left_after_its_time(string at, int seconds, SendResultKind kind)
    {
        var time = Letters.Clock();
        await using var server = new ScriptedSmtp(command => command.StartsWith(at, StringComparison.Ordinal) ? ScriptedSmtp.Silence : null);
        var sending = new SmtpGateway(server.Settings, time).SendOne(Letters.Mail());
        await server.IsSilent;
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(kind, (await sending).Kind);
    }

    [Theory]
    [InlineData("MAIL", true)]
    [InlineData("TEXT", false)]
    public async Task To_stop_ends_what_is_not_on_its_way(string at, bool ends)
    {
        var time = Letters.Clock();
        using var stop = new CancellationTokenSource();
        await using var server = new ScriptedSmtp(command => command.StartsWith(at, StringComparison.Ordinal) ? ScriptedSmtp.Silence : null);
        var sending = new SmtpGateway(server.Settings, time).SendOne(Letters.Mail(), stop.Token);
        await server.IsSilent;
        await stop.CancelAsync();
        if (ends)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
            return;
        }

        time.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal(SendResultKind.Unsure, (await sending).Kind);
    }
}
