using System.Globalization;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Demo;

/// <summary>
/// Reads a regimen of the demo clinic: <c>diazepam-tablet-5 18</c> is 18 mg a day, <c>zolpidem-tablet-10 10</c> added with
/// <c>+</c>, <c>lorazepam-tablet-0.5 prn 0.5/1</c> an as-needed dose and its maximum.
/// </summary>
internal static class DemoDoses
{
    // What is taken to sleep, and what cannot be divided, is taken at bedtime.
    private static readonly string[] AtBedtime = ["capsule", "zolpidem", "eszopiclone", "triazolam", "estazolam", "quazepam", "extended", "-er-"];

    public static Regimen Read(string text) => new([.. text.Split('+', StringSplitOptions.TrimEntries).Select(Line)]);

    private static RegimenLine Line(string text)
    {
        var parts = text.Split(' ');
        var product = parts[0];
        var medication = product[..product.IndexOf('-', StringComparison.Ordinal)];
        if (parts[1] == "prn")
        {
            var amounts = parts[2].Split('/');
            return new RegimenLine(medication, product, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero, Mg(Number(amounts[0])), Mg(Number(amounts[1])));
        }

        var milligrams = Number(parts[1]);
        // Half in the evening, as most of the clinic's patients take it, in what the product can be divided into.
        var grain = Grain(product);
        var morning = AtBedtime.Any(word => product.Contains(word, StringComparison.Ordinal)) ? 0 : decimal.Floor(milligrams / 2 / grain) * grain;
        return morning == 0
            ? new RegimenLine(medication, product, Dose.Zero, Dose.Zero, Dose.Zero, Mg(milligrams), Dose.Zero, Dose.Zero)
            : new RegimenLine(medication, product, Mg(morning), Dose.Zero, Dose.Zero, Mg(milligrams - morning), Dose.Zero, Dose.Zero);
    }

    private static decimal Grain(string product) => product switch
    {
        _ when product.Contains("solution", StringComparison.Ordinal) => 0.1m,
        _ when product.StartsWith("diazepam", StringComparison.Ordinal) => 0.5m,
        _ when product.StartsWith("lorazepam", StringComparison.Ordinal) => 0.5m,
        _ when product.StartsWith("clorazepate", StringComparison.Ordinal) => 1.875m,
        _ when product.StartsWith("chlordiazepoxide", StringComparison.Ordinal) => 5,
        _ when product.StartsWith("oxazepam", StringComparison.Ordinal) => 10,
        _ => 0.125m,
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static Dose Mg(decimal milligrams) => Dose.FromMilligrams(milligrams);
}
