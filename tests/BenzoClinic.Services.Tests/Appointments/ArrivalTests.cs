using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class ArrivalTests
{
    [Theory, Engines]
    public async Task A_walk_in_is_here_at_once_from_the_minute_that_has_begun(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        clinic.Clinic.Time.Advance(TimeSpan.FromSeconds(59));

        Value(await clinic.AtDesk.WalkIn(new AddWalkIn(Guid.CreateVersion7(), clinic.Ana, clinic.Hanna.Id)));

        var row = Assert.Single(await clinic.AtDesk.Day(Today));
        Assert.Equal((AppointmentState.Arrived, new TimeOnly(10, 30), true), (row.State, row.Start, row.WalkIn));
        Assert.Equal(new DateTime(2026, 11, 24, 18, 30, 59, DateTimeKind.Utc), row.ArrivedAt);
    }

    [Theory, Engines]
    public async Task A_walk_in_who_is_here_or_booked_today_is_not_added_twice(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(15);
        var beatriz = await clinic.Chart("Beatriz", "Solano");
        Value(await clinic.AtDesk.WalkIn(new AddWalkIn(Guid.CreateVersion7(), beatriz, clinic.Hanna.Id)));

        var booked = await clinic.AtDesk.WalkIn(new AddWalkIn(Guid.CreateVersion7(), clinic.Ana, clinic.Hanna.Id));
        var here = await clinic.AtDesk.WalkIn(new AddWalkIn(Guid.CreateVersion7(), beatriz, clinic.Omar.Id));

        Assert.Equal("This patient is booked today at 15:00. Mark that visit arrived.", Assert.Single(Findings(booked)).Sentence);
        Assert.Equal("This patient is already here, since 10:30.", Assert.Single(Findings(here)).Sentence);
    }

    [Theory, Engines]
    public async Task Walk_ins_wait_for_a_busy_provider(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(10, patient: await clinic.Chart("Beatriz", "Solano"));

        Value(await clinic.AtDesk.WalkIn(new AddWalkIn(Guid.CreateVersion7(), clinic.Ana, clinic.Hanna.Id)));
        Value(await clinic.AtDesk.WalkIn(new AddWalkIn(Guid.CreateVersion7(), await clinic.Chart("Curtis", "Delacroix"), clinic.Hanna.Id)));

        Assert.Equal(3, (await clinic.AtDesk.Day(Today)).Count);
    }

    [Theory, Engines]
    public async Task From_arrival_to_leaving_each_step_has_its_time(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(11);

        Value(await clinic.AtDesk.MarkArrived(Step(row)));
        clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(17.9));
        var waiting = await clinic.Row(row);
        Assert.Equal(17, waiting.Waiting(clinic.Clinic.Clock.Now));

        Value(await clinic.AtDesk.MarkWithProvider(Step(waiting)));
        clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(20));
        var inside = await clinic.Row(row);
        Assert.Equal((0, 20), (inside.Waiting(clinic.Clinic.Clock.Now), inside.With(clinic.Clinic.Clock.Now)));

        Value(await clinic.AtDesk.MarkLeft(Step(inside)));
        Assert.Equal(AppointmentState.Left, (await clinic.Row(row)).State);
    }

    [Theory, Engines]
    public async Task Only_a_visit_of_today_is_marked_arrived(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var tomorrow = await clinic.Booked(10, Today.AddDays(1));

        var outcome = await clinic.AtDesk.MarkArrived(Step(tomorrow));

        Assert.Equal("not-today", Assert.Single(Findings(outcome)).Code);
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(1));
        Value(await clinic.AtDesk.MarkArrived(Step(tomorrow)));
    }

    [Theory, Engines]
    public async Task A_no_show_is_told_only_after_the_start_and_may_still_arrive(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(11);

        Assert.Equal("not-yet", Assert.Single(Findings(await clinic.AtDesk.MarkNoShow(Step(row)))).Code);
        clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(45));
        Value(await clinic.AtDesk.MarkNoShow(Step(row)));
        Value(await clinic.AtDesk.MarkArrived(Step(await clinic.Row(row))));

        Assert.Equal(AppointmentState.Arrived, (await clinic.Row(row)).State);
    }

    [Theory, Engines]
    public async Task Two_who_mark_the_same_arrival_one_is_told_who_was_first(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(11);
        Value(await clinic.AtDesk.MarkArrived(Step(row)));

        var second = await clinic.Hanna.Get<AppointmentService>().MarkArrived(Step(row));

        Assert.Equal("Imani Brooks", First(second));
    }

    [Theory, Engines]
    public async Task An_appointment_is_not_found_under_another_patient(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(11);

        var outcome = await clinic.AtDesk.Cancel(Step(row) with { Patient = await clinic.Chart("Beatriz", "Solano") });

        Assert.Equal("missing", First(outcome));
    }

    [Theory, Engines]
    public async Task A_therapist_sees_only_assigned_patients(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var beatriz = await clinic.Chart("Beatriz", "Solano");
        await clinic.Booked(11);
        await clinic.Booked(12, patient: beatriz);
        await using (var db = clinic.Clinic.Db())
        {
            db.Add(new TherapistAssignment { Id = Guid.CreateVersion7(), PatientId = beatriz, Therapist = clinic.Tomas.Id, From = Today });
            await db.SaveChangesAsync();
        }

        var therapist = clinic.Tomas.Get<AppointmentService>();

        Assert.Equal("Beatriz Solano", Assert.Single(await therapist.Day(Today)).PatientName);
        Assert.Single(await therapist.ForPatient(beatriz));
        await Assert.ThrowsAsync<AccessDeniedException>(() => therapist.ForPatient(clinic.Ana));
        await Assert.ThrowsAsync<AccessDeniedException>(() => therapist.Book(clinic.Request(13, patient: beatriz)));
    }

    [Theory, Engines]
    public async Task Every_step_leaves_one_row_in_the_trail(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(11);
        Value(await clinic.AtDesk.MarkArrived(Step(row)));

        await using var db = clinic.Clinic.Db();
        var rows = await db.AuditEntries.OrderBy(it => it.Sequence).ToListAsync();
        Assert.Equal(["Booked an appointment", "Marked arrived"], rows.Select(it => it.Summary));
        Assert.All(rows, it => Assert.Equal((clinic.Ana.Value, clinic.Desk.Id.Value, (Guid?)row.Id.Value), (it.PatientId!.Value, it.ActorId, it.SubjectId)));
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory, Engines]
    public async Task Who_left_shows_the_next_booked_day(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Arrived();
        await clinic.Booked(9, Today.AddDays(14));
        await clinic.Booked(9, Today.AddDays(7));

        Assert.Equal(Today.AddDays(7), (await clinic.Row(row)).NextOn);
    }

    [Theory, Engines]
    public async Task Those_who_may_be_booked_are_clinicians_then_therapists(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var providers = await clinic.AtDesk.Bookable();

        Assert.Equal([("Dr. Hanna Lindqvist", true), ("Dr. Omar Haddad", true), ("Tomás Ibarra", false)], providers.Select(it => (it.Name, it.Prescribes)));
    }

    [Theory, Engines]
    public async Task Calls_to_who_has_not_come_stand_in_the_history_and_on_the_board(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(9);
        Value(await clinic.AtDesk.NoteCall(Step(row)));
        clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(32));
        Value(await clinic.AtDesk.MarkNoShow(Step(await clinic.Row(row))));
        Value(await clinic.AtDesk.NoteCall(Step(await clinic.Row(row))));

        var calls = (await clinic.AtDesk.Calls(Today))[row.Id];
        Assert.Equal([new DateTime(2026, 11, 24, 18, 30, 0, DateTimeKind.Utc), new DateTime(2026, 11, 24, 19, 2, 0, DateTimeKind.Utc)], calls);
        Assert.Equal(2, (await clinic.AtDesk.History(clinic.Ana, row.Id)).Count(change => change is { What: "The patient was called.", By: "Imani Brooks" }));
        Assert.Empty((await clinic.Tomas.Get<AppointmentService>().Calls(Today))[row.Id]);

        Value(await clinic.AtDesk.MarkArrived(Step(await clinic.Row(row))));
        Assert.Equal("wrong-state", Assert.Single(Findings(await clinic.AtDesk.NoteCall(Step(await clinic.Row(row))))).Code);
    }
}
