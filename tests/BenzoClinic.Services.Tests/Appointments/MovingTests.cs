using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class MovingTests
{
    [Theory, Engines]
    public async Task A_moved_visit_leaves_its_time_free_and_its_history_behind(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(10);

        Value(await clinic.AtDesk.Move(To(row, 14) with { Provider = clinic.Omar.Id, Why = "asked by phone" }));
        var other = await clinic.Chart("Beatriz", "Solano");
        Value(await clinic.AtDesk.Book(clinic.Request(10, patient: other)));

        var moved = await clinic.Row(row);
        Assert.Equal((new TimeOnly(14, 0), "Dr. Omar Haddad", 2), (moved.Start, moved.Provider.Name, moved.Revision));
        Assert.Equal("provider-taken", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(14, with: clinic.Omar, patient: other)))).Code);
        Assert.Equal(
            [("Moved from Tue 24 Nov 2026 10:00, Dr. Hanna Lindqvist to Tue 24 Nov 2026 14:00, Dr. Omar Haddad.", "asked by phone"), ("Booked for Tue 24 Nov 2026 10:00.", "")],
            (await clinic.AtDesk.History(clinic.Ana, row.Id)).Select(it => (it.What, it.Why)));
    }

    [Theory, Engines]
    public async Task A_visit_may_be_pushed_within_its_own_time_and_made_longer(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(10);

        Value(await clinic.AtDesk.Move(To(row, 10, 15)));
        row = await clinic.Row(row);
        Value(await clinic.AtDesk.Move(To(row, 10, 15) with { Minutes = 60 }));

        row = await clinic.Row(row);
        Assert.Equal((new TimeOnly(10, 15), 60), (row.Start, row.Minutes));
        Assert.Equal("unchanged", Assert.Single(Findings(await clinic.AtDesk.Move(To(row, 10, 15) with { Minutes = 60 }))).Code);
    }

    [Theory, Engines]
    public async Task A_move_onto_what_is_taken_changes_nothing(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(10);
        await clinic.Booked(14, patient: await clinic.Chart("Beatriz", "Solano"));

        var refused = Findings(await clinic.AtDesk.Move(To(row, 13, 45)));

        Assert.Equal("Dr. Hanna Lindqvist is taken from 14:00 to 14:30: Beatriz Solano, Taper visit.", Assert.Single(refused).Sentence);
        Assert.Equal((new TimeOnly(10, 0), 1), ((await clinic.Row(row)).Start, (await clinic.Row(row)).Revision));
        Assert.Equal("provider-taken", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(10, patient: await clinic.Chart("Curtis", "Delacroix"))))).Code);
        await using var db = clinic.Clinic.Db();
        Assert.Empty(await db.AppointmentChanges.ToListAsync());
    }

    [Theory, Engines]
    public async Task A_stale_drag_says_who_was_first(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(10);
        Value(await clinic.AtDesk.Move(To(row, 11)));

        Assert.Equal("Imani Brooks", First(await clinic.Hanna.Get<AppointmentService>().Move(To(row, 15))));
        Assert.Equal(new TimeOnly(11, 0), (await clinic.Row(row)).Start);
    }

    [Theory, Engines]
    public async Task What_has_begun_does_not_move(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Arrived();

        Assert.Equal("This visit is arrived and cannot be moved.", Assert.Single(Findings(await clinic.AtDesk.Move(To(row, 15)))).Sentence);
        Assert.Equal("provider-taken", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(10, patient: await clinic.Chart("Curtis", "Delacroix"))))).Code);
    }

    [Theory, Engines]
    public async Task A_room_is_taken_once(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await Rooms(clinic.Clinic);
        var other = await clinic.Chart("Beatriz", "Solano");
        Value(await clinic.AtDesk.Book(clinic.Request(10) with { Room = "room-1" }));

        var clash = Findings(await clinic.AtDesk.Book(clinic.Request(10, 15, with: clinic.Omar, patient: other) with { Room = "room-1" }));

        Assert.Equal(("Room", "Room 1 is taken from 10:00 to 10:30: Ana Silva, Taper visit, Room 1."), (Assert.Single(clash).Field, clash[0].Sentence));
        Value(await clinic.AtDesk.Book(clinic.Request(10, 15, with: clinic.Omar, patient: other) with { Room = "room-2" }));
        Assert.Equal(("Room", "unknown"), Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(15) with { Room = "attic" })).Select(it => (it.Field, it.Code))));
    }

    [Theory, Engines]
    public async Task Two_visits_overlap_only_where_a_clinician_says_why_and_never_for_the_patient(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var other = await clinic.Chart("Beatriz", "Solano");
        await clinic.Booked(10);
        var over = clinic.Request(10, 15, patient: other) with { OverlapReason = "In withdrawal, cannot wait" };

        Assert.Equal("no-overlap", Assert.Single(Findings(await clinic.AtDesk.Book(over))).Code);
        var saved = Value(await clinic.Hanna.Get<AppointmentService>().Book(over with { OperationId = Guid.CreateVersion7() }));
        var third = clinic.Request(10, 20, patient: await clinic.Chart("Curtis", "Delacroix"));
        Assert.Equal("provider-taken", Assert.Single(Findings(await clinic.AtDesk.Book(third))).Code);
        Value(await clinic.Hanna.Get<AppointmentService>().Book(third with { OperationId = Guid.CreateVersion7(), OverlapReason = "The same" }));
        Assert.Contains(Findings(await clinic.Hanna.Get<AppointmentService>().Book(clinic.Request(10, 10, with: clinic.Omar) with { OverlapReason = "No" })), it => it.Code == "patient-taken");

        var visits = await clinic.Desk.Get<ScheduleService>().Visits(Today, Today);
        Assert.Equal([false, true, true], visits.Select(it => it.Overlaps));
        Assert.Equal("In withdrawal, cannot wait", (await clinic.AtDesk.History(other, AppointmentId.From(saved.Id))).Single().Why);
        // Nothing overlaps where there was nothing to overlap.
        Value(await clinic.Hanna.Get<AppointmentService>().Book(clinic.Request(16) with { OverlapReason = "To be safe" }));
        Assert.False((await clinic.Desk.Get<ScheduleService>().Visits(Today, Today))[^1].Overlaps);
    }

    [Theory, Engines]
    public async Task A_type_is_given_by_those_the_settings_name(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);

        Assert.Equal("Tomás Ibarra does not give taper visit: a clinician does.", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(10, with: clinic.Tomas) with { Type = "taper-visit" }))).Sentence);
        Assert.Equal(("Type", "unknown"), Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(10) with { Type = "telemedicine" })).Select(it => (it.Field, it.Code))));
        Assert.Equal("group", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(10, with: clinic.Tomas) with { Type = "group" }))).Code);
        var saved = Value(await clinic.AtDesk.Book(clinic.Request(10, with: clinic.Tomas) with { Type = "psychotherapy", Minutes = 50, Note = " brings a form " }));

        var visit = Assert.Single(await clinic.Desk.Get<ScheduleService>().Visits(Today, Today));
        Assert.Equal((saved.Id, "psychotherapy", "brings a form"), (visit.Id.Value, visit.Type, visit.Note));
        Value(await clinic.AtDesk.Describe(new DescribeAppointment(Guid.CreateVersion7(), clinic.Ana, visit.Id, visit.Revision, "therapy-intake", "")));
        visit = Assert.Single(await clinic.Desk.Get<ScheduleService>().Visits(Today, Today));
        Assert.Equal(("therapy-intake", ""), (visit.Type, visit.Note));
        Assert.Equal("not-given", Assert.Single(Findings(await clinic.AtDesk.Describe(new DescribeAppointment(Guid.CreateVersion7(), clinic.Ana, visit.Id, visit.Revision, "intake", "")))).Code);
    }

    [Theory, Engines]
    public async Task A_step_is_taken_back_and_a_freed_time_taken_again_where_it_is_free(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(10);
        Value(await clinic.AtDesk.Cancel(Step(row) with { Why = "has the flu" }));
        var other = await clinic.Chart("Beatriz", "Solano");
        var taken = clinic.Request(10, 15, patient: other);
        Value(await clinic.AtDesk.Book(taken));
        var cancelled = Step(row) with { Revision = 2 };

        Assert.Equal("provider-taken", Assert.Single(Findings(await clinic.AtDesk.Undo(cancelled))).Code);
        var beatriz = (await clinic.AtDesk.Day(Today)).Single();
        Value(await clinic.AtDesk.Cancel(Step(beatriz)));
        Value(await clinic.AtDesk.Undo(cancelled with { OperationId = Guid.CreateVersion7() }));

        Assert.Equal(AppointmentState.Expected, (await clinic.Row(row)).State);
        Assert.Equal("provider-taken", Assert.Single(Findings(await clinic.AtDesk.Book(taken with { OperationId = Guid.CreateVersion7() }))).Code);
        Assert.Equal(["The last step was taken back.", "Cancelled less than 24 hours before.", "Booked for Tue 24 Nov 2026 10:00."], (await clinic.AtDesk.History(clinic.Ana, row.Id)).Select(it => it.What));
    }

    [Theory, Engines]
    public async Task Who_comes_after_a_no_show_keeps_the_time_where_it_is_still_free(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(10);
        Value(await clinic.AtDesk.MarkNoShow(Step(row)));
        var other = await clinic.Chart("Beatriz", "Solano");
        Value(await clinic.AtDesk.MarkArrived(Step(await clinic.Row(row))));

        Assert.Equal("provider-taken", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(10, 15, patient: other)))).Code);
    }

    [Theory, Engines]
    public async Task What_is_over_is_forgotten_among_the_taken_times_and_what_lies_ahead_is_not(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(10);
        await clinic.Booked(10, Today.AddDays(3));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(1));
        using var system = clinic.Clinic.System();
        Assert.Equal(0, await system.Get<PastTimesService>().Forget());
        clinic.Clinic.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, await system.Get<PastTimesService>().Forget());
        await using var db = clinic.Clinic.Db();
        Assert.Equal(2, await db.TakenTimes.CountAsync());
        Assert.Equal(2, await db.Appointments.CountAsync());
    }

    private static MoveAppointment To(AppointmentRow row, int hour, int minute = 0) =>
        new(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision, row.Provider.Id, row.Date, new TimeOnly(hour, minute), row.Minutes);

    internal static async Task Rooms(TestClinic clinic, ClinicHours? hours = null)
    {
        using var admin = await clinic.SignIn(Role.Administrator);
        var settings = admin.Get<ClinicSettingsService>();
        var now = await settings.ToChange();
        Value(await settings.Save(new SaveClinicSettings(Guid.CreateVersion7(), now.Number, now.Settings with { Rooms = [new Room("room-1", "Room 1"), new Room("room-2", "Room 2")], Hours = hours ?? now.Settings.Hours }, "Rooms")));
    }
}
