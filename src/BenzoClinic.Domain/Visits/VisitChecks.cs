using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Visits;

/// <summary>What a visit's input must satisfy, and what is missing before it can be signed.</summary>
public static class VisitChecks
{
    /// <summary>Findings on what was typed; a signed visit takes nothing.</summary>
    public static IReadOnlyList<Finding> Check(Visit visit, Vitals vitals)
    {
        if (visit.IsSigned) return [new Finding("", "signed", "This visit is signed. Nothing in it changes any more.")];
        var findings = new List<Finding>();
        Range(nameof(Vitals.Systolic), vitals.Systolic, 50, 260, "mmHg");
        Range(nameof(Vitals.Diastolic), vitals.Diastolic, 30, 160, "mmHg");
        Range(nameof(Vitals.Pulse), vitals.Pulse, 30, 220, "a minute");
        Range(nameof(Vitals.RespiratoryRate), vitals.RespiratoryRate, 4, 60, "a minute");
        Range(nameof(Vitals.TemperatureCelsius), vitals.TemperatureCelsius, 33, 43, "°C");
        Range(nameof(Vitals.WeightKg), vitals.WeightKg, 25, 300, "kg");
        if (vitals is { Systolic: { } systolic, Diastolic: { } diastolic } && diastolic >= systolic)
            findings.Add(new Finding(nameof(Vitals.Diastolic), "blood-pressure", "The lower value is below the upper one."));
        return findings;

        void Range(string field, decimal? value, decimal low, decimal high, string unit)
        {
            if (value is { } number && (number < low || number > high))
                findings.Add(new Finding(field, "out-of-range", $"Between {low} and {high} {unit}."));
        }
    }

    /// <summary>Empty where the visit can be signed.</summary>
    public static IReadOnlyList<Finding> MissingBeforeSigning(Visit visit)
    {
        if (visit.IsSigned) return [new Finding("", "signed", "This visit is already signed.")];
        var missing = new List<Finding>();
        if (visit.Decision.Choice == SharedDecision.Open) missing.Add(Finding.Required(nameof(Visit.Decision), "choose the shared decision"));
        if (string.IsNullOrWhiteSpace(visit.Note)) missing.Add(Finding.Required(nameof(Visit.Note), "write the note"));
        return missing;
    }
}
