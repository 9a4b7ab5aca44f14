using System.Security.Cryptography;
using System.Text;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Reminders;

/// <summary>What the gateway says of a message.</summary>
/// <param name="Receipt">The gateway's id of it.</param>
/// <param name="Delivered">True where it arrived, false where it never will.</param>
/// <param name="Reason">Why not, one short sentence; "" otherwise.</param>
/// <param name="DeadNumber">True where the number itself does not work.</param>
/// <param name="OptedOut">True where the person has ended text messages with the gateway.</param>
public sealed record DeliveryReport(string Receipt, bool Delivered, string Reason = "", bool DeadNumber = false, bool OptedOut = false);

/// <summary>
/// What the gateway brings: reports of messages and patients' own. Whoever calls has checked that it is the gateway's. A telephone that a message
/// comes from is its owner's: what is written from it counts as the patient's word.
/// </summary>
public sealed class ReminderReplyService(IDbContextFactory<ClinicDb> factory, CurrentSession session, ClinicWrites writes, PatientAnswers answers, ClinicSettingsReader settings, ClinicClock clock, ClinicEvents events)
{
    /// <summary>Takes a report. One that comes twice, late or for a message of nobody changes nothing.</summary>
    /// <returns>True where something changed.</returns>
    [Demands(Operation.Anyone)]
    public async Task<bool> Report(DeliveryReport report)
    {
        if (report.Receipt.Length == 0) return false;
        await using var db = await factory.CreateDbContextAsync();
        if (await db.Reminders.AsNoTracking().FirstOrDefaultAsync(row => row.Receipt == report.Receipt) is not { } found) return false;
        session.ActAsSystem();
        var changed = false;
        await writes.Run(new WriteRequest(Operation.SendReminders, OperationOf($"report {report.Receipt} {report.Delivered}"), found.PatientId, new { found.Id, report.Delivered }, "The gateway reported on a message"), async scope =>
        {
            var row = await scope.Db.Reminders.SingleAsync(it => it.Id == found.Id);
            if (!row.Reported(report.Delivered, report.Reason, scope.Stamp.At)) return Outcome<Saved>.Missing();
            if (report.DeadNumber || report.OptedOut)
            {
                var patient = await scope.Db.Patients.SingleAsync(it => it.Id == row.PatientId);
                if (report.OptedOut) await PatientAnswers.EndTexts(scope, patient);
                else if (!await HasAnotherNumber(scope.Db, row)) patient.NotReached(byPhone: true, patient.Details.Phone, scope.Stamp);
            }

            changed = true;
            return Outcome<Saved>.Done(new Saved(row.Id.Value, 0));
        });
        if (changed) events.Publish(ClinicChange.Reminders);
        return changed;
    }

    // What did not reach the old number says nothing of the new one.
    private static Task<bool> HasAnotherNumber(ClinicDb db, Reminder sent) =>
        db.PatientChanges.AnyAsync(change => change.PatientId == sent.PatientId && change.Field == ChartChanges.PhoneField && change.At >= sent.SentAt);

    /// <summary>Takes a patient's text message.</summary>
    /// <param name="from">The number it came from.</param>
    /// <param name="id">The gateway's id of it: one that comes twice has its effect once.</param>
    /// <returns>What to answer.</returns>
    [Demands(Operation.Anyone)]
    public async Task<string> Take(string from, string text, string id)
    {
        var kind = Reply.Read(text);
        await using var db = await factory.CreateDbContextAsync();
        var people = await Owners(db, from);
        var done = kind switch
        {
            ReplyKind.Stop or ReplyKind.Start => await Agree(people, kind == ReplyKind.Start, id),
            ReplyKind.Confirm or ReplyKind.Move => await Answer(db, people, kind == ReplyKind.Confirm ? ReminderAnswer.Confirmed : ReminderAnswer.AsksToMove, id),
            _ => false,
        };
        var clinic = await settings.Current();
        return Reply.Text(kind, done, people.Count > 0 ? MessageLanguages.Of(people[0].Language) : MessageLanguage.English, clinic.NeutralName, clinic.Phone);
    }

    // A family may share a telephone: it is everybody's whose first number it is.
    private static async Task<List<Owner>> Owners(ClinicDb db, string from)
    {
        var digits = PhoneNumber.Digits(from);
        if (digits.Length < 7) return [];
        var found = await (
            from term in db.PatientSearchTerms
            where term.Term == digits
            join patient in db.Patients on term.PatientId equals patient.Id
            where patient.ArchivedAt == null
            orderby patient.Id
            select new Owner(patient.Id, patient.Details.Phone, patient.Details.Language)).ToListAsync();
        return found.FindAll(it => PhoneNumber.Digits(it.Phone) == digits);
    }

    private async Task<bool> Agree(List<Owner> people, bool agrees, string id)
    {
        foreach (var person in people)
        {
            session.ActAsPatient(person.Id);
            var summary = agrees ? "Agreed to text messages by one" : "Ended text messages by one";
            await writes.Run(new WriteRequest(Operation.AnswerReminders, OperationOf($"{id} {person.Id}"), person.Id, new { id, agrees }, summary), async scope =>
            {
                var patient = await scope.Db.Patients.SingleAsync(it => it.Id == person.Id);
                if (patient.Details.SmsConsentOn is not null != agrees)
                {
                    if (agrees) ChangeLog.Of(scope, patient, () => patient.AgreedByText(true, scope.Stamp));
                    else await PatientAnswers.EndTexts(scope, patient);
                }

                return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
            });
        }

        if (people.Count > 0) events.Publish(ClinicChange.Reminders);
        return people.Count > 0;
    }

    // Of two in a family who were both written to, nobody can tell who answers: they are asked to call.
    private async Task<bool> Answer(ClinicDb db, List<Owner> people, ReminderAnswer answer, string id)
    {
        var (ids, today) = (people.ConvertAll(person => person.Id), clock.Today);
        var waiting = await db.Reminders.AsNoTracking()
            .Where(row => ids.Contains(row.PatientId) && row.Channel == MessageChannel.Sms && row.Kind == MessageKind.Visit.Id && row.Day >= today && row.SentAt != null)
            .OrderByDescending(row => row.SentAt).ToListAsync();
        if (waiting.Count == 0 || waiting.Exists(row => row.PatientId != waiting[0].PatientId)) return false;
        // Written to about several days, one answers for the next.
        var next = waiting.GroupBy(row => row.Day).MinBy(day => day.Key)!.First();
        session.ActAsPatient(next.PatientId);
        return (await answers.Take(next.Id, next.PatientId, answer, "by text message", OperationOf(id))).IsDone;
    }

    private static Guid OperationOf(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));

    private sealed record Owner(PatientId Id, string Phone, string Language);
}
