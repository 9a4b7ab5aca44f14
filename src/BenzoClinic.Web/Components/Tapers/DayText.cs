using System.Globalization;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>A day as a date field holds it.</summary>
public static class DayText
{
    /// <summary><c>2026-11-24</c>, or "" for no day.</summary>
    public static string Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The day, or null where the text is none.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
