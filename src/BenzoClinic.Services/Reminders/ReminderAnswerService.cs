using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Reminders;

/// <summary>
/// What patients do by the links in their messages. Looking changes nothing, whoever looks; an answer needs the patient's date of birth, and is then
/// the patient's own act, for one chart and one operation.
/// </summary>
public sealed class ReminderAnswerService(IDbContextFactory<ClinicDb> factory, CurrentSession session, ClinicWrites writes, PatientAnswers answers, ClinicSettingsReader settings, ReminderLinks links, ClinicClock clock, ClinicEvents events)
{
    /// <summary>The finding of a date of birth that is not the patient's.</summary>
    public const string WrongDate = "wrong-date";

    /// <summary>What a link opens; null where it is none of the clinic's.</summary>
    [Demands(Operation.Anyone)]
    public async Task<LinkView?> Look(string token)
    {
        await using var db = await factory.CreateDbContextAsync();
        return await Row(db, token) is { } row ? await View(db, row) : null;
    }

    /// <summary>The visits of a link for the patient's calendar: when and where. Null where there are none ahead.</summary>
    [Demands(Operation.Anyone)]
    public async Task<IReadOnlyList<CalendarItem>?> Calendar(string token)
    {
        await using var db = await factory.CreateDbContextAsync();
        if (await Row(db, token) is not { } row || (await View(db, row)).State != LinkState.Open) return null;
        var clinic = await settings.Current();
        return [.. (await PatientAnswers.Visits(db, row.PatientId, row.About)).Select(it => CalendarFeedService.Item(it, clinic.NeutralName, clinic.Address))];
    }

    /// <summary>Takes an answer. Refused with a code where the date of birth is not the patient's; <c>Missing</c> where the link cannot be answered any more.</summary>
    [Demands(Operation.Anyone)]
    public async Task<Outcome<Saved>> Answer(AnswerByLink request)
    {
        await using var db = await factory.CreateDbContextAsync();
        if (await Row(db, request.Token) is not { } row || (await View(db, row)).State != LinkState.Open || request.Answer == ReminderAnswer.None) return Outcome<Saved>.Missing();
        if (request.BirthDate is not { } date) return Outcome<Saved>.Rejected(Finding.Required("BirthDate", "Enter your date of birth."));
        if (!await IsPatients(db, row, date)) return Outcome<Saved>.Rejected(new Finding("BirthDate", WrongDate, "This is not the date of birth we have."));
        session.ActAsPatient(row.PatientId);
        return await answers.Take(row.Id, row.PatientId, request.Answer, "by the link");
    }

    /// <summary>True where a link ends e-mail. Looking ends nothing.</summary>
    [Demands(Operation.Anyone)]
    public async Task<bool> MayEndMail(string token) => await Ends(token) is not null;

    /// <summary>Ends e-mail to the patient of a link.</summary>
    [Demands(Operation.Anyone)]
    public async Task<Outcome<Saved>> EndMail(string token)
    {
        if (await Ends(token) is not { } row) return Outcome<Saved>.Missing();
        session.ActAsPatient(row.PatientId);
        var outcome = await writes.Run(new WriteRequest(Operation.AnswerReminders, Guid.CreateVersion7(), row.PatientId, new { row.Id }, "Ended e-mail by the link in one"), async scope =>
        {
            var patient = await scope.Db.Patients.SingleAsync(it => it.Id == row.PatientId);
            if (patient.Details.EmailConsentOn is null) return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
            ChangeLog.Of(scope, patient, () => patient.EndedMail(scope.Stamp));
            await PatientAnswers.OptOut(scope, patient.Id, MessageChannel.Email, "Ended e-mail by the link in one");
            return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
        });
        return events.Published(outcome, ClinicChange.Reminders);
    }

    private async Task<Reminder?> Ends(string token)
    {
        await links.Prepare();
        if (links.Ends(token) is not { } id) return null;
        await using var db = await factory.CreateDbContextAsync();
        return await db.Reminders.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id);
    }

    private static async Task<Reminder?> Row(ClinicDb db, string token)
    {
        var hash = Staff.OneTimeTokens.HashOf(token);
        return await db.Reminders.AsNoTracking().FirstOrDefaultAsync(row => row.LinkHash == hash);
    }

    private async Task<LinkView> View(ClinicDb db, Reminder row)
    {
        var told = ReminderAbout.Read(row.About);
        var visits = await PatientAnswers.Visits(db, row.PatientId, row.About);
        var language = await db.Patients.AsNoTracking().Where(it => it.Id == row.PatientId).Select(it => it.Details.Language).FirstAsync();
        var state = told.Count == 0 || clock.Now >= told.Max(visit => visit.StartsAt) ? LinkState.Over
            : row.WrongDates >= LinkRules.MostWrong || row.LinkLockedUntil > clock.Now ? LinkState.Resting
            : visits.Count > 0 && visits.All(it => it.State == AppointmentState.Cancelled) ? LinkState.Cancelled
            : visits.Count != told.Count || visits.Exists(it => it.State == AppointmentState.Expected && !told.Contains((it.Id, it.StartsAt))) ? LinkState.Moved
            : visits.Exists(it => it.State == AppointmentState.Expected) ? LinkState.Open : LinkState.Over;
        var times = told.Select(visit => TimeOnly.FromDateTime(ClinicClock.ToClinic(visit.StartsAt))).Order().ToList();
        return new LinkView(state, row.Day, times, MessageLanguages.Of(language), row.Answer, row.WrongDates >= LinkRules.MostWrong ? null : row.LinkLockedUntil);
    }

    // Counted before it is compared: whoever sends a thousand at once has used up all tries.
    private async Task<bool> IsPatients(ClinicDb db, Reminder row, DateOnly date)
    {
        var now = clock.Now;
        var counted = await db.Reminders.Where(it => it.Id == row.Id && it.WrongDates < LinkRules.MostWrong && (it.LinkLockedUntil == null || it.LinkLockedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.WrongDates, it => it.WrongDates + 1));
        if (counted == 0) return false;
        if (await db.Patients.AnyAsync(it => it.Id == row.PatientId && it.Details.BirthDate == date)) return true;
        var wrong = await db.Reminders.Where(it => it.Id == row.Id).Select(it => it.WrongDates).SingleAsync();
        if (LinkRules.RestsUntil(wrong, now) is { } rests) await db.Reminders.Where(it => it.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(it => it.LinkLockedUntil, rests));
        return false;
    }
}
