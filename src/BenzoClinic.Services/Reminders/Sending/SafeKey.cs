namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>A key as it may stand in a header or a file name.</summary>
internal static class SafeKey
{
    /// <summary>Letters, digits and hyphens of it: all of it, where it is a key.</summary>
    public static string Of(string key) => string.Concat(key.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
}
