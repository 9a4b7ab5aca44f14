using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Reminders;

/// <summary>Takes a patient's answer, by whichever way it came, once it is known whose it is: beside the message and in the appointment, in one transaction.</summary>
public sealed class PatientAnswers(ClinicWrites writes, BookingWrites bookings, ClinicEvents events)
{
    /// <param name="how">How it came, for the history.</param>
    internal async Task<Outcome<Saved>> Take(ReminderId id, PatientId patient, ReminderAnswer answer, string how, Guid? operation = null)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.AnswerReminders, operation ?? Guid.CreateVersion7(), patient, new { id, answer }, $"Answered a message {how}"), async scope =>
        {
            var row = await scope.Db.Reminders.SingleAsync(it => it.Id == id);
            var told = ReminderAbout.Read(row.About);
            var ids = told.Select(visit => visit.Id).ToList();
            var visits = await scope.Db.Appointments.Where(it => ids.Contains(it.Id) && it.PatientId == patient && it.State == AppointmentState.Expected).ToListAsync();
            // What was moved or cancelled since it was shown is not what was answered for.
            if (visits.Count == 0 || visits.Exists(it => !told.Contains((it.Id, it.StartsAt)))) return Outcome<Saved>.Missing();
            foreach (var it in visits)
                if (await Answered(scope, it, answer) is { } finding) return Outcome<Saved>.Rejected(finding);
            row.Answered(answer, scope.Stamp.At);
            return Outcome<Saved>.Done(new Saved(row.Id.Value, 0));
        });
        if (outcome.IsDone && answer == ReminderAnswer.Cancelled) events.Publish(ClinicChange.Worklist);
        return events.Published(events.Published(outcome, ClinicChange.Appointments), ClinicChange.Reminders);
    }

    /// <summary>What is planned by a channel that the patient has just ended: one of each day stays and says so, the rest goes.</summary>
    internal static async Task OptOut(WriteScope scope, PatientId patient, MessageChannel channel, string reason)
    {
        var planned = await scope.Db.Reminders.Where(row => row.PatientId == patient && row.Channel == channel && row.State == ReminderState.Planned).ToListAsync();
        foreach (var day in planned.GroupBy(row => (row.Kind, row.Day)))
        {
            var first = day.MinBy(row => row.Goes)!;
            first.CannotGo(reason, scope.Stamp.At);
            scope.Db.Reminders.RemoveRange(day.Where(row => row != first));
        }
    }

    /// <summary>The patient has ended text messages, with the clinic or with the gateway.</summary>
    internal static async Task EndTexts(WriteScope scope, Patient patient)
    {
        if (patient.Details.SmsConsentOn is null) return;
        ChangeLog.Of(scope, patient, () => patient.AgreedByText(false, scope.Stamp));
        await OptOut(scope, patient.Id, MessageChannel.Sms, Sending.SmsGateway.OptedOut);
    }

    /// <summary>The visits a message tells of, as they stand now.</summary>
    internal static Task<List<Appointment>> Visits(ClinicDb db, PatientId patient, string about)
    {
        var ids = ReminderAbout.Read(about).Select(visit => visit.Id).ToList();
        return db.Appointments.AsNoTracking().Where(it => ids.Contains(it.Id) && it.PatientId == patient).OrderBy(it => it.StartsAt).ToListAsync();
    }

    private async Task<Finding?> Answered(WriteScope scope, Appointment it, ReminderAnswer answer)
    {
        if (answer == ReminderAnswer.Cancelled) return await bookings.Cancel(scope, it, "By the patient");
        var (said, kind) = answer == ReminderAnswer.Confirmed ? (AppointmentAnswer.Confirmed, AppointmentChangeKind.Confirmed) : (AppointmentAnswer.AsksToMove, AppointmentChangeKind.AskedToMove);
        if (it.Answer == said) return null;
        if (it.Answered(said, scope.Stamp) is { } finding) return finding;
        scope.Db.AppointmentChanges.Add(new AppointmentChange(it, kind, "", null, scope.Stamp));
        return null;
    }
}
