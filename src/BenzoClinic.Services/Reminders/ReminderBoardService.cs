using System.Linq.Expressions;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Reminders;

/// <summary>What is sent to patients, for the people who follow it.</summary>
public sealed class ReminderBoardService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicSettingsReader settings, ClinicClock clock, ReminderLinks links, ClinicEvents events)
{
    // The job comes once a minute; what it has not looked at for so long it does not look at.
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(10);

    private static readonly string[] Spanish = ["es"];
    private static readonly string[] Chinese = ["zh", "cmn", "yue"];

    /// <summary>Messages about a range of days, those that need a person first.</summary>
    /// <param name="most">Rows at most.</param>
    public async Task<Board> Open(BoardFilter filter, int most)
    {
        await gate.Demand(Operation.SeeReminders);
        await using var db = await factory.CreateDbContextAsync();
        var all = Under(db, filter);
        var counts = (await all.GroupBy(it => new { it.Row.State, Answered = it.Row.Answer != ReminderAnswer.None }).Select(group => new { group.Key.State, group.Key.Answered, Count = group.Count() }).ToListAsync())
            .GroupBy(it => StateOf(it.State, it.Answered)).ToDictionary(group => group.Key, group => group.Sum(it => it.Count));
        var needing = await all.Where(Needs(clock.Today)).CountAsync();
        var overdue = clock.Now - Overdue;
        var late = await db.Reminders.CountAsync(row => row.State == ReminderState.Planned && row.DueAt < overdue);
        var waiting = await db.Reminders.Where(row => row.State == ReminderState.Planned && row.Tries > 0).GroupBy(row => row.Reason).Select(group => new { Why = group.Key, Count = group.Count() }).ToListAsync();
        return new Board(
            counts, needing, await Rows(filter.State is { } state ? all.Where(In(state)) : all, most), late,
            (waiting.Sum(it => it.Count), waiting.MaxBy(it => it.Count)?.Why ?? ""));
    }

    /// <summary>How many messages need a person.</summary>
    public async Task<int> NeedingCount()
    {
        await gate.Demand(Operation.SeeReminders);
        await using var db = await factory.CreateDbContextAsync();
        return await Joined(db).Where(Needs(clock.Today)).CountAsync();
    }

    /// <summary>A patient's messages, the latest day first.</summary>
    public async Task<IReadOnlyList<BoardRow>> ForPatient(PatientId patient, int most = 50)
    {
        await gate.Demand(Operation.SeeAppointments, patient);
        await using var db = await factory.CreateDbContextAsync();
        var rows = await Joined(db).Where(it => it.Row.PatientId == patient).OrderByDescending(it => it.Row.Goes).Take(most).ToListAsync();
        return [.. rows.Select(Shown)];
    }

    /// <summary>A message with its texts; <c>Missing</c> where it is gone.</summary>
    public async Task<Outcome<BoardDetail>> Detail(ReminderId reminder)
    {
        await gate.Demand(Operation.SeeReminders);
        await links.Prepare();
        await using var db = await factory.CreateDbContextAsync();
        if (await Joined(db).FirstOrDefaultAsync(it => it.Row.Id == reminder) is not { } it) return Outcome<BoardDetail>.Missing();
        var (clinic, row) = (await settings.Current(), Shown(it));
        // The link itself is the patient's alone: whoever has it answers.
        var link = $"{links.Answer(reminder)[..^8]}…";
        var texts = Enum.GetValues<MessageLanguage>().OrderByDescending(language => language == row.Language)
            .Select(language => (language, MessageWriter.Text(clinic, new TemplateKey(row.Kind, row.Channel, language), row.Day, it.Row.About, link))).ToList();
        return Outcome<BoardDetail>.Done(new BoardDetail(row, Hidden(row.Channel == MessageChannel.Sms ? it.Phone : it.Email, row.Channel), texts));
    }

    /// <summary>Sends what waits as soon as the job comes by.</summary>
    public Task<Outcome<Saved>> SendNow(ReminderAct request) => Act(request, "Had a message sent at once", (_, row, scope) => Task.FromResult(row.GoNow(scope.Stamp)));

    /// <summary>Keeps what waits from being sent.</summary>
    public Task<Outcome<Saved>> Stop(ReminderAct request) => Act(request, "Stopped a message", (_, row, scope) => Task.FromResult(row.Stop(scope.Stamp)));

    /// <summary>Says what was done about a message that failed, is uncertain or was answered with a wish.</summary>
    public Task<Outcome<Saved>> Settle(ReminderAct request) => Act(request, "Saw to a message", (_, row, scope) => Task.FromResult(row.SeenTo(request.What, scope.Stamp)));

    /// <summary>Sends a message again: the same, as another.</summary>
    public Task<Outcome<Saved>> Resend(ReminderAct request) => Act(request, "Sent a message again", async (others, row, scope) =>
    {
        if (row.State is ReminderState.Planned or ReminderState.Sending) return new Finding("", "wrong-state", "It has not gone yet.");
        if (scope.Stamp.At >= row.NotAfter) return new Finding("", "too-late", "It is too late to send this message.");
        if (others.Any(other => other.State is ReminderState.Planned or ReminderState.Sending)) return new Finding("", "on-its-way", "It is being sent again already.");
        var wants = await ReminderWants.Of(scope.Db, [row.PatientId], (await settings.Current()).Reminders, scope.Stamp.At);
        if (wants.GetValueOrDefault(row.PatientId) is not { } patient || patient.Of(row.Key) is not { } wanted) return new Finding("", "no-longer", "What it tells of no longer holds: it is not sent again.");
        if (patient.Recipient.Problem(row.Channel) is { } problem) return new Finding("", "out-of-reach", $"{problem}: change it in the chart's details first.");
        var id = ReminderId.New();
        scope.Db.Reminders.Add(new Reminder(id, row.PatientId, row.Key, others.Max(other => other.Version) + 1, wanted.About, scope.Stamp.At, wanted.NotAfter, links.HashOf(id)));
        if (row.NeedsPerson) row.SeenTo("Sent again.", scope.Stamp);
        return null;
    });

    private async Task<Outcome<Saved>> Act(ReminderAct request, string summary, Func<List<Reminder>, Reminder, WriteScope, Task<Finding?>> act)
    {
        await gate.Demand(Operation.ManageReminders);
        await links.Prepare();
        var outcome = await writes.Run(new WriteRequest(Operation.ManageReminders, request.OperationId, request.Patient, new { request, summary }, summary), async scope =>
        {
            var row = await scope.Db.Reminders.FirstOrDefaultAsync(it => it.Id == request.Reminder && it.PatientId == request.Patient);
            if (row is null) return Outcome<Saved>.Missing();
            var same = await scope.Db.Reminders.Where(it => it.PatientId == row.PatientId && it.Kind == row.Kind && it.Day == row.Day && it.HoursBefore == row.HoursBefore && it.Channel == row.Channel).ToListAsync();
            return await act(same, row, scope) is { } finding ? Outcome<Saved>.Rejected(finding) : Outcome<Saved>.Done(new Saved(row.Id.Value, 0));
        });
        return events.Published(outcome, ClinicChange.Reminders);
    }

    private static IQueryable<Both> Joined(ClinicDb db) =>
        from row in db.Reminders.AsNoTracking()
        join patient in db.Patients on row.PatientId equals patient.Id
        select new Both { Row = row, FirstName = patient.Details.FirstName, LastName = patient.Details.LastName, Phone = patient.Details.Phone, Email = patient.Details.Email, Language = patient.Details.Language };

    private static IQueryable<Both> Under(ClinicDb db, BoardFilter filter)
    {
        var all = Joined(db).Where(it => it.Row.Day >= filter.From && it.Row.Day <= filter.Until);
        if (filter.Channel is { } channel) all = all.Where(it => it.Row.Channel == channel);
        if (filter.Kind.Length > 0) all = all.Where(it => it.Row.Kind == filter.Kind);
        foreach (var word in SearchText.Words(filter.Patient))
        {
            var named = TermQueries.Beginning(db, word);
            all = all.Where(it => named.Contains(it.Row.PatientId));
        }

        return filter.Language switch
        {
            MessageLanguage.Spanish => all.Where(it => Spanish.Contains(it.Language)),
            MessageLanguage.Chinese => all.Where(it => Chinese.Contains(it.Language)),
            MessageLanguage.English => all.Where(it => !Spanish.Contains(it.Language) && !Chinese.Contains(it.Language)),
            _ => all,
        };
    }

    private async Task<IReadOnlyList<BoardRow>> Rows(IQueryable<Both> rows, int most)
    {
        var found = await rows
            .OrderByDescending(Needs(clock.Today))
            .ThenBy(it => it.Row.State == ReminderState.Failed ? 0 : it.Row.State == ReminderState.Uncertain ? 1 : it.Row.Answer != ReminderAnswer.None ? 2 : it.Row.State == ReminderState.Delivered ? 3 : it.Row.State == ReminderState.Sent ? 4 : 5)
            .ThenBy(it => it.Row.State == ReminderState.Planned ? it.Row.Goes : DateTime.UnixEpoch)
            .ThenByDescending(it => it.Row.AnsweredAt ?? it.Row.ChangedAt).ThenBy(it => it.Row.Id)
            .Take(most).ToListAsync();
        return [.. found.Select(Shown)];
    }

    private BoardRow Shown(Both it)
    {
        var row = it.Row;
        var visits = ReminderAbout.Read(row.About);
        var asked = row.HoursBefore > 0 && visits.Count > 0 ? ClinicClock.ToClinic(visits[0].StartsAt).AddHours(-row.HoursBefore) : (DateTime?)null;
        return new BoardRow(
            row.Id, row.PatientId, $"{it.FirstName} {it.LastName}".Trim(), it.Phone, row.Kind, row.Day, [.. visits.Select(visit => TimeOnly.FromDateTime(ClinicClock.ToClinic(visit.StartsAt)))], [.. visits.Select(visit => visit.Id)],
            row.Channel, MessageLanguages.Of(it.Language), StateOf(row.State, row.Answer != ReminderAnswer.None), row.Answer, row.Reason, row.Handling,
            row.NeedsPerson && row.Day >= clock.Today.AddDays(-ReminderWants.MissedDays), row.Tries,
            row.AnsweredAt ?? (row.State == ReminderState.Planned ? row.DueAt : row.ChangedAt ?? row.Goes), row.State == ReminderState.Planned && asked is not null && ClinicClock.ToClinic(row.Goes) != asked);
    }

    private static Expression<Func<Both, bool>> Needs(DateOnly today)
    {
        var first = today.AddDays(-ReminderWants.MissedDays);
        return it => it.Row.Day >= first && it.Row.HandledAt == null && (it.Row.State == ReminderState.Failed || it.Row.State == ReminderState.Uncertain || it.Row.Answer == ReminderAnswer.AsksToMove);
    }

    private static Expression<Func<Both, bool>> In(BoardState state) => state switch
    {
        BoardState.Answered => it => it.Row.Answer != ReminderAnswer.None,
        BoardState.Planned => it => it.Row.Answer == ReminderAnswer.None && (it.Row.State == ReminderState.Planned || it.Row.State == ReminderState.Sending),
        BoardState.Sent => it => it.Row.Answer == ReminderAnswer.None && it.Row.State == ReminderState.Sent,
        BoardState.Delivered => it => it.Row.Answer == ReminderAnswer.None && it.Row.State == ReminderState.Delivered,
        BoardState.Failed => it => it.Row.Answer == ReminderAnswer.None && it.Row.State == ReminderState.Failed,
        BoardState.Uncertain => it => it.Row.Answer == ReminderAnswer.None && it.Row.State == ReminderState.Uncertain,
        BoardState.Stopped => it => it.Row.Answer == ReminderAnswer.None && it.Row.State == ReminderState.Stopped,
    };

    private static BoardState StateOf(ReminderState state, bool answered) => answered ? BoardState.Answered : state switch
    {
        ReminderState.Planned or ReminderState.Sending => BoardState.Planned,
        ReminderState.Sent => BoardState.Sent,
        ReminderState.Delivered => BoardState.Delivered,
        ReminderState.Failed => BoardState.Failed,
        ReminderState.Uncertain => BoardState.Uncertain,
        ReminderState.Stopped => BoardState.Stopped,
    };

    private static string Hidden(string address, MessageChannel channel)
    {
        if (channel == MessageChannel.Sms) return PhoneNumber.Digits(address) is { Length: > 4 } digits ? $"••• {digits[^4..]}" : "no number";
        return address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{address[0]}•••{address[at..]}" : "no address";
    }

    private sealed class Both
    {
        public required Reminder Row { get; init; }

        public required string FirstName { get; init; }

        public required string LastName { get; init; }

        public required string Phone { get; init; }

        public required string Email { get; init; }

        public required string Language { get; init; }
    }
}
