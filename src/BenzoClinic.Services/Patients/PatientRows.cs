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
    private static readonly Compiled<Func<ClinicDb, IReadOnlyList<PatientId>, IAsyncEnumerable<Person>>> People = new(() => EF.CompileAsyncQuery((ClinicDb db, IReadOnlyList<PatientId> ids) =>
        db.Patients.Where(patient => ids.Contains(patient.Id)).Select(patient => new Person(
            patient.Id,
            patient.Details.FirstName,
            patient.Details.LastName,
            patient.Details.PreferredName,
            patient.Details.BirthDate,
            patient.ChartNumber,
            patient.Details.Phone,
            patient.DeceasedOn))));

    private static readonly Compiled<Func<ClinicDb, IReadOnlyList<PatientId>, DateOnly, IAsyncEnumerable<VisitAhead>>> VisitsAhead = new(() => EF.CompileAsyncQuery((ClinicDb db, IReadOnlyList<PatientId> ids, DateOnly today) =>
        from visit in db.Appointments
        where ids.Contains(visit.PatientId) && visit.Date >= today
            && (visit.State == AppointmentState.Expected || visit.State == AppointmentState.Arrived || visit.State == AppointmentState.WithProvider)
        join staff in db.Users on (Guid)(object)visit.Provider equals staff.Id
        orderby visit.Date, visit.Start
        select new VisitAhead(visit.PatientId, visit.State, visit.Date, visit.Start, visit.ArrivedAt, visit.SeenAt, staff.DisplayName)));

    private static readonly Compiled<Func<ClinicDb, IReadOnlyList<PatientId>, DateOnly, IAsyncEnumerable<Taper>>> Tapers = new(() => EF.CompileAsyncQuery((ClinicDb db, IReadOnlyList<PatientId> ids, DateOnly today) =>
        db.TaperRecords.Where(record => ids.Contains(record.PatientId)).Select(record => new Taper(
            record.PatientId,
            record.PausedOn,
            // The regimen at intake counts from the beginning, until anything else is in effect.
            db.DoseEntries
                .Where(entry => entry.PatientId == record.PatientId && entry.State == DoseEntryState.Standing && entry.Kind != DoseEntryKind.Temporary
                    && (entry.On <= today || entry.Kind == DoseEntryKind.Baseline || entry.Kind == DoseEntryKind.BaselineCorrection))
                .OrderBy(entry => entry.Kind == DoseEntryKind.Baseline || entry.Kind == DoseEntryKind.BaselineCorrection)
                .ThenByDescending(entry => entry.On).ThenByDescending(entry => entry.Sequence)
                .Select(entry => (DoseEntryId?)entry.Id).FirstOrDefault(),
            db.DoseEntries
                .Where(entry => entry.PatientId == record.PatientId && entry.State == DoseEntryState.Standing && entry.Kind == DoseEntryKind.Order && entry.On > today)
                .Min(entry => (DateOnly?)entry.On)))));

    // By itself: as part of the query above, EF would hold all its rows back in a buffer until it had read these.
    private static readonly Compiled<Func<ClinicDb, IReadOnlyList<PatientId>, IAsyncEnumerable<Open>>> ToConfirm = new(() => EF.CompileAsyncQuery((ClinicDb db, IReadOnlyList<PatientId> ids) =>
        from record in db.TaperRecords
        where ids.Contains(record.PatientId)
        from dose in record.ToConfirm
        select new Open(record.PatientId, dose.Medication)));

    private static readonly Compiled<Func<ClinicDb, IReadOnlyList<DoseEntryId>, IAsyncEnumerable<Current>>> Entries = new(() => EF.CompileAsyncQuery((ClinicDb db, IReadOnlyList<DoseEntryId> ids) =>
        db.DoseEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).Select(entry => new Current(entry.PatientId, entry.Kind, entry.On, entry.Lines.ToList()))));

    /// <summary>The lines of these patients, in their order.</summary>
    /// <param name="withDoses">False leaves every dose unread.</param>
    public static async Task<IReadOnlyList<PatientRow>> Of(ClinicDb db, IReadOnlyList<PatientId> ids, bool withDoses, DateOnly today, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var patients = await People.On(db)(db, ids).ToDictionaryAsync(patient => patient.Id, cancellationToken: stop);
        var visits = await Visits(db, ids, today, stop);
        var doses = withDoses ? await Doses(db, ids, today, stop) : [];
        return [.. ids.Where(patients.ContainsKey).Select(id => patients[id]).Select(patient => new PatientRow(
            patient.Id,
            patient.FirstName,
            patient.LastName,
            patient.PreferredName,
            patient.BirthDate,
            PatientDetails.AgeOn(patient.BirthDate, patient.DeceasedOn ?? today),
            patient.ChartNumber,
            patient.Phone,
            patient.DeceasedOn,
            visits[patient.Id].Where(visit => visit.State == AppointmentState.Expected).Select(visit => new NextVisit(visit.Date, visit.Start, visit.Provider)).FirstOrDefault(),
            visits[patient.Id].Where(visit => visit.State != AppointmentState.Expected && visit.Date == today).Select(visit => new HereNow(visit.State, visit.SeenAt ?? visit.ArrivedAt)).FirstOrDefault(),
            doses.GetValueOrDefault(patient.Id)))];
    }

    private static async Task<ILookup<PatientId, VisitAhead>> Visits(ClinicDb db, IReadOnlyList<PatientId> ids, DateOnly today, CancellationToken stop) =>
        (await VisitsAhead.On(db)(db, ids, today).ToListAsync(stop)).ToLookup(visit => visit.Patient);

    private static async Task<Dictionary<PatientId, RowDose>> Doses(ClinicDb db, IReadOnlyList<PatientId> ids, DateOnly today, CancellationToken stop)
    {
        var records = await Tapers.On(db)(db, ids, today).ToListAsync(stop);
        var open = (await ToConfirm.On(db)(db, ids).ToListAsync(stop)).ToLookup(it => it.PatientId, it => it.Medication);
        var entries = records.Where(record => record.Current is not null).Select(record => record.Current!.Value).ToList();
        var current = entries.Count == 0 ? [] : await Entries.On(db)(db, entries).ToDictionaryAsync(entry => entry.Patient, cancellationToken: stop);
        return records.ToDictionary(record => record.PatientId, record => Row(current.GetValueOrDefault(record.PatientId), [.. open[record.PatientId]], record.PausedOn, record.NextStep));
    }

    private static RowDose Row(Current? current, IReadOnlyList<string> toConfirm, DateOnly? pausedOn, DateOnly? nextStep)
    {
        var lines = current is null ? [] : current.Lines.Where(line => !line.WithAsNeeded.IsZero).GroupBy(line => line.Medication)
            .Select(group => new RowDoseLine(group.Key, Sum(group.Select(line => line.Scheduled)), Sum(group.Select(line => line.AsNeededMaximum)))).ToList();
        var endedOn = current is { Kind: DoseEntryKind.Order } && lines.Count == 0 ? current.On : (DateOnly?)null;
        return new RowDose(lines, current is not null, toConfirm, pausedOn, endedOn, nextStep);
    }

    private sealed record Person(PatientId Id, string FirstName, string LastName, string PreferredName, DateOnly BirthDate, int ChartNumber, string Phone, DateOnly? DeceasedOn);

    /// <param name="Current">The entry in effect.</param>
    private sealed record Taper(PatientId PatientId, DateOnly? PausedOn, DoseEntryId? Current, DateOnly? NextStep);

    private sealed record Open(PatientId PatientId, string Medication);

    private sealed record VisitAhead(PatientId Patient, AppointmentState State, DateOnly Date, TimeOnly Start, DateTime? ArrivedAt, DateTime? SeenAt, string Provider);

    private sealed record Current(PatientId Patient, DoseEntryKind Kind, DateOnly On, List<RegimenLine> Lines);

    private static Dose Sum(IEnumerable<Dose> doses) => doses.Aggregate(Dose.Zero, (sum, dose) => sum + dose);
}
