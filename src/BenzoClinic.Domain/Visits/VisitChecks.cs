using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Visits;

/// <summary>What a visit's input must satisfy, and what is missing before it can be signed.</summary>
public static class VisitChecks
{
    /// <summary>Longest text of one field, in characters: a slip of the clipboard, never a note.</summary>
    public const int LongestText = 20_000;

    /// <summary>A signed visit takes nothing.</summary>
    public static Finding AlreadySigned { get; } = new("", "signed", "This visit is signed. Nothing in it changes any more.");

    /// <summary>Findings on what was typed.</summary>
    public static IReadOnlyList<Finding> Check(Vitals vitals, Review review, Decision decision, string note)
    {
        var findings = new List<Finding>();
        Range(nameof(Vitals.Systolic), vitals.Systolic, 50, 260, "mmHg");
        Range(nameof(Vitals.Diastolic), vitals.Diastolic, 30, 160, "mmHg");
        Range(nameof(Vitals.Pulse), vitals.Pulse, 30, 220, "a minute");
        Range(nameof(Vitals.RespiratoryRate), vitals.RespiratoryRate, 4, 60, "a minute");
        Range(nameof(Vitals.TemperatureCelsius), vitals.TemperatureCelsius, 33, 43, "°C");
        Range(nameof(Vitals.WeightKg), vitals.WeightKg, 25, 300, "kg");
        if (vitals is { Systolic: { } systolic, Diastolic: { } diastolic } && diastolic >= systolic)
            findings.Add(new Finding(nameof(Vitals.Diastolic), "blood-pressure", "The lower value is below the upper one."));
        Length(nameof(Review.Withdrawal), review.Withdrawal);
        Length(nameof(Review.Sleep), review.Sleep);
        Length(nameof(Review.Intake), review.Intake);
        Length(nameof(Review.Safety), review.Safety);
        Length(nameof(Decision.PatientWants), decision.PatientWants);
        Length(nameof(Visit.Note), note);
        return findings;

        void Range(string field, decimal? value, decimal low, decimal high, string unit)
        {
            if (value is { } number && (number < low || number > high))
                findings.Add(new Finding(field, "out-of-range", $"Between {low} and {high} {unit}."));
        }

        void Length(string field, string text)
        {
            if (text.Length > LongestText) findings.Add(new Finding(field, "too-long", "At most 20,000 characters."));
        }
    }

    /// <summary>Empty where a visit that holds this can be signed.</summary>
    /// <param name="doseRecorded">True where a dose was ordered at this visit.</param>
    public static IReadOnlyList<Finding> MissingBeforeSigning(Decision decision, string note, bool doseRecorded)
    {
        var missing = new List<Finding>();
        if (decision.Choice == SharedDecision.Open) missing.Add(Finding.Required(nameof(Visit.Decision), "choose the shared decision"));
        if (decision.Choice is SharedDecision.Cut or SharedDecision.GoBack && !doseRecorded) missing.Add(Finding.Required("Dose", "record the dose change"));
        if (string.IsNullOrWhiteSpace(note)) missing.Add(Finding.Required(nameof(Visit.Note), "write the note"));
        return missing;
    }
}
