using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Medications;

/// <summary>What alerts and due dates look at, as a chart has it.</summary>
/// <param name="Opioids">Taken now or within the last year.</param>
/// <param name="TaperRuns">A dose is in effect; also while the taper is paused.</param>
/// <param name="Charts">This chart and those that went into it: what is append-only stays where it was written.</param>
internal sealed record SafetyPicture(TakenTogether Together, IReadOnlyList<string> Opioids, bool TaperRuns, IReadOnlyList<PatientId> Charts)
{
    /// <summary>The picture; null where there is no such chart.</summary>
    public static async Task<SafetyPicture?> Load(ClinicDb db, PatientId patient, Formulary formulary, SafetyRules rules, DateOnly today)
    {
        var person = await db.Patients.AsNoTracking().FirstOrDefaultAsync(it => it.Id == patient);
        if (person is null) return null;
        var conditions = await db.Conditions.AsNoTracking().Where(it => it.PatientId == patient && it.State != ConditionState.EnteredInError).OrderBy(it => it.Id).ToListAsync();
        var others = await db.OtherMedications.AsNoTracking().Where(it => it.PatientId == patient).OrderBy(it => it.Id).ToListAsync();
        var elsewhere = await db.MedicationHistory.AsNoTracking().Where(it => it.PatientId == patient).OrderBy(it => it.Display).ThenBy(it => it.Id).ToListAsync();
        var taper = await db.TaperRecords.Include(it => it.Entries).AsSplitQuery().AsNoTracking().FirstOrDefaultAsync(it => it.PatientId == patient);

        var tapered = taper is null ? [] : Tapered(taper, today).Select(formulary.Find).OfType<Medication>().ToList();
        var listed = others.Where(it => it.StoppedOn is null).Select(it => Taken.Of(it.Entry, it.Id));
        var imported = elsewhere.Where(it => it is { Active: true, Medication: null }).Select(it => new Taken(it.Display, it.Display));
        var together = new TakenTogether(
            [.. tapered.Select(Taken.Of), .. listed, .. imported],
            [.. conditions.Select(it => new KnownCondition(it.Code, it.Display, it.State == ConditionState.Active && it.Ended is null))],
            [.. person.Allergies.Select(it => it.Substance)],
            PatientDetails.AgeOn(person.Details.BirthDate, person.DeceasedOn ?? today));

        var yearAgo = today.AddYears(-1);
        var opioids = others.Where(it => it.StoppedOn is null || it.StoppedOn >= yearAgo).Select(it => it.Name)
            .Concat(elsewhere.Where(it => it.Active || it.StoppedOn >= yearAgo).Select(it => it.Display))
            .Where(name => rules.Names("opioid", name)).Distinct(StringComparer.OrdinalIgnoreCase);
        var runs = taper?.InEffect(today) is { } now && !now.Regimen.IsWhollyZero;
        return new SafetyPicture(together, [.. opioids], runs, await FormerCharts.With(db, patient));
    }

    // What is in effect, what is given for a few days, what is ordered, and what an import says while it is to be confirmed.
    private static IEnumerable<string> Tapered(TaperRecord taper, DateOnly today) =>
        (taper.InEffect(today)?.Regimen.MedicationsTaken ?? [])
        .Concat(taper.TemporaryOn(today)?.Regimen.MedicationsTaken ?? [])
        .Concat(taper.Entries.Where(it => it is { Kind: DoseEntryKind.Order, State: DoseEntryState.Standing } && it.On > today).SelectMany(it => it.Regimen.MedicationsTaken))
        .Concat(taper.ToConfirm.Select(it => it.Medication))
        .Distinct();
}
