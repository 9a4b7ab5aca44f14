using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Sets the week of a provider.</summary>
/// <param name="Revision">Of the week it was opened on; 0 where none was set.</param>
public sealed record SetProviderWeek(Guid OperationId, StaffId Provider, int Revision, WorkWeek Week);

/// <summary>Writes down when a provider is away; null where a field is empty.</summary>
/// <param name="From">Wall time on the first day; null for all of it.</param>
/// <param name="To">Wall time on the last day; null for all of it.</param>
public sealed record AddAbsence(Guid OperationId, StaffId? Provider, DateOnly? FirstDay, DateOnly? LastDay, TimeOnly? From, TimeOnly? To, string Reason);

/// <summary>Takes an absence back.</summary>
public sealed record EndAbsence(Guid OperationId, Guid Absence, int Revision);

/// <summary>An absence as people read it.</summary>
/// <param name="Booked">Visits that are booked in it all the same: each has to be moved.</param>
public sealed record AbsenceRow(Guid Id, int Revision, DateOnly FirstDay, DateOnly LastDay, TimeOnly? From, TimeOnly? To, string Reason, int Booked);

/// <summary>When one provider works and is away.</summary>
/// <param name="Revision">0 where no week was set: then the clinic's hours hold.</param>
public sealed record ProviderHoursView(Provider Provider, int Revision, WorkWeek Week, IReadOnlyList<AbsenceRow> Absences);

/// <summary>When providers work, have breaks and are away.</summary>
public sealed class ProviderHoursService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicEvents events, ClinicSettingsReader settings, ClinicClock clock)
{
    /// <summary>One provider's week and the absences that are not over; null where there is no such provider.</summary>
    public async Task<ProviderHoursView?> Load(StaffId provider)
    {
        await gate.Demand(Operation.SetProviderHours);
        await using var db = await factory.CreateDbContextAsync();
        var (found, _) = await Booking.OfProvider(db, provider);
        if (found is null) return null;
        var week = await db.ProviderWeeks.AsNoTracking().FirstOrDefaultAsync(it => it.Provider == provider);
        var absences = await db.Absences.AsNoTracking().Where(it => it.Provider == provider && it.EndedAt == null && it.LastDay >= clock.Today).OrderBy(it => it.FirstDay).ToListAsync();
        var rows = new List<AbsenceRow>();
        foreach (var it in absences) rows.Add(new AbsenceRow(it.Id, it.Revision, it.FirstDay, it.LastDay, it.From, it.To, it.Reason, await BookedIn(db, it)));
        return new ProviderHoursView(found, week?.Revision ?? 0, week?.Week ?? WorkWeek.Of((await settings.Current()).Hours), rows);
    }

    /// <summary>Sets hours and breaks. What is booked stays booked.</summary>
    public async Task<Outcome<Saved>> SetWeek(SetProviderWeek request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.SetProviderHours, request.OperationId, null, request, "Set a provider's hours"), async scope =>
        {
            List<Finding> findings = [.. request.Week.Check()];
            if ((await Booking.OfProvider(scope.Db, request.Provider)).Refused is { } refused) findings.Add(refused);
            if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            var week = await scope.Db.ProviderWeeks.FirstOrDefaultAsync(it => it.Provider == request.Provider);
            if ((week?.Revision ?? 0) != request.Revision) return week is null ? Outcome<Saved>.Missing() : await ClinicWrites.StaleOf(scope.Db, week);
            if (week is null) scope.Db.ProviderWeeks.Add(week = new ProviderWeek(request.Provider, request.Week, scope.Stamp));
            else week.Set(request.Week, scope.Stamp);
            return Outcome<Saved>.Done(new Saved(request.Provider.Value, week.Revision));
        });
        return Published(outcome);
    }

    /// <summary>Writes an absence down. What is booked in it stays until somebody moves it.</summary>
    public async Task<Outcome<Saved>> Add(AddAbsence request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.SetProviderHours, request.OperationId, null, request, "Wrote a provider's absence down"), async scope =>
        {
            List<Finding> findings = [.. Absence.Check(request.FirstDay, request.LastDay, request.From, request.To, request.Reason, scope.Stamp.Today)];
            if ((await Booking.OfProvider(scope.Db, request.Provider)).Refused is { } refused) findings.Add(refused);
            if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            var absence = new Absence(NewIds.Next(), request.Provider!.Value, request.FirstDay!.Value, request.LastDay!.Value, request.From, request.To, request.Reason.Trim(), scope.Stamp);
            scope.Db.Absences.Add(absence);
            return Outcome<Saved>.Done(new Saved(absence.Id, absence.Revision));
        });
        return Published(outcome);
    }

    /// <summary>Takes an absence back.</summary>
    public async Task<Outcome<Saved>> End(EndAbsence request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.SetProviderHours, request.OperationId, null, request, "Took a provider's absence back"), async scope =>
        {
            if (await scope.Db.Absences.FirstOrDefaultAsync(it => it.Id == request.Absence) is not { } absence) return Outcome<Saved>.Missing();
            if (absence.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, absence);
            return absence.End(scope.Stamp) is { } finding ? Outcome<Saved>.Rejected(finding) : Outcome<Saved>.Done(new Saved(absence.Id, absence.Revision));
        });
        return Published(outcome);
    }

    private async Task<int> BookedIn(ClinicDb db, Absence absence)
    {
        var booked = await db.Appointments.AsNoTracking()
            .Where(it => it.Provider == absence.Provider && it.Date >= clock.Today && it.Date >= absence.FirstDay && it.Date <= absence.LastDay && it.State == AppointmentState.Expected)
            .Select(it => new { it.Date, it.Start, it.Minutes }).ToListAsync();
        return booked.Count(it => absence.Refuses("", it.Date, it.Start, it.Minutes) is not null);
    }

    private Outcome<Saved> Published(Outcome<Saved> outcome) => events.Published(outcome, ClinicChange.Appointments);
}
