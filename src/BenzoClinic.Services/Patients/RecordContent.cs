using System.Data;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>
/// Everything of a patient that may be given out, as it stood at one instant. The tables are named one by one, and a new one
/// is not among them until somebody adds it: psychotherapy notes (45 CFR 164.508) and counselling notes of a substance use
/// disorder (42 CFR 2.31) never are, they need an authorization of their own. Not given out either, for now: reasons for going
/// on in spite of alerts, offers of naloxone, counts of the supply, prescription drafts, and look-ups in CURES, whose report is not the
/// clinic's to pass on.
/// </summary>
internal sealed record RecordContent(
    DateOnly Today,
    Patient Patient,
    TaperRecord? Taper,
    IReadOnlyList<FormerTaper> Former,
    IReadOnlyList<Condition> Conditions,
    IReadOnlyList<OtherMedication> Medications,
    IReadOnlyList<MedicationHistoryItem> Elsewhere,
    IReadOnlyList<ImportedFact> Facts,
    IReadOnlyList<Visit> Visits,
    StaffId? Therapist,
    ClinicSettings Clinic,
    IReadOnlyDictionary<Guid, string> Names)
{
    public static async Task<RecordContent> Load(ClinicDb db, PatientId patient, DateOnly today)
    {
        // One snapshot: a dose saved between two of these statements must not stand in half of the record.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var person = await db.Patients.AsNoTracking().FirstAsync(it => it.Id == patient);
        var taper = await db.TaperRecords.Include(it => it.Entries).AsSplitQuery().AsNoTracking().FirstOrDefaultAsync(it => it.PatientId == patient);
        var former = new List<FormerTaper>();
        foreach (var (chart, number) in await FormerCharts.Of(db, patient))
            if (await db.TaperRecords.Include(it => it.Entries).AsSplitQuery().AsNoTracking().FirstOrDefaultAsync(it => it.PatientId == chart && it.Entries.Any()) is { } own) former.Add(new FormerTaper(number, own));
        var conditions = await db.Conditions.AsNoTracking().Where(it => it.PatientId == patient).OrderBy(it => it.Id).ToListAsync();
        var medications = await db.OtherMedications.AsNoTracking().Where(it => it.PatientId == patient).OrderBy(it => it.Id).ToListAsync();
        var elsewhere = await db.MedicationHistory.AsNoTracking().Where(it => it.PatientId == patient).OrderBy(it => it.Id).ToListAsync();
        var facts = await db.ImportedFacts.AsNoTracking().Where(it => it.PatientId == patient).ToListAsync();
        // An open visit is nobody's word yet.
        var visits = await db.Visits.AsNoTracking().Where(it => it.PatientId == patient && it.SignedAt != null).OrderBy(it => it.OpenedAt).ToListAsync();
        var therapist = await db.TherapistAssignments.AsNoTracking().Where(it => it.PatientId == patient && it.EndedAt == null).Select(it => (StaffId?)it.Therapist).FirstOrDefaultAsync();
        var settings = await db.ClinicSettingsVersions.AsNoTracking().OrderByDescending(it => it.Number).FirstOrDefaultAsync();
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.DisplayName);
        return new RecordContent(today, person, taper, [.. former.OrderBy(it => it.ChartNumber)], conditions, medications, elsewhere, facts, visits, therapist, settings is null ? ClinicSettings.Default : ClinicSettingsJson.Read(settings.Content), names);
    }

    /// <summary>Name of a member of staff.</summary>
    public string NameOf(StaffId id) => Actor.NameOf(id) ?? Names.GetValueOrDefault(id.Value, "Someone");
}

/// <summary>The dose history of a chart that went into this one while both held doses.</summary>
internal sealed record FormerTaper(int ChartNumber, TaperRecord Record);
