using System.Globalization;
using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>A dosage in words, to be read by a clinician. Never turned into a dose.</summary>
internal static class DosageText
{
    /// <summary>The source's words; where it has none, the amounts and times it gives. "" where it says nothing.</summary>
    public static string Of(IReadOnlyList<Dosage> dosages, Reading reading) =>
        Texts.Clean(string.Join("; ", dosages.Select(dosage => reading.Element("dosage", () => One(dosage)) ?? "").Where(text => text.Length > 0)));

    private static string One(Dosage dosage)
    {
        if (Texts.Clean(dosage.Text) is { Length: > 0 } text) return text;
        if (Texts.Clean(dosage.PatientInstruction) is { Length: > 0 } instruction) return instruction;
        var amounts = (dosage.DoseAndRate ?? []).Select(dose => dose.Dose switch
        {
            Quantity quantity => Amount(quantity),
            Hl7.Fhir.Model.Range range => $"{Amount(range.Low)}–{Amount(range.High)}",
            _ => "",
        });
        var repeat = dosage.Timing?.Repeat;
        var times = repeat is { Frequency: { } frequency, Period: { } period, PeriodUnit: { } unit }
            ? string.Create(CultureInfo.InvariantCulture, $"{frequency} × in {period} {unit.ToString().ToLowerInvariant()}")
            : Texts.Of(dosage.Timing?.Code);
        var asNeeded = dosage.AsNeeded switch
        {
            FhirBoolean { Value: true } => "as needed",
            CodeableConcept reason => $"as needed ({Texts.Of(reason)})",
            _ => "",
        };
        return string.Join(", ", amounts.Append(times).Append(asNeeded).Where(part => part.Length > 0));
    }

    private static string Amount(Quantity? quantity) =>
        quantity?.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value} {quantity.Unit ?? quantity.Code}").Trim() : "";
}
