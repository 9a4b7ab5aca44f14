using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders.Sending;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Reminders;

/// <summary>Writes down what became of claimed messages: of those alone that the claim still answers for.</summary>
public sealed class ReminderRecords(IDbContextFactory<ClinicDb> factory, ClinicWrites writes, ClinicClock clock, WriteTurns turns)
{
    internal async Task Write(Guid mine, IReadOnlyList<LookedAt> looked, ReminderPolicy policy)
    {
        var now = clock.Now;
        using (await turns.Next())
        {
            await using var db = await factory.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var gone = looked.Where(it => it.Verdict == Verdict.Gone).Select(it => it.Row.Id).ToList();
            if (gone.Count > 0) await ReminderClaims.UnderWay(db, mine).Where(row => gone.Contains(row.Id)).ExecuteDeleteAsync();
            foreach (var it in looked.Where(it => it.Verdict != Verdict.Gone && !IsSimplySent(it))) await One(db, mine, it, policy, now);
            await AllSent(db, mine, looked.Where(IsSimplySent).Select(it => it.Row.Id).ToList(), now);
            await transaction.CommitAsync();
        }

        foreach (var it in looked.Where(it => it.Result is { Kind: SendResultKind.BadAddress } or { Kind: SendResultKind.Refused, Reason: SmsGateway.OptedOut })) await Mark(it);
    }

    private static bool IsSimplySent(LookedAt it) => it.Result is { Kind: SendResultKind.Sent, Receipt: "" } && it.About == it.Row.About;

    // What the claim has under way still, once all others are written down, was sent. Of what its lease was over for, others have made doubts meanwhile.
    private static async Task AllSent(ClinicDb db, Guid mine, List<ReminderId> sent, DateTime now)
    {
        if (sent.Count == 0 || await Mark(ReminderClaims.UnderWay(db, mine)) == sent.Count) return;
        await Mark(Mine(db, mine).Where(row => sent.Contains(row.Id)));

        Task<int> Mark(IQueryable<Reminder> rows) => rows.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, ReminderState.Sent).SetProperty(row => row.SentAt, now).SetProperty(row => row.ChangedAt, now).SetProperty(row => row.Reason, "")
            .SetProperty(row => row.LeasedUntil, (DateTime?)null));
    }

    private static async Task One(ClinicDb db, Guid mine, LookedAt it, ReminderPolicy policy, DateTime now)
    {
        var (id, receipt) = (it.Row.Id, it.Result?.Receipt ?? "");
        var (state, due, reason) = Becomes(it, policy, now);
        DateTime? sentAt = state == ReminderState.Sent ? now : null;
        var about = it.About.Length > 0 ? it.About : it.Row.About;
        var tries = it.Verdict == Verdict.Waits ? it.Row.Tries - 1 : it.Row.Tries;
        // A taker's late answer still counts where nobody has decided meanwhile; what may go again is only what is still under way.
        var rows = state == ReminderState.Sent ? Mine(db, mine) : ReminderClaims.UnderWay(db, mine);
        await rows.Where(row => row.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, state).SetProperty(row => row.DueAt, due).SetProperty(row => row.Reason, reason).SetProperty(row => row.Receipt, receipt)
            .SetProperty(row => row.SentAt, sentAt).SetProperty(row => row.ChangedAt, now).SetProperty(row => row.LeasedUntil, (DateTime?)null)
            .SetProperty(row => row.About, about).SetProperty(row => row.Tries, tries));
    }

    private static (ReminderState State, DateTime Due, string Reason) Becomes(LookedAt it, ReminderPolicy policy, DateTime now)
    {
        var row = it.Row;
        return it switch
        {
            { Verdict: Verdict.Failed } => (ReminderState.Failed, row.DueAt, it.Reason),
            { Verdict: Verdict.Waits } => Later(now, row.Reason, "No allowed hour was left"),
            { Result.Kind: SendResultKind.Sent } => (ReminderState.Sent, row.DueAt, ""),
            { Result.Kind: SendResultKind.TryAgain } => SendingRules.Next(row.Tries, row.Goes, row.NotAfter, now) is { } next ? Later(next, it.Result.Reason, it.Result.Reason) : (ReminderState.Failed, row.DueAt, it.Result.Reason),
            { Result.Kind: SendResultKind.Unsure } => (ReminderState.Uncertain, row.DueAt, it.Result.Reason),
            _ => (ReminderState.Failed, row.DueAt, it.Result?.Reason ?? ""),
        };

        // What waits for its hour is still planned; where no hour is left it has failed.
        (ReminderState, DateTime, string) Later(DateTime due, string why, string whyNot) =>
            policy.Quiet().Move(ClinicClock.ToClinic(due), ClinicClock.ToClinic(row.NotAfter), ClinicClock.ToClinic(now)) is { } wall
                ? (ReminderState.Planned, ClinicClock.ToInstant(wall), why)
                : (ReminderState.Failed, row.DueAt, whyNot);
    }

    // Nobody's number is marked twice by one failure: the id of the operation is the message's.
    private async Task Mark(LookedAt it)
    {
        var (row, to) = (it.Row, it.Outgoing!.To);
        var (isPhone, ended) = (row.Channel == MessageChannel.Sms, it.Result!.Kind == SendResultKind.Refused);
        var summary = ended ? "Has ended text messages with the gateway" : isPhone ? "Marked a phone number as not working" : "Marked an e-mail address as not working";
        await writes.Run(new WriteRequest(Operation.SendReminders, row.Id.Value, row.PatientId, new { row.Id, row.Tries }, summary), async scope =>
        {
            if (await scope.Db.Patients.FirstOrDefaultAsync(patient => patient.Id == row.PatientId) is not { } patient) return Outcome<Saved>.Missing();
            if (ended) await PatientAnswers.EndTexts(scope, patient);
            else patient.NotReached(isPhone, to, scope.Stamp);
            return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
        });
    }

    private static IQueryable<Reminder> Mine(ClinicDb db, Guid mine) => db.Reminders.Where(row => row.Lease == mine && (row.State == ReminderState.Sending || row.State == ReminderState.Uncertain));
}
