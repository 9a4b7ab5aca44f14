using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;
using static BenzoClinic.Services.Tests.Visits.VisitActs;

namespace BenzoClinic.Services.Tests.Visits;

public sealed class VisitTests
{
    [Theory, Engines]
    public async Task Opening_puts_the_patient_with_the_provider(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Arrived();

        var view = await Opened(clinic, row);

        Assert.Equal(("Ana Silva", Today, AppointmentState.WithProvider), (view.Patient.Name, view.Date, view.State));
        Assert.Equal(view.Id, (await clinic.Row(row)).Visit);
    }

    [Theory, Engines]
    public async Task Opening_twice_is_one_visit(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Arrived();

        var first = await clinic.Hanna.Get<VisitService>().OpenFrom(From(row));
        var second = await clinic.Omar.Get<VisitService>().OpenFrom(From(row));

        Assert.Equal(Value(first).Id, Value(second).Id);
    }

    [Theory, Engines]
    public async Task Two_who_open_at_once_get_the_same_visit(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Arrived();

        var outcomes = await Task.WhenAll(new[] { clinic.Hanna, clinic.Omar }.Select(who => Task.Run(() => who.Get<VisitService>().OpenFrom(From(row)))));

        Assert.Equal(Value(outcomes[0]).Id, Value(outcomes[1]).Id);
        await using var db = clinic.Clinic.Db();
        Assert.Equal(1, await db.Visits.CountAsync());
    }

    [Theory, Engines]
    public async Task Who_has_not_arrived_has_no_visit(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Booked(11);

        var outcome = await clinic.Hanna.Get<VisitService>().OpenFrom(From(row));

        Assert.Equal("not-arrived", Assert.Single(Findings(outcome)).Code);
    }

    [Theory, Engines]
    public async Task Whom_the_desk_sent_in_can_be_opened(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Arrived();
        Value(await clinic.AtDesk.MarkWithProvider(Step(row)));

        Value(await clinic.Hanna.Get<VisitService>().OpenFrom(From(row)));
    }

    [Theory, Engines]
    public async Task Each_opening_of_the_page_is_one_row_of_the_trail(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var view = await Opened(clinic, await clinic.Arrived());

        await clinic.Omar.Get<VisitService>().Open(view.Id);
        await clinic.Omar.Get<VisitService>().Refresh(view.Id);

        await using var db = clinic.Clinic.Db();
        var rows = await db.AuditEntries.Where(it => it.Summary == "Opened a visit's page").OrderBy(it => it.Sequence).ToListAsync();
        Assert.Equal([clinic.Hanna.Id.Value, clinic.Omar.Id.Value], rows.Select(it => it.ActorId));
        Assert.All(rows, it => Assert.Equal((clinic.Ana.Value, (Guid?)view.Id.Value), (it.PatientId!.Value, it.SubjectId)));
    }

    [Theory, Engines]
    public async Task The_desk_and_therapists_open_no_visit(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Arrived();
        var view = await Opened(clinic, row);

        foreach (var who in new[] { clinic.Desk, clinic.Tomas })
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => who.Get<VisitService>().Open(view.Id));
            await Assert.ThrowsAsync<AccessDeniedException>(() => who.Get<VisitService>().OpenFrom(From(row)));
        }
    }

    [Theory, Engines]
    public async Task What_is_written_is_read_back(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var view = await Opened(clinic, await clinic.Arrived());
        var review = new Review("Trembling less", "5.4 h", "All taken", "No falls");

        Value(await clinic.Hanna.Get<VisitService>().Write(Written(view) with { Review = review }));

        var now = (await clinic.Hanna.Get<VisitService>().Refresh(view.Id));
        Assert.Equal((Measured, review, Hold, "Held."), (now.Vitals, now.Review, now.Decision, now.Note));
        Assert.Equal((view.Revision + 1, "Dr. Hanna Lindqvist"), (now.Revision, now.ChangedBy));
    }

    [Theory, Engines]
    public async Task The_second_who_writes_is_told_who_was_first_and_changes_nothing(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var view = await Opened(clinic, await clinic.Arrived());
        Value(await clinic.Hanna.Get<VisitService>().Write(Written(view)));

        var second = await clinic.Omar.Get<VisitService>().Write(Written(view) with { Note = "Another note." });

        Assert.Equal("Dr. Hanna Lindqvist", First(second));
        Assert.Equal("Held.", (await clinic.Hanna.Get<VisitService>().Refresh(view.Id)).Note);
    }

    [Theory, Engines]
    public async Task Of_two_who_write_at_the_same_instant_one_is_kept_whole(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var view = await Opened(clinic, await clinic.Arrived());

        var outcomes = await Task.WhenAll(
            Task.Run(() => clinic.Hanna.Get<VisitService>().Write(Written(view) with { Note = "Hanna's." })),
            Task.Run(() => clinic.Omar.Get<VisitService>().Write(Written(view) with { Note = "Omar's." })));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        var (kept, told) = outcomes[0].IsDone ? ("Hanna's.", First(outcomes[1])) : ("Omar's.", First(outcomes[0]));
        Assert.Equal(kept, (await clinic.Hanna.Get<VisitService>().Refresh(view.Id)).Note);
        Assert.Equal(kept == "Hanna's." ? "Dr. Hanna Lindqvist" : "Dr. Omar Haddad", told);
    }

    [Theory, Engines]
    public async Task A_double_click_on_save_is_one_save(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var request = Written(await Opened(clinic, await clinic.Arrived()));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => clinic.Hanna.Get<VisitService>().Write(request))));

        Assert.All(outcomes, outcome => Assert.Equal(new Saved(request.Visit.Value, request.Revision + 1), Value(outcome)));
    }

    [Theory, Engines]
    public async Task Impossible_vitals_are_refused_beside_their_field(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var view = await Opened(clinic, await clinic.Arrived());

        var outcome = await clinic.Hanna.Get<VisitService>().Write(Written(view) with { Vitals = new Vitals(80, 120, 300, null, null, 10m) });

        Assert.Equal(["Diastolic", "Pulse", "WeightKg"], Findings(outcome).Select(it => it.Field).Order());
        Assert.Equal(Vitals.None, (await clinic.Hanna.Get<VisitService>().Refresh(view.Id)).Vitals);
    }
}
