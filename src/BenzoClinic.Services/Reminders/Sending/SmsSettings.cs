namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>The clinic's account with a text message service that speaks Twilio's language.</summary>
/// <param name="From">The number patients see.</param>
/// <param name="HonoursIdempotencyKeys">True where the service takes a message with the same Idempotency-Key once.</param>
public sealed record SmsSettings(string AccountSid, string AuthToken, string From, string Url = SmsSettings.DefaultUrl, bool HonoursIdempotencyKeys = false)
{
    /// <summary>Twilio itself.</summary>
    public const string DefaultUrl = "https://api.twilio.com";

    /// <summary>How long one message may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public override string ToString() => Url; // The token does not get into a log.
}
