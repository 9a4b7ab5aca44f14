using System.Security.Cryptography;
using System.Text;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>The signature by which a report shows that the text message service wrote it.</summary>
public static class TwilioSignature
{
    /// <summary>The header it stands in.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>The signature of a form sent to an address.</summary>
    /// <param name="url">As the service was told it, with its query.</param>
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var text = new StringBuilder(url);
        // A value that stands twice counts once.
        foreach (var (key, value) in form.Distinct().OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal)) text.Append(key).Append(value);
        // The service's choice, not ours.
#pragma warning disable CA5350
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5350
    }

    /// <summary>True where the signature is the form's. Without a token none is.</summary>
    public static bool IsValid(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form, string signature) =>
        authToken.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(authToken, url, form)), Encoding.UTF8.GetBytes(signature));
}
