using System.Globalization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Visits;

namespace BenzoClinic.Web.Components.Visits;

/// <summary>What is typed on the visit's page, as typed: a number that cannot be read stays where it is.</summary>
public sealed record VisitForm
{
    public string Systolic { get; set; } = "";

    public string Diastolic { get; set; } = "";

    public string Pulse { get; set; } = "";

    public string RespiratoryRate { get; set; } = "";

    public string TemperatureCelsius { get; set; } = "";

    public string WeightKg { get; set; } = "";

    public string Withdrawal { get; set; } = "";

    public string Sleep { get; set; } = "";

    public string Intake { get; set; } = "";

    public string Safety { get; set; } = "";

    public SharedDecision Choice { get; set; }

    public string PatientWants { get; set; } = "";

    public bool BenefitsAndRisks { get; set; }

    public bool IfItGetsWorse { get; set; }

    public bool Agrees { get; set; }

    public string Note { get; set; } = "";

    /// <summary>As the visit stands.</summary>
    public static VisitForm Of(VisitView visit) => new()
    {
        Systolic = Text(visit.Vitals.Systolic),
        Diastolic = Text(visit.Vitals.Diastolic),
        Pulse = Text(visit.Vitals.Pulse),
        RespiratoryRate = Text(visit.Vitals.RespiratoryRate),
        TemperatureCelsius = Text(visit.Vitals.TemperatureCelsius),
        WeightKg = Text(visit.Vitals.WeightKg),
        Withdrawal = visit.Review.Withdrawal,
        Sleep = visit.Review.Sleep,
        Intake = visit.Review.Intake,
        Safety = visit.Review.Safety,
        Choice = visit.Decision.Choice,
        PatientWants = visit.Decision.PatientWants,
        BenefitsAndRisks = visit.Decision.BenefitsAndRisks,
        IfItGetsWorse = visit.Decision.IfItGetsWorse,
        Agrees = visit.Decision.Agrees,
        Note = visit.Note,
    };

    /// <summary>The review as typed.</summary>
    public Review ToReview() => new(Withdrawal, Sleep, Intake, Safety);

    /// <summary>The decision as chosen.</summary>
    public Decision ToDecision() => new(Choice, PatientWants, BenefitsAndRisks, IfItGetsWorse, Agrees);

    /// <summary>The vitals, or which of them are no numbers.</summary>
    public (Vitals Vitals, IReadOnlyList<Finding> Findings) ToVitals()
    {
        var findings = new List<Finding>();
        var vitals = new Vitals(
            Whole(nameof(Systolic), Systolic),
            Whole(nameof(Diastolic), Diastolic),
            Whole(nameof(Pulse), Pulse),
            Whole(nameof(RespiratoryRate), RespiratoryRate),
            Number(nameof(TemperatureCelsius), TemperatureCelsius),
            Number(nameof(WeightKg), WeightKg));
        return (vitals, findings);

        int? Whole(string field, string text)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            findings.Add(new Finding(field, "not-a-number", "Write a whole number."));
            return null;
        }

        decimal? Number(string field, string text)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return decimal.Round(number, 1);
            findings.Add(new Finding(field, "not-a-number", "Write a number, such as 36.8."));
            return null;
        }
    }

    private static string Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
