using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Visits;

namespace BenzoClinic.Web.Components.Visits;

/// <summary>A first draft of the note from what is already on the page.</summary>
internal static class NoteText
{
    /// <summary>One line each for what was measured, said and decided; "" where nothing is there yet.</summary>
    public static string From(VisitForm form, string? next)
    {
        var lines = new List<string>();
        var measured = string.Join(", ", Measured(form));
        if (measured.Length > 0) lines.Add($"Seen in person: {measured}.");
        Add("Withdrawal", form.Withdrawal);
        Add("Sleep", form.Sleep);
        Add("Doses taken", form.Intake);
        Add("Safety", form.Safety);
        if (form.Choice != SharedDecision.Open) lines.Add($"Shared decision: {VisitText.Of(form.Choice)}.{Talked(form)}");
        Add("Patient wants", form.PatientWants);
        if (lines.Count > 0 && next is not null) lines.Add($"Next visit: {next}.");
        return string.Join('\n', lines);

        void Add(string name, string text)
        {
            if (!string.IsNullOrWhiteSpace(text)) lines.Add($"{name}: {text.Trim()}");
        }
    }

    private static IEnumerable<string> Measured(VisitForm form)
    {
        if (form is { Systolic.Length: > 0, Diastolic.Length: > 0 }) yield return $"BP {form.Systolic}/{form.Diastolic}";
        if (form.Pulse.Length > 0) yield return $"pulse {form.Pulse}";
        if (form.RespiratoryRate.Length > 0) yield return $"breathing {form.RespiratoryRate} a minute";
        if (form.TemperatureCelsius.Length > 0) yield return $"{form.TemperatureCelsius} °C";
        if (form.WeightKg.Length > 0) yield return $"{form.WeightKg} kg";
    }

    private static string Talked(VisitForm form)
    {
        var talked = new List<string>();
        if (form.BenefitsAndRisks) talked.Add("benefits and risks");
        if (form.IfItGetsWorse) talked.Add("what to do if it gets worse");
        var text = talked.Count > 0 ? $" Talked through: {string.Join(", ", talked)}." : "";
        return form.Agrees ? $"{text} The patient agrees." : text;
    }
}
