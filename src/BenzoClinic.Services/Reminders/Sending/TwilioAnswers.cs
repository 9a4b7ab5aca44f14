using System.Net;
using System.Text.Json;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>What the answer of the text message service, or its silence, means.</summary>
internal static class TwilioAnswers
{
    /// <summary>It never got the message.</summary>
    public static SendResult NotReached { get; } = new(SendResultKind.TryAgain, Reason: "The text message service cannot be reached");

    /// <summary>It may have the message. Where it honours keys, sending again finds out without sending twice.</summary>
    public static SendResult NoAnswer(bool honoursKeys) => new(honoursKeys ? SendResultKind.TryAgain : SendResultKind.Unsure, Reason: ReminderClaims.CutOff);

    /// <summary>It answered.</summary>
    public static SendResult Of(HttpStatusCode status, byte[] body, bool honoursKeys)
    {
        var number = (int)status;
        var (sid, code) = Read(body);
        if (number is >= 200 and < 300) return sid.Length > 0 ? new(SendResultKind.Sent, sid) : NoAnswer(honoursKeys);
        // Somebody in between did not hear from the service: it may have the message.
        if (status is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout) return NoAnswer(honoursKeys);
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound) return TryAgain("The text message service refuses the clinic's account");
        // 409: an attempt with the same key is still under way.
        if (number is >= 500 or 408 or 409 or 425 or 429) return TryAgain($"The text message service cannot now ({number})");
        if (number < 400) return TryAgain($"The text message service answers strangely ({number})");
        return code switch
        {
            21211 or 21217 => new(SendResultKind.BadAddress, Reason: "Not a phone number"),
            21214 => new(SendResultKind.BadAddress, Reason: "Number not in service"),
            21612 => new(SendResultKind.BadAddress, Reason: "Number cannot be reached by text"),
            21614 => new(SendResultKind.BadAddress, Reason: "Not a mobile number"),
            21610 => new(SendResultKind.Refused, Reason: SmsGateway.OptedOut),
            // The clinic's own number: no message of any patient is to blame.
            21212 or 21603 or 21606 or 21659 => TryAgain($"The text message service refuses the clinic's number ({code})"),
            0 => new(SendResultKind.Refused, Reason: $"The text message service refuses it ({number})"),
            _ => new(SendResultKind.Refused, Reason: $"The text message service refuses it ({code})"),
        };
    }

    private static (string Sid, int Code) Read(byte[] body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            var root = answer.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return ("", 0);
            var sid = root.TryGetProperty("sid", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
            var code = root.TryGetProperty("code", out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number) ? number : 0;
            return (sid, code);
        }
        catch (JsonException)
        {
            return ("", 0);
        }
    }

    private static SendResult TryAgain(string reason) => new(SendResultKind.TryAgain, Reason: reason);
}
