using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Patients;
using BenzoClinic.Services.Tests.Tapers;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Fhir;

public sealed class OutsideNoteTests
{
    [Theory, Engines]
    public async Task A_signed_visit_is_read_at_the_next_clinic_by_the_care_team_and_given_on_as_it_came(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await it.Enter(Diazepam(20));
        await it.Sign(await it.Visit());
        await using (var db = it.Clinic.Db()) await Leave(it, await db.Appointments.SingleAsync());
        it.Clinic.Time.Advance(TimeSpan.FromMinutes(5));
        await it.Visit(with: it.Omar);
        var sent = await Exports.Bundle(it.Hanna, it.Ana);

        await using var other = await TestClinic.Open(engine);
        using var theirs = await other.SignIn(Role.Clinician);
        using var desk = await other.SignIn(Role.FrontDesk);
        Assert.Equal(sent, Assert.Single(await Exports.ThroughAnother(other, theirs, sent)));

        await using var there = other.Db();
        var chart = await there.Patients.AsNoTracking().Select(patient => patient.Id).SingleAsync();
        // Two visits, one of them not signed: nobody's word yet.
        var note = Assert.Single(await theirs.Get<OutsideNoteService>().Of(chart));
        Assert.Equal((Today, "Visit on 24 Nov 2026", "Dr. Hanna Lindqvist"), (note.Day!.Value, note.Title, note.Author));
        Assert.Equal("Shared decision: hold\n\nSeen.\n\nSigned by Dr. Hanna Lindqvist, Tue 24 Nov 2026, 10:30", note.Text);
        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.Get<OutsideNoteService>().Of(chart));
        Assert.Equal(0, await there.Visits.CountAsync());
    }

    private static async Task Leave(TaperClinic it, Domain.Appointments.Appointment here) =>
        Done(await it.Desk.Get<AppointmentService>().MarkLeft(new AppointmentStep(Guid.CreateVersion7(), it.Ana, here.Id, here.Revision)));

    [Theory, Engines]
    public async Task Notes_go_across_with_a_merge_and_back_with_its_undoing(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await it.Enter(Diazepam(20));
        await it.Sign(await it.Visit());
        var sent = await Exports.Bundle(it.Hanna, it.Ana);
        await using var other = await TestClinic.Open(engine);
        using var theirs = await other.SignIn(Role.Clinician);
        await Exports.ThroughAnother(other, theirs, sent, ImportFolder.Bundle(ImportFolder.Ana()));
        await using var db = other.Db();
        var charts = await db.Patients.AsNoTracking().OrderBy(patient => patient.ChartNumber).Select(patient => patient.Id).ToListAsync();
        var before = await AllRows.Of(db);

        // Both came from imports: what the kept one was compared with stays, and the notes come all the same.
        var merge = await MergeUndoTests.Merge(theirs, charts[1], charts[0]);
        Assert.Single(await theirs.Get<OutsideNoteService>().Of(charts[1]));
        var given = await Exports.Bundle(theirs, charts[1]);
        Assert.Contains("\"DocumentReference\"", given, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(given, "\"subject\"[^}]*\"reference\": \"([^\"]*)\"").Select(match => match.Groups[1].Value).Distinct());

        Value(await theirs.Get<MergeService>().Undo(new UndoMerge(Guid.CreateVersion7(), charts[1], merge!.Value)));
        Assert.Equal(before, (await AllRows.Of(db)).Where(row => !row.StartsWith("Disclosures:", StringComparison.Ordinal)).Union(before.Where(row => row.StartsWith("Disclosures:", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    [Theory, Engines]
    public async Task Documents_of_other_systems_are_left_out_with_the_reason(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var folder = new ImportFolder();
        folder.Write(ImportFolder.Bundle(ImportFolder.Ana(), """{"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/ana"},"content":[{"attachment":{"contentType":"text/plain","data":"SGk="}}]}"""));
        var report = await ImportFolder.Import(clinic, folder.FullName);

        await using var db = clinic.Db();
        Assert.Equal(0, await db.ImportedFacts.CountAsync(fact => fact.Kind == "Note"));
        Assert.Contains(report.Files[0].LeftOut, left => left.Reason == "documents and messages are not kept");
    }
}
