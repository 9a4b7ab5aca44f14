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

namespace BenzoClinic.Services.Tests.Visits;

public sealed class VisitTests
{
    private static readonly Vitals Measured = new(122, 78, 84, 14, 36.8m, 64.2m);
    private static readonly Decision Hold = new(SharedDecision.Hold, "No step in Christmas week.", true, true, true);

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

    [Theory, Engines]
    public async Task Signing_names_what_is_missing(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var view = await Opened(clinic, await clinic.Arrived());
        var visits = clinic.Hanna.Get<VisitService>();

        var empty = await visits.Sign(Signature(view));
        var saved = Value(await visits.Write(Written(view) with { Decision = Hold with { Choice = SharedDecision.Cut } }));
        var withoutDose = await visits.Sign(Signature(view) with { Revision = saved.Revision });

        Assert.Equal(["choose the shared decision", "write the note"], Findings(empty).Select(it => it.Sentence));
        Assert.Equal(["record the dose change"], Findings(withoutDose).Select(it => it.Sentence));
        Assert.False((await visits.Refresh(view.Id)).IsSigned);
    }

    [Theory, Engines]
    public async Task A_signed_visit_takes_nothing_more_and_the_patient_may_still_be_here(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await clinic.Arrived();
        var view = await Signed(clinic, row);
        var visits = clinic.Omar.Get<VisitService>();

        var written = await visits.Write(Written(view) with { Note = "Later." });
        var signedAgain = await visits.Sign(Signature(view));

        Assert.Equal("signed", Assert.Single(Findings(written)).Code);
        Assert.Equal("signed", Assert.Single(Findings(signedAgain)).Code);
        var now = (await visits.Refresh(view.Id));
        Assert.Equal(("Held.", "Dr. Hanna Lindqvist", AppointmentState.WithProvider), (now.Note, now.SignedBy, now.State));
        Assert.True((await clinic.Row(row)).VisitSigned);
    }

    [Theory, Engines]
    public async Task A_later_visit_shows_the_vitals_of_the_last_signed_one(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var first = await clinic.Arrived();
        await Signed(clinic, first);
        Value(await clinic.AtDesk.MarkLeft(Step(await clinic.Row(first))));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(7));
        Value(await clinic.AtDesk.WalkIn(new AddWalkIn(Guid.CreateVersion7(), clinic.Ana, clinic.Omar.Id)));

        var second = await Opened(clinic, (await clinic.AtDesk.Day(Today.AddDays(7))).Single());

        Assert.Equal(Measured, second.Before);
    }

    [Theory, Engines]
    public async Task The_next_visit_is_the_next_time_with_a_clinician(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var view = await Opened(clinic, await clinic.Arrived());
        await clinic.Booked(9, Today.AddDays(3), with: clinic.Tomas);
        await clinic.Booked(9, Today.AddDays(10), with: clinic.Omar);

        var next = (await clinic.Hanna.Get<VisitService>().Refresh(view.Id)).Next!;

        Assert.Equal((Today.AddDays(10), "Dr. Omar Haddad"), (next.Date, next.ProviderName));
        await using var db = clinic.Clinic.Db();
        Assert.Equal(Today.AddDays(10), await VisitQueries.NextBooked(db, clinic.Ana, Today));
        Assert.Null(await VisitQueries.NextBooked(db, clinic.Ana, Today.AddDays(10)));
    }

    [Theory, Engines]
    public async Task A_visit_waits_for_the_signature_of_who_opened_it(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var view = await Opened(clinic, await clinic.Arrived());

        Assert.Equal("Ana Silva", Assert.Single(await clinic.Hanna.Get<VisitService>().WaitingForSignature()).PatientName);
        Assert.Empty(await clinic.Omar.Get<VisitService>().WaitingForSignature());
        await Write(clinic, view);
        Assert.Empty(await clinic.Hanna.Get<VisitService>().WaitingForSignature());
    }

    private static OpenVisit From(AppointmentRow row) => new(Guid.CreateVersion7(), row.Patient, row.Id);

    private static WriteVisit Written(VisitView view) => new(Guid.CreateVersion7(), view.Patient.Id, view.Id, view.Revision, Measured, Review.Empty, Hold, "Held.");

    private static SignVisit Signature(VisitView view) => new(Guid.CreateVersion7(), view.Patient.Id, view.Id, view.Revision);

    private static async Task<VisitView> Opened(DeskClinic clinic, AppointmentRow row)
    {
        var visits = clinic.Hanna.Get<VisitService>();
        var opened = await visits.Open(new VisitId(Value(await visits.OpenFrom(From(row))).Id));
        return opened.Match(view => view, _ => throw new InvalidOperationException(), (_, _) => throw new InvalidOperationException(), () => throw new InvalidOperationException("missing"));
    }

    private static async Task<VisitView> Signed(DeskClinic clinic, AppointmentRow row)
    {
        var view = await Opened(clinic, row);
        await Write(clinic, view);
        return (await clinic.Hanna.Get<VisitService>().Refresh(view.Id));
    }

    /// <summary>Writes and signs.</summary>
    private static async Task Write(DeskClinic clinic, VisitView view)
    {
        var visits = clinic.Hanna.Get<VisitService>();
        var saved = Value(await visits.Write(Written(view)));
        Value(await visits.Sign(Signature(view) with { Revision = saved.Revision }));
    }
}
