using BenzoClinic.Services.Visits;
namespace BenzoClinic.Web.Components.Visits;

/// <summary>
/// Puts two people's work on one visit together, so that nothing typed is lost: what only one of them changed is taken as it
/// is; where both wrote, long texts stand below each other and of short values mine stays and theirs is named.
/// </summary>
/// <param name="Form">What the page goes on with.</param>
/// <param name="Told">One sentence for each value of theirs that was not taken.</param>
public sealed record VisitMerge(VisitForm Form, IReadOnlyList<string> Told)
{
    private static readonly Field[] Short =
    [
        new("Upper blood pressure", form => form.Systolic, (form, text) => form.Systolic = text),
        new("Lower blood pressure", form => form.Diastolic, (form, text) => form.Diastolic = text),
        new("Pulse", form => form.Pulse, (form, text) => form.Pulse = text),
        new("Breathing", form => form.RespiratoryRate, (form, text) => form.RespiratoryRate = text),
        new("Temperature", form => form.TemperatureCelsius, (form, text) => form.TemperatureCelsius = text),
        new("Weight", form => form.WeightKg, (form, text) => form.WeightKg = text),
    ];

    private static readonly Field[] Long =
    [
        new("Withdrawal", form => form.Withdrawal, (form, text) => form.Withdrawal = text),
        new("Sleep", form => form.Sleep, (form, text) => form.Sleep = text),
        new("Doses taken", form => form.Intake, (form, text) => form.Intake = text),
        new("Safety", form => form.Safety, (form, text) => form.Safety = text),
        new("What the patient wants", form => form.PatientWants, (form, text) => form.PatientWants = text),
        new("Note", form => form.Note, (form, text) => form.Note = text),
    ];

    /// <summary>Merges.</summary>
    /// <param name="start">What both began from.</param>
    /// <param name="who">Who saved <paramref name="theirs"/>.</param>
    public static VisitMerge Of(VisitForm start, VisitForm mine, VisitForm theirs, string who)
    {
        var form = mine with { };
        var told = new List<string>();
        foreach (var field in Short)
            if (!Take(field) && field.Get(theirs).Length > 0) told.Add($"{field.Name}: {who} wrote {field.Get(theirs)}.");
        foreach (var field in Long)
            if (!Take(field) && field.Get(theirs).Length > 0) field.Set(form, field.Get(mine).Length == 0 ? field.Get(theirs) : $"{field.Get(mine)}\n\n{who}: {field.Get(theirs)}");

        if (mine.Choice == start.Choice) form.Choice = theirs.Choice;
        else if (theirs.Choice != start.Choice && theirs.Choice != mine.Choice) told.Add($"Shared decision: {who} chose {VisitText.Of(theirs.Choice)}.");
        if (mine.BenefitsAndRisks == start.BenefitsAndRisks) form.BenefitsAndRisks = theirs.BenefitsAndRisks;
        if (mine.IfItGetsWorse == start.IfItGetsWorse) form.IfItGetsWorse = theirs.IfItGetsWorse;
        if (mine.Agrees == start.Agrees) form.Agrees = theirs.Agrees;
        return new VisitMerge(form, told);

        // True where at most one of the two changed it.
        bool Take(Field field)
        {
            var (was, my, their) = (field.Get(start), field.Get(mine), field.Get(theirs));
            if (my == was) field.Set(form, their);
            return my == was || their == was || my == their;
        }
    }

    private sealed record Field(string Name, Func<VisitForm, string> Get, Action<VisitForm, string> Set);
}
