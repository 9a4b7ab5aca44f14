using System.Data;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BenzoClinic.Services.Reminders;

/// <summary>
/// Plans what patients are told: finds whose bookings, chart or settings have changed since, and puts what is planned beside what is wanted. Done
/// again it changes nothing; left out, the next does what this one would have.
/// </summary>
public sealed class ReminderPlanService(Gate gate, IDbContextFactory<ClinicDb> factory, ClinicSettingsReader settings, ClinicClock clock, ReminderLinks links, IDatabaseEngine engine, WriteTurns turns, ClinicEvents events, ILogger<ReminderPlanService> logger)
{
    private const int PatientsAtOnce = 100;

    // To find them, all bookings ahead are passed: once for many.
    private const int FoundAtOnce = 2000;

    // After this nobody asks any more as of what a day was planned.
    private const int DaysKept = 7;

    /// <summary>Plans for everybody for whom something has changed.</summary>
    /// <returns>For how many patients.</returns>
    public async Task<int> Plan(CancellationToken stop = default)
    {
        await gate.Demand(Operation.SendReminders);
        await links.Prepare();
        var done = new HashSet<PatientId>();
        while (!stop.IsCancellationRequested)
        {
            var (number, current) = await settings.Numbered();
            // Whom another process plans this moment is left to the next time.
            List<PatientId> patients = [.. (await Changed(number, current.Reminders, [.. done])).Where(id => !done.Contains(id))];
            if (patients.Count == 0) break;
            foreach (var some in patients.Chunk(PatientsAtOnce).TakeWhile(_ => !stop.IsCancellationRequested)) await Each(some, number, current.Reminders);
            done.UnionWith(patients);
        }

        if (done.Count > 0) events.Publish(ClinicChange.Reminders);
        await Forget();
        return done.Count;
    }

    private async Task<List<PatientId>> Changed(int number, Domain.Clinic.ReminderPolicy policy, List<PatientId> done)
    {
        var (today, now) = (clock.Today, clock.Now);
        await using var db = await factory.CreateDbContextAsync();
        var changed = await (
            from it in db.Appointments.AsNoTracking()
            where it.Date >= today
            join patient in db.Patients on it.PatientId equals patient.Id
            join row in db.ReminderPlans on it.Id equals row.AppointmentId into rows
            from row in rows.DefaultIfEmpty()
            where row == null ? it.State == AppointmentState.Expected : row.Revision != it.Revision || row.ChartRevision != patient.Revision || row.Settings != number || row.PatientId != it.PatientId
            select new { it.PatientId, Before = row == null ? it.PatientId : row.PatientId }).Take(FoundAtOnce).ToListAsync();
        if (changed.Count > 0) return [.. changed.SelectMany(it => new[] { it.PatientId, it.Before }).Distinct()];

        var (until, first, marked) = (today.AddDays(ReminderWants.SupplyDays), today.AddDays(-ReminderWants.MissedDays), now - ReminderWants.MissedPause);
        var (supply, missed) = (MessageKind.Supply.Id, MessageKind.Missed.Id);
        var (tellsOfSupply, tellsOfMissed) = (policy.Sends(supply), policy.Sends(missed));
        return await (
            from patient in db.Patients.AsNoTracking()
            where patient.Details.RemindBy != ReminderChannel.None && patient.ArchivedAt == null && !done.Contains(patient.Id) && (
                tellsOfSupply && db.SafetyItems.Any(item => item.PatientId == patient.Id && item.Kind == SafetyItemKind.SupplyEnds && item.DoneAt == null && item.Day >= today && item.Day <= until
                    && !db.Reminders.Any(row => row.PatientId == patient.Id && row.Kind == supply && row.Day == item.Day))
                || tellsOfMissed && db.Appointments.Any(it => it.PatientId == patient.Id && it.Date >= first && it.Date <= today && it.State == AppointmentState.NoShow && it.ChangedAt <= marked
                    && !db.Reminders.Any(row => row.PatientId == patient.Id && row.Kind == missed && row.Day == it.Date)))
            select patient.Id).Take(FoundAtOnce).ToListAsync();
    }

    // Where one of them cannot be read, each alone: it keeps nobody else.
    private async Task Each(PatientId[] patients, int number, Domain.Clinic.ReminderPolicy policy)
    {
        try
        {
            await Plan(patients, number, policy);
        }
        catch (Exception fault) when (!DatabaseFault.Is(fault))
        {
            if (patients.Length == 1) logger.LogWarning("The messages of patient {Patient} could not be planned: {Fault}.", patients[0].Value, fault.GetType().Name);
            else foreach (var one in patients) await Each([one], number, policy);
        }
    }

    private async Task Plan(IReadOnlyList<PatientId> patients, int number, Domain.Clinic.ReminderPolicy policy)
    {
        var (now, today) = (clock.Now, clock.Today);
        using var turn = await turns.Next();
        await using var db = await factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        try
        {
            // As of what it is planned is read before what it is planned from: what changes between is found the next time.
            var asOf = await AsOf(db, patients, today, number);
            var wants = await ReminderWants.Of(db, patients, policy, now);
            var from = today.AddDays(-ReminderWants.MissedDays);
            var rows = (await db.Reminders.Where(row => patients.Contains(row.PatientId) && row.Day >= from).ToListAsync()).ToLookup(row => row.PatientId);
            foreach (var patient in patients)
                if (wants.GetValueOrDefault(patient) is { } it) Apply(db, patient, ReminderBook.Compare([.. rows[patient]], it.Messages, it.Recipient.Channel is { } channel && it.Recipient.Problem(channel) is not null, now));
            await Settle(db, rows.SelectMany(it => it));
            await Note(db, asOf);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || engine.IsLostRace(exception))
        {
            // Another process plans the same, or the sender has just taken one of the rows: the next time sees it.
            await transaction.RollbackAsync();
        }
    }

    private void Apply(ClinicDb db, PatientId patient, PlanChanges changes)
    {
        foreach (var (message, version) in changes.Add)
        {
            var id = ReminderId.New();
            db.Reminders.Add(new Reminder(id, patient, message.Key, version, message.About, message.Goes, message.NotAfter, links.HashOf(id)));
        }

        foreach (var (row, message) in changes.Change) row.Replan(message.About, message.Goes, message.NotAfter);
        db.Reminders.RemoveRange(changes.Remove);
    }

    // Who asked to move and was moved waits for nobody any more.
    private async Task Settle(ClinicDb db, IEnumerable<Reminder> rows)
    {
        foreach (var row in rows.Where(row => row is { Answer: ReminderAnswer.AsksToMove, NeedsPerson: true }))
        {
            var visits = ReminderAbout.Read(row.About).Select(visit => visit.Id).ToList();
            if (!await db.Appointments.AnyAsync(it => visits.Contains(it.Id) && it.State == AppointmentState.Expected && it.Answer == AppointmentAnswer.AsksToMove))
                row.SeenTo("The visit was moved or cancelled.", clock.StampFor(Actor.SystemId));
        }
    }

    private static Task<List<ReminderPlanRow>> AsOf(ClinicDb db, IReadOnlyList<PatientId> patients, DateOnly today, int number) => (
        from it in db.Appointments.AsNoTracking()
        where patients.Contains(it.PatientId) && it.Date >= today
        join patient in db.Patients on it.PatientId equals patient.Id
        select new ReminderPlanRow { AppointmentId = it.Id, PatientId = it.PatientId, Day = it.Date, Revision = it.Revision, ChartRevision = patient.Revision, Settings = number }).ToListAsync();

    private static async Task Note(ClinicDb db, List<ReminderPlanRow> asOf)
    {
        var ids = asOf.ConvertAll(row => row.AppointmentId);
        var before = await db.ReminderPlans.Where(row => ids.Contains(row.AppointmentId)).ToDictionaryAsync(row => row.AppointmentId);
        foreach (var row in asOf)
        {
            if (before.GetValueOrDefault(row.AppointmentId) is { } it) (it.PatientId, it.Day, it.Revision, it.ChartRevision, it.Settings) = (row.PatientId, row.Day, row.Revision, row.ChartRevision, row.Settings);
            else db.ReminderPlans.Add(row);
        }
    }

    private async Task Forget()
    {
        var before = clock.Today.AddDays(-DaysKept);
        await using var db = await factory.CreateDbContextAsync();
        if (!await db.ReminderPlans.AnyAsync(row => row.Day < before)) return;
        using var turn = await turns.Next();
        await db.ReminderPlans.Where(row => row.Day < before).ExecuteDeleteAsync();
    }
}
