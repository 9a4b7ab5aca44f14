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

public sealed class SigningTests
{
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
}
