using System.Globalization;

namespace BenzoClinic.Benchmarks;

/// <summary>A limit and the line that says whether it held.</summary>
internal static class Bar
{
    /// <summary>Measured over its limit measured in the same run.</summary>
    public static bool Ratio(string name, string engine, double ratio, double bar) => Line($"{name} [{engine}]: ratio {Text(ratio)}, bar {Text(bar)}", ratio <= bar);

    /// <summary>Measured over what was measured in the same run, where more is better.</summary>
    public static bool AtLeast(string name, string engine, double ratio, double bar) => Line($"{name} [{engine}]: ratio {Text(ratio)}, bar {Text(bar)}", ratio >= bar);

    /// <summary>An absolute time.</summary>
    public static bool Value(string name, double value, double bar, string unit) => Line($"{name}: value {Text(value)} {unit}, bar {Text(bar)} {unit}", value <= bar);

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Two decimals.</summary>
    public static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static bool Line(string what, bool held)
    {
        Console.WriteLine($"{what}, {(held ? "held" : "missed")}");
        return held;
    }
}
