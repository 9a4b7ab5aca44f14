using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>What a mail server's answer, or its silence, means.</summary>
internal static partial class SmtpAnswers
{
    private const string AccountRefused = "The mail server refuses the clinic's account";

    /// <summary>The address is none.</summary>
    public static SendResult NotAnAddress { get; } = new(SendResultKind.BadAddress, Reason: "Not an address");

    /// <summary>The text was on its way, and no answer came.</summary>
    public static SendResult CutOff { get; } = new(SendResultKind.Unsure, Reason: ReminderClaims.CutOff);

    /// <summary>No connection came about.</summary>
    public static SendResult NoConnection(Exception fault) => TryAgain(fault switch
    {
        AuthenticationException => AccountRefused,
        SslHandshakeException or NotSupportedException => "No secure connection to the mail server",
        _ => "The mail server cannot be reached",
    });

    /// <summary>It broke before the text was on its way.</summary>
    public static SendResult BeforeTheText(Exception fault) => fault switch
    {
        ServiceNotAuthenticatedException => TryAgain(AccountRefused),
        // Letters outside ASCII before the @ need a server that knows them.
        NotSupportedException => new(SendResultKind.Refused, Reason: "The mail server cannot write this address"),
        _ => TryAgain("The mail server broke off"),
    };

    /// <summary>The server answered with anything but consent.</summary>
    public static SendResult Of(SmtpErrorCode about, int code, string text)
    {
        var detail = Detail().Match(text) is { Success: true } match ? match.Value : "";
        var isFull = code == 552 || detail is "5.2.2" or "4.2.2";
        if (code < 500) return TryAgain(isFull ? "Mailbox full" : $"The mail server cannot now ({code})");
        if (code is 530 or 535 or 538) return TryAgain(AccountRefused);
        // The clinic's own address: no message of any patient is to blame.
        if (about == SmtpErrorCode.SenderNotAccepted) return TryAgain($"The mail server refuses the clinic's address ({code})");
        if (isFull) return new(SendResultKind.Refused, Reason: "Mailbox full");
        // 5.7: the mailbox may exist, the server does not want this mail.
        var isGone = detail.StartsWith("5.1.", StringComparison.Ordinal) || (about == SmtpErrorCode.RecipientNotAccepted && code is 521 or 550 or 551 or 553 && detail is "");
        return isGone ? new(SendResultKind.BadAddress, Reason: "Mailbox does not exist") : new(SendResultKind.Refused, Reason: $"The mail server refuses it ({code})");
    }

    private static SendResult TryAgain(string reason) => new(SendResultKind.TryAgain, Reason: reason);

    [GeneratedRegex(@"(?<=^\s*)[45]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Detail();
}
