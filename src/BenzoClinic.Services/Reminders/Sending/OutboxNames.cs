using System.Globalization;
using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Names of the outbox's files: <c>20261124T183000000Z_key.eml</c>, in the order of their times.</summary>
internal static class OutboxNames
{
    /// <summary>Stands before the key; no key has it within.</summary>
    public const char BeforeKey = '_';

    private const string Format = "yyyyMMdd'T'HHmmssfff'Z'";

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static string Extension(MessageChannel channel) => channel == MessageChannel.Sms ? ".txt" : ".eml";

    /// <summary>What a name says; null where it is no message's.</summary>
    public static (DateTimeOffset At, MessageChannel Channel, string Key)? Read(string file)
    {
        MessageChannel? channel = Path.GetExtension(file) switch
        {
            ".eml" => MessageChannel.Email,
            ".txt" => MessageChannel.Sms,
            _ => null,
        };
        var parts = Path.GetFileNameWithoutExtension(file).Split(BeforeKey);
        return channel is { } known && parts.Length == 2 && DateTimeOffset.TryParseExact(parts[0], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? (at, known, parts[1])
            : null;
    }
}
