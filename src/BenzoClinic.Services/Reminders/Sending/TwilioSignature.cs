using System.Security.Cryptography;
using System.Text;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>The gateway's signature of what it sends: HMAC-SHA1 over the address and the sorted fields, as Twilio documents it.</summary>
public static class TwilioSignature
{
    /// <summary>The signature.</summary>
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var content = new StringBuilder(url);
        foreach (var (name, value) in form.OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal)) content.Append(name).Append(value);
#pragma warning disable CA5350 // The gateway's choice; as a keyed hash SHA-1 is not broken.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(content.ToString())));
#pragma warning restore CA5350
    }

    /// <summary>True where the signature is the gateway's.</summary>
    public static bool IsValid(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form, string signature) =>
        authToken.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(authToken, url, form)), Encoding.UTF8.GetBytes(signature));
}
