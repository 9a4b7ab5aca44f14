using System.Net;
using System.Net.Http.Headers;

namespace BenzoClinic.Web.Tests.PatientLinks;

/// <summary>What holds for everything a patient's link opens.</summary>
internal static class Links
{
    // What names a person or tells what one comes for.
    private static readonly string[] Telling = ["BenzoClinic", "benzo", "taper", "diazepam", "Zoraida", "Quintanilla", "Hanna", "Lindqvist", "1970-01-02"];

    /// <summary>It tells nothing.</summary>
    public static void Discreet(string text)
    {
        foreach (var word in Telling) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The text of an answer, as it is read.</summary>
    public static async Task<string> Read(this HttpResponseMessage answer)
    {
        using (answer) return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Nor do its headers, apart from how the cookie is called.</summary>
    public static void Discreet(HttpResponseHeaders headers) => Discreet(string.Join('\n', headers.Where(header => header.Key != "Set-Cookie").SelectMany(header => header.Value)));
}
