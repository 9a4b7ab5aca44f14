using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Worklist;

public sealed class WorklistTests
{
    [Theory, Engines]
    public async Task The_most_dangerous_comes_first_then_the_longest_open(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        foreach (var kind in new[] { SafetyItemKind.VisitToBook, SafetyItemKind.StrikeOutToConfirm, SafetyItemKind.SuspendedSteps, SafetyItemKind.SafetyHold, SafetyItemKind.Deviation })
            await Raise(clinic, kind, "One.");
        clinic.Clinic.Time.Advance(TimeSpan.FromHours(1));
        await Raise(clinic, SafetyItemKind.Deviation, "Two.");

        var rows = await clinic.Hanna.Get<WorklistService>().Open();

        Assert.Equal(
            [
                (SafetyItemKind.Deviation, "One."), (SafetyItemKind.Deviation, "Two."), (SafetyItemKind.SafetyHold, "One."),
                (SafetyItemKind.SuspendedSteps, "One."), (SafetyItemKind.StrikeOutToConfirm, "One."), (SafetyItemKind.VisitToBook, "One."),
            ],
            rows.Select(row => (row.Kind, row.Why)));
        Assert.Equal(6, await clinic.Hanna.Get<WorklistService>().OpenCount());
    }

    [Theory, Engines]
    public async Task The_same_item_is_not_raised_twice_while_it_is_open(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await Raise(clinic, SafetyItemKind.Deviation, "Stopped alone.");
        await Raise(clinic, SafetyItemKind.Deviation, "Stopped alone.");
        var row = Assert.Single(await clinic.Hanna.Get<WorklistService>().Open());
        Value(await clinic.Hanna.Get<WorklistService>().Close(Done(row, "Called.")));

        await Raise(clinic, SafetyItemKind.Deviation, "Stopped alone.");

        Assert.Single(await clinic.Hanna.Get<WorklistService>().Open());
    }

    [Theory, Engines]
    public async Task Closing_needs_what_was_done_and_keeps_it(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await Raise(clinic, SafetyItemKind.SafetyHold, "Sedated.");
        var worklist = clinic.Hanna.Get<WorklistService>();
        var row = Assert.Single(await worklist.Open());

        Assert.Equal(("WhatWasDone", "required"), Assert.Single(Findings(await worklist.Close(Done(row, "  "))).Select(it => (it.Field, it.Code))));
        Value(await worklist.Close(Done(row, " Called, awake and well. ")));

        Assert.Empty(await worklist.Open());
        await using var db = clinic.Clinic.Db();
        var item = await db.SafetyItems.SingleAsync();
        Assert.Equal(("Called, awake and well.", clinic.Hanna.Id), (item.WhatWasDone, item.DoneBy));
    }

    [Theory, Engines]
    public async Task The_second_who_closes_is_told_who_was_first(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await Raise(clinic, SafetyItemKind.SafetyHold, "Sedated.");
        var row = Assert.Single(await clinic.Hanna.Get<WorklistService>().Open());
        Value(await clinic.Hanna.Get<WorklistService>().Close(Done(row, "Called.")));

        Assert.Equal("Dr. Hanna Lindqvist", First(await clinic.Omar.Get<WorklistService>().Close(Done(row, "Called too."))));
    }

    [Theory, Engines]
    public async Task A_visit_to_book_closes_by_itself_when_a_clinician_is_booked(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await Raise(clinic, SafetyItemKind.VisitToBook, "Bridge of 7 days.");
        await Raise(clinic, SafetyItemKind.Deviation, "Stopped alone.");
        await clinic.Booked(9, Today.AddDays(2), with: clinic.Tomas);
        Assert.Equal(2, await clinic.Hanna.Get<WorklistService>().OpenCount());

        await clinic.Booked(9, Today.AddDays(6));

        Assert.Equal(SafetyItemKind.Deviation, Assert.Single(await clinic.Hanna.Get<WorklistService>().Open()).Kind);
        await using var db = clinic.Clinic.Db();
        Assert.Equal("Closed by itself: a visit is booked on Mon 30 Nov 2026 at 09:00.", (await db.SafetyItems.SingleAsync(it => it.DoneAt != null)).WhatWasDone);
    }

    [Theory, Engines]
    public async Task A_therapist_sees_assigned_patients_and_closes_nothing_and_the_desk_sees_none(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var beatriz = await clinic.Chart("Beatriz", "Solano");
        await Raise(clinic, SafetyItemKind.Deviation, "One.");
        await Raise(clinic, SafetyItemKind.Deviation, "Two.", beatriz);
        await using (var db = clinic.Clinic.Db())
        {
            db.Add(new TherapistAssignment { Id = Guid.CreateVersion7(), PatientId = beatriz, Therapist = clinic.Tomas.Id, From = Today });
            await db.SaveChangesAsync();
        }

        var therapist = clinic.Tomas.Get<WorklistService>();
        var row = Assert.Single(await therapist.Open());

        Assert.Equal(("Beatriz Solano", 1), (row.PatientName, await therapist.OpenCount()));
        await Assert.ThrowsAsync<AccessDeniedException>(() => therapist.Close(Done(row, "Called.")));
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Desk.Get<WorklistService>().Open());
    }

    private static CloseItem Done(WorklistRow row, string what) => new(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision, what);

    private static async Task Raise(DeskClinic clinic, SafetyItemKind kind, string why, PatientId? patient = null)
    {
        await using var db = clinic.Clinic.Db();
        await WorklistItems.Raise(db, patient ?? clinic.Ana, kind, why, clinic.Clinic.Clock.StampFor(clinic.Hanna.Id));
        await db.SaveChangesAsync();
    }
}
