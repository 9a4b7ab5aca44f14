using System.Globalization;

namespace BenzoClinic.Services.Fhir;

/// <summary>Reads the calendar day of a FHIR <c>date</c> or <c>dateTime</c>.</summary>
internal static class FhirDay
{
    /// <summary>
    /// The day as the source wrote it: the time and its offset are not carried over into the clinic's zone, because the
    /// source named a day where it stood.
    /// </summary>
    /// <param name="incomplete">True where only a year, or a year and a month, is given.</param>
    public static bool TryRead(string text, out DateOnly day, out bool incomplete)
    {
        text = text.Trim();
        incomplete = false;
        if (text.Length > 10 && text[10] != 'T')
        {
            day = default;
            return false;
        }

        if (DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return true;
        incomplete = DateOnly.TryParseExact(text, ["yyyy", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return false;
    }
}
