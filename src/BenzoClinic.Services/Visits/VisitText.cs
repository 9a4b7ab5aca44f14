using System.Globalization;
using BenzoClinic.Domain.Visits;

namespace BenzoClinic.Services.Visits;

/// <summary>A signed visit in words, as it is printed and as another clinic reads it.</summary>
public static class VisitText
{
    /// <summary>What was measured, reviewed and decided: name and text of each that was written.</summary>
    public static IEnumerable<(string Name, string Text)> Facts(Vitals vitals, Review review, Decision decision) => new (string Name, string Text)[]
    {
        ("Measured", Measured(vitals)),
        ("Withdrawal", review.Withdrawal),
        ("Sleep", review.Sleep),
        ("Doses taken", review.Intake),
        ("Safety", review.Safety),
        ("Patient wants", decision.PatientWants),
        ("Shared decision", Decided(decision)),
    }.Where(fact => fact.Text.Length > 0);

    /// <summary>The whole visit as plain text.</summary>
    public static string Whole(Visit visit, string signedBy)
    {
        var at = ClinicClock.ToClinic(visit.SignedAt!.Value);
        var signed = string.Create(CultureInfo.InvariantCulture, $"Signed by {signedBy}, {at:ddd d MMM yyyy, HH:mm}");
        return string.Join('\n', [.. Facts(visit.Vitals, visit.Review, visit.Decision).Select(fact => $"{fact.Name}: {fact.Text}"), "", visit.Note, "", signed]);
    }

    /// <summary>The choice, as it follows "Shared decision:".</summary>
    public static string Of(SharedDecision choice) => choice switch
    {
        SharedDecision.Open => "nothing yet",
        SharedDecision.Cut => "cut",
        SharedDecision.Hold => "hold",
        SharedDecision.GoBack => "go back",
    };

    private static string Measured(Vitals it) => string.Join(", ", new[]
    {
        it is { Systolic: { } upper, Diastolic: { } lower } ? $"BP {upper}/{lower}" : "",
        it.Pulse is { } pulse ? $"pulse {pulse}" : "",
        it.RespiratoryRate is { } breaths ? $"breathing {breaths} a minute" : "",
        it.TemperatureCelsius is { } warm ? string.Create(CultureInfo.InvariantCulture, $"{warm:0.#} °C") : "",
        it.WeightKg is { } weight ? string.Create(CultureInfo.InvariantCulture, $"{weight:0.#} kg") : "",
    }.Where(text => text.Length > 0));

    private static string Decided(Decision it)
    {
        var more = new[] { it.BenefitsAndRisks ? "benefits and risks talked through" : "", it.IfItGetsWorse ? "what to do if it gets worse talked through" : "", it.Agrees ? "the patient agrees" : "" };
        return string.Join("; ", more.Where(text => text.Length > 0).Prepend(Of(it.Choice)));
    }
}
