using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tapers;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Puts the preview of a merge together.</summary>
internal static class MergeReading
{
    public static async Task<MergePreview> Preview(ClinicDb db, PatientId keptId, PatientId otherId, DateOnly today)
    {
        var charts = await db.Patients.Where(it => it.Id == keptId || it.Id == otherId).ToDictionaryAsync(it => it.Id);
        var (kept, other) = (charts[keptId], charts[otherId]);
        var (keptTaper, otherTaper) = ((await TaperWrites.Load(db, keptId))!, (await TaperWrites.Load(db, otherId))!);
        var therapists = await db.TherapistAssignments.AsNoTracking().Where(it => (it.PatientId == keptId || it.PatientId == otherId) && it.EndedAt == null).ToDictionaryAsync(it => it.PatientId);
        var takesDoses = keptTaper.TakesHistoryOf(otherTaper);

        var nameOf = await StaffNames.Of(db, [kept.Details.Prescriber, other.Details.Prescriber, .. therapists.Values.Select(it => (StaffId?)it.Therapist)]);
        var findings = MergeChecks.Check(kept, other, await BookedTwice(db, keptId, otherId), today);
        List<MergeRows> rows =
        [
            new("Dose entries", keptTaper.Entries.Count, otherTaper.Entries.Count, takesDoses ? 0 : otherTaper.Entries.Count),
            await Count("Visits", db.Visits.Where(it => it.PatientId == keptId), db.Visits.Where(it => it.PatientId == otherId)),
            await Count("Appointments", db.Appointments.Where(it => it.PatientId == keptId), db.Appointments.Where(it => it.PatientId == otherId)),
            await Count("Conditions", db.Conditions.Where(it => it.PatientId == keptId), db.Conditions.Where(it => it.PatientId == otherId)),
            await Count("Medications besides the regimen", db.OtherMedications.Where(it => it.PatientId == keptId), db.OtherMedications.Where(it => it.PatientId == otherId)),
            await Count("Medications listed elsewhere", db.MedicationHistory.Where(it => it.PatientId == keptId), db.MedicationHistory.Where(it => it.PatientId == otherId)),
            await Count("Safety items", db.SafetyItems.Where(it => it.PatientId == keptId), db.SafetyItems.Where(it => it.PatientId == otherId)),
        ];
        return new MergePreview(Side(kept), Side(other), Fields(), [.. rows.Where(row => row.Kept + row.Other > 0)], [.. Notes()], findings);

        IReadOnlyList<MergeField> Fields()
        {
            var merged = MergedPatient.Of(kept, other);
            return MergeFields.Between(ChartWriting.Of(kept), ChartWriting.Of(other), new ChartWriting(merged.Details, merged.Contacts, merged.Allergies), nameOf);
        }

        IEnumerable<string> Notes()
        {
            if (kept.Details.BirthDate != other.Details.BirthDate) yield return "The dates of birth differ. Make sure that this is one person.";
            if (kept.DeceasedOn != other.DeceasedOn) yield return $"Chart {(kept.DeceasedOn is null ? other : kept).ChartNumber} says that this person has died. After the merge no dose can be recorded.";
            if (keptTaper.HasHistory && otherTaper.HasHistory)
                yield return $"Both charts hold doses. Those of chart {kept.ChartNumber} stay in force, those of chart {other.ChartNumber} stay readable there, and no dose can be ordered until what is taken has been recorded.";
            else if (takesDoses) yield return $"The dose history of chart {other.ChartNumber} goes across whole.";
            if (therapists.TryGetValue(keptId, out var stays) && therapists.TryGetValue(otherId, out var goes) && stays.Therapist != goes.Therapist)
                yield return $"{nameOf(stays.Therapist)} stays the therapist; {nameOf(goes.Therapist)} is therapist of chart {other.ChartNumber} alone.";
            if (kept.ImportedFrom is not null && other.ImportedFrom is not null)
                yield return $"Both came from imports. Later imports bring chart {kept.ChartNumber} up to date, from its own source alone.";
        }
    }

    /// <summary>A time at which both charts are booked, or were: a person is in one place. What the database would refuse is found here first.</summary>
    public static async Task<(DateOnly Date, TimeOnly Start)?> BookedTwice(ClinicDb db, PatientId kept, PatientId other)
    {
        var here = await Standing(kept).ToListAsync();
        if (here.Count == 0) return null;
        var keys = new[] { TakenTime.OfPatient(kept), TakenTime.OfPatient(other) };
        var held = (await db.TakenTimes.AsNoTracking().Where(it => keys.Contains(it.Whom)).Select(it => it.Owner).ToListAsync()).ToHashSet();
        foreach (var it in await Standing(other).ToListAsync())
        {
            if (here.Exists(booked => booked.StartsAt == it.StartsAt || Holds(booked) && Holds(it) && booked.StartsAt < it.EndsAt && it.StartsAt < booked.EndsAt))
                return (it.Date, it.Start);
        }

        return null;

        bool Holds(Appointment it) => held.Contains(it.Id.Value);

        IQueryable<Appointment> Standing(PatientId patient) => db.Appointments.AsNoTracking()
            .Where(it => it.PatientId == patient && it.State != AppointmentState.Cancelled && it.State != AppointmentState.NoShow);
    }

    private static MergeSide Side(Patient it) => new(it.Id, it.Revision, it.ChartNumber, it.Details.FullName, it.Details.BirthDate);

    private static async Task<MergeRows> Count<T>(string what, IQueryable<T> kept, IQueryable<T> other) => new(what, await kept.CountAsync(), await other.CountAsync(), 0);
}
