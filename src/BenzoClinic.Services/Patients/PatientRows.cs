using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Reads the lines of a list of patients.</summary>
internal static class PatientRows
{
    // Compiled once: they run at every letter, and what EF does to such a query costs more than the engine's answer.
    private static readonly Func<ClinicDb, PatientId[], IAsyncEnumerable<Person>> People = EF.CompileAsyncQuery((ClinicDb db, PatientId[] ids) =>
        db.Patients.AsNoTracking().Where(patient => ids.Contains(patient.Id)).Select(patient => new Person(
            patient.Id,
            patient.Details.FirstName,
            patient.Details.LastName,
            patient.Details.PreferredName,
            patient.Details.BirthDate,
            patient.ChartNumber,
            patient.Details.Phone,
            patient.DeceasedOn)));

    private static readonly Func<ClinicDb, PatientId[], DateOnly, IAsyncEnumerable<VisitAhead>> Visits = EF.CompileAsyncQuery((ClinicDb db, PatientId[] ids, DateOnly today) =>
        from visit in db.Appointments
        where ids.Contains(visit.PatientId) && visit.Date >= today
            && (visit.State == AppointmentState.Expected || visit.State == AppointmentState.Arrived || visit.State == AppointmentState.WithProvider)
        join staff in db.Users on (Guid)(object)visit.Provider equals staff.Id
        orderby visit.Date, visit.Start
        select new VisitAhead(visit.PatientId, visit.State, visit.Date, visit.Start, visit.ArrivedAt, visit.SeenAt, staff.DisplayName));

    private static readonly Func<ClinicDb, PatientId[], DateOnly, IAsyncEnumerable<Record>> Records = EF.CompileAsyncQuery((ClinicDb db, PatientId[] ids, DateOnly today) =>
        db.TaperRecords.AsNoTracking().Where(record => ids.Contains(record.PatientId)).Select(record => new Record(
            record.PatientId,
            record.PausedOn,
            record.ToConfirm.Select(dose => dose.Medication).ToList(),
            // The regimen at intake counts from the beginning, until anything else is in effect.
            db.DoseEntries
                .Where(entry => entry.PatientId == record.PatientId && entry.State == DoseEntryState.Standing && entry.Kind != DoseEntryKind.Temporary
                    && (entry.On <= today || entry.Kind == DoseEntryKind.Baseline || entry.Kind == DoseEntryKind.BaselineCorrection))
                .OrderBy(entry => entry.Kind == DoseEntryKind.Baseline || entry.Kind == DoseEntryKind.BaselineCorrection)
                .ThenByDescending(entry => entry.On).ThenByDescending(entry => entry.Sequence)
                .Select(entry => (DoseEntryId?)entry.Id).FirstOrDefault(),
            db.DoseEntries
                .Where(entry => entry.PatientId == record.PatientId && entry.State == DoseEntryState.Standing && entry.Kind == DoseEntryKind.Order && entry.On > today)
                .Min(entry => (DateOnly?)entry.On))));

    private static readonly Func<ClinicDb, DoseEntryId[], IAsyncEnumerable<Current>> Doses = EF.CompileAsyncQuery((ClinicDb db, DoseEntryId[] ids) =>
        db.DoseEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).Select(entry => new Current(entry.PatientId, entry.Kind, entry.On, entry.Lines.ToList())));

    /// <summary>The lines of these patients, in their order.</summary>
    /// <param name="withDoses">False leaves every dose unread.</param>
    public static async Task<IReadOnlyList<PatientRow>> Of(ClinicDb db, IReadOnlyList<PatientId> ids, bool withDoses, DateOnly today, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        PatientId[] wanted = [.. ids];
        var people = (await Read(People(db, wanted), stop)).ToDictionary(person => person.Id);
        var visits = (await Read(Visits(db, wanted, today), stop)).ToLookup(visit => visit.Patient);
        var doses = withDoses ? await DosesOf(db, wanted, today, stop) : [];
        return [.. ids.Where(people.ContainsKey).Select(id => people[id]).Select(person => new PatientRow(
            person.Id,
            person.FirstName,
            person.LastName,
            person.PreferredName,
            person.BirthDate,
            PatientDetails.AgeOn(person.BirthDate, person.DeceasedOn ?? today),
            person.ChartNumber,
            person.Phone,
            person.DeceasedOn,
            visits[person.Id].Where(visit => visit.State == AppointmentState.Expected).Select(visit => new NextVisit(visit.Date, visit.Start, visit.Provider)).FirstOrDefault(),
            visits[person.Id].Where(visit => visit.State != AppointmentState.Expected && visit.Date == today).Select(visit => new HereNow(visit.State, visit.SeenAt ?? visit.ArrivedAt)).FirstOrDefault(),
            doses.GetValueOrDefault(person.Id)))];
    }

    private static async Task<Dictionary<PatientId, RowDose>> DosesOf(ClinicDb db, PatientId[] ids, DateOnly today, CancellationToken stop)
    {
        var records = await Read(Records(db, ids, today), stop);
        DoseEntryId[] entries = [.. records.Select(record => record.Current).OfType<DoseEntryId>()];
        var current = entries.Length == 0 ? [] : (await Read(Doses(db, entries), stop)).ToDictionary(entry => entry.Patient);
        return records.ToDictionary(record => record.Patient, record => Row(current.GetValueOrDefault(record.Patient), record.ToConfirm, record.PausedOn, record.NextStep));
    }

    private static async Task<List<T>> Read<T>(IAsyncEnumerable<T> rows, CancellationToken stop)
    {
        var read = new List<T>();
        await foreach (var row in rows.WithCancellation(stop)) read.Add(row);
        return read;
    }

    private static RowDose Row(Current? current, IReadOnlyList<string> toConfirm, DateOnly? pausedOn, DateOnly? nextStep)
    {
        var lines = current is null ? [] : current.Lines.Where(line => !line.WithAsNeeded.IsZero).GroupBy(line => line.Medication)
            .Select(group => new RowDoseLine(group.Key, Sum(group.Select(line => line.Scheduled)), Sum(group.Select(line => line.AsNeededMaximum)))).ToList();
        var endedOn = current is { Kind: DoseEntryKind.Order } && lines.Count == 0 ? current.On : (DateOnly?)null;
        return new RowDose(lines, current is not null, toConfirm, pausedOn, endedOn, nextStep);
    }

    private sealed record Person(PatientId Id, string FirstName, string LastName, string PreferredName, DateOnly BirthDate, int ChartNumber, string Phone, DateOnly? DeceasedOn);

    private sealed record Record(PatientId Patient, DateOnly? PausedOn, List<string> ToConfirm, DoseEntryId? Current, DateOnly? NextStep);

    private sealed record VisitAhead(PatientId Patient, AppointmentState State, DateOnly Date, TimeOnly Start, DateTime? ArrivedAt, DateTime? SeenAt, string Provider);

    private sealed record Current(PatientId Patient, DoseEntryKind Kind, DateOnly On, List<RegimenLine> Lines);

    private static Dose Sum(IEnumerable<Dose> doses) => doses.Aggregate(Dose.Zero, (sum, dose) => sum + dose);
}
