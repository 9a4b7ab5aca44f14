using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using Microsoft.Extensions.Time.Testing;

namespace BenzoClinic.Services.Tests.Reminders.Sending;

/// <summary>Messages to send, and the time they are sent at.</summary>
internal static class Letters
{
    /// <summary>Tue 24 Nov 2026 10:30 at the clinic.</summary>
    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.FromHours(-8)));

    public static Outgoing Mail(string key = "key-1", string to = "ana@home.test", string subject = "Your visit", string body = "See you on Tuesday.", string unsubscribe = "https://clinic.test/stop/1") =>
        new(key, MessageChannel.Email, MessageLanguage.English, to, subject, body, unsubscribe);

    public static Outgoing Text(string key = "key-1", string to = "(415) 555-0138", string body = "See you on Tuesday.") =>
        new(key, MessageChannel.Sms, MessageLanguage.English, to, "", body, "");

    /// <summary>Sends one over a connection of its own.</summary>
    public static async Task<SendResult> SendOne(this IMessageGateway gateway, Outgoing message, CancellationToken stop = default)
    {
        await using var connection = gateway.Connect();
        return Assert.Single(await connection.Send([message], stop));
    }

    /// <summary>Sends one over a connection that goes on.</summary>
    public static async Task<SendResult> SendOne(this IMessageConnection connection, Outgoing message) => Assert.Single(await connection.Send([message], default));
}
