using System.Globalization;

namespace BenzoClinic.Domain.Shared;

/// <summary>How days and doses are written in sentences.</summary>
public static class Wording
{
    /// <summary><c>Tue 24 Nov</c>, with the year where it is not the year of <paramref name="today"/>.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>1 day</c>, <c>2 days</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number.ToString(CultureInfo.InvariantCulture)} {noun}s";

    /// <summary><c>1 try</c>, <c>2 tries</c>: of what is not told by an s alone.</summary>
    public static string Count(int number, string one, string many) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";
}
