using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>The gateway's answer to a text message.</summary>
/// <param name="Sid">Its id there; "" where it was not taken.</param>
/// <param name="ErrorCode">The gateway's own code; 0 for none.</param>
internal sealed record TwilioAnswer(HttpStatusCode Status, string Sid, int ErrorCode);

/// <summary>The one call that sends a text message.</summary>
public sealed class TwilioClient(HttpClient http)
{
    /// <param name="callback">Where reports are sent to.</param>
    internal async Task<TwilioAnswer> Send(SmsSettings settings, Outgoing message, string callback, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{settings.Url}/2010-04-01/Accounts/{Uri.EscapeDataString(settings.AccountSid)}/Messages.json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}")));
        request.Headers.Add("Idempotency-Key", message.Key);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["To"] = Dialled(message.To), ["From"] = settings.From, ["Body"] = message.Body, ["StatusCallback"] = callback });
        using var response = await http.SendAsync(request, stop);
        var text = await response.Content.ReadAsStringAsync(stop);
        return new TwilioAnswer(response.StatusCode, Member(text, "sid"), int.TryParse(Member(text, "code"), out var code) ? code : 0);
    }

    /// <summary>As it is dialled from anywhere: +14155550138.</summary>
    internal static string Dialled(string phone)
    {
        var digits = PhoneNumber.Digits(phone);
        return digits.Length == 10 && !(phone.TrimStart().StartsWith('+') && !phone.TrimStart().StartsWith("+1", StringComparison.Ordinal)) ? $"+1{digits}" : $"+{digits}";
    }

    private static string Member(string json, string name)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
