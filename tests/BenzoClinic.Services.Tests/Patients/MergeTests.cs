using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fhir;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class MergeTests
{
    [Theory, Engines]
    public async Task The_kept_chart_has_it_all_is_found_by_all_and_the_other_is_out_of_the_lists(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await it.Enter(Diazepam(20));
        var visit = await it.Visit();
        await it.Sign(visit);
        var kept = await it.Desk.Make(Marisol with { Phone = "415 555 0199" });
        var merge = await MergeUndoTests.Merge(it.Hanna, kept, it.Ana);

        Assert.NotNull(merge);
        var search = it.Desk.Get<PatientSearchService>();
        foreach (var text in new[] { "Silva", "Reyes", "100001", "100002" }) Assert.Equal(kept, Assert.Single((await search.Search(text)).Rows).Id);
        Assert.Equal(kept, Assert.Single((await search.List()).Rows).Id);
        Assert.Empty(await search.LookAlikes(new PatientDetails { FirstName = "Ana", LastName = "Silva", BirthDate = new DateOnly(1970, 1, 2) }));
        var view = (await it.Hanna.Get<TaperChartService>().Load(kept))!;
        Assert.Equal(20, view.Now!.Regimen.Scheduled("diazepam").Milligrams);
        await using var db = it.Clinic.Db();
        Assert.Equal(kept, (await db.Visits.SingleAsync()).PatientId);
        Assert.Equal("Ana Silva", (await db.Patients.SingleAsync(patient => patient.Id == kept)).Details.OtherNames);
        var history = Value(await it.Hanna.Get<HistoryService>().Open(kept)).Page.Rows.Select(row => row.What).ToList();
        Assert.Contains("signed a visit, in chart 100001", history);
        Assert.Contains("merged chart 100001 into this one", history);
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Operation == nameof(Operation.MergeCharts)));
    }

    [Theory, Engines]
    public async Task Where_both_hold_doses_none_is_ordered_until_somebody_has_recorded_what_is_taken(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await it.Enter(Diazepam(20));
        var other = await it.Chart("Anna", "Silva");
        Done(await it.Tapers.EnterRegimen(new EnterRegimen(Guid.CreateVersion7(), other, await it.Revision(other), new Domain.Tapers.IntakeRegimen(Only("lorazepam", 2), Today.AddYears(-1), false, null), Ashton)));
        Assert.Contains(Value(await it.Hanna.Get<MergeService>().Preview(it.Ana, other)).Notes, note => note.StartsWith("Both charts hold doses.", StringComparison.Ordinal));
        await MergeUndoTests.Merge(it.Hanna, it.Ana, other);

        var visit = await it.Visit();
        Assert.Equal("to-be-confirmed", Codes(await it.OrderToday(visit, 20)));
        await using var db = it.Clinic.Db();
        Assert.Equal(SafetyItemKind.TwoDoseHistories, (await db.SafetyItems.SingleAsync()).Kind);
        Assert.Equal(1, await db.DoseEntries.CountAsync(entry => entry.PatientId == it.Ana));
        Assert.Equal(1, await db.DoseEntries.CountAsync(entry => entry.PatientId == other));

        // Whoever gets the record gets both histories, and is told that they are two.
        var given = Done(await it.Hanna.Get<DisclosureService>().Disclose(Exports.Request(it.Ana, DisclosureForm.PrintedRecord)));
        Assert.Equal("lorazepam", Assert.Single(Value(await it.Hanna.Get<DisclosureService>().Open(it.Ana, given.Id)).Former).Taper.Now!.Regimen.MedicationsTaken.Single());
        Assert.Contains("Lorazepam", await Exports.Bundle(it.Hanna, it.Ana), StringComparison.Ordinal);

        var taken = new Domain.Medications.Regimen([Line("diazepam", 20), Line("lorazepam", 2)]);
        var fact = new RecordFact(Guid.CreateVersion7(), it.Ana, await it.Revision(), Today.AddDays(-30), Diazepam(20), "Patient", "Both", []);
        Assert.Equal("to-confirm", Codes(await it.Tapers.RecordFact(fact)));
        Done(await it.Tapers.RecordFact(fact with { OperationId = Guid.CreateVersion7(), Regimen = taken }));
        Done(await it.Order(visit, null, new Domain.Tapers.OrderedStep(Today, taken)));
    }

    [Theory, Engines]
    public async Task Nothing_is_written_in_a_merged_chart_and_nothing_is_undone_once_something_was_written(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await it.Enter(Diazepam(20));
        var other = await it.Chart("Anna", "Silva");
        var merge = (await MergeUndoTests.Merge(it.Hanna, it.Ana, other))!.Value;
        var revision = (await it.Clinic.Db().Patients.SingleAsync(patient => patient.Id == other)).Revision;

        Assert.Contains("archived", Codes(await it.Desk.Get<AppointmentService>().WalkIn(new AddWalkIn(Guid.CreateVersion7(), other, it.Hanna.Id))), StringComparison.Ordinal);
        Assert.Equal("merged", Codes(await it.Desk.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), other, revision, Marisol, []))));
        Assert.Equal("merged", Codes(await it.Desk.Get<ArchiveService>().BringBack(new BringBackChart(Guid.CreateVersion7(), other, revision))));
        Assert.Equal("merged", Codes(await it.Hanna.Get<ConditionService>().Add(new AddCondition(Guid.CreateVersion7(), other, new ConditionDraft("", "Asthma", "", null, null, false, null)))));
        var merges = it.Hanna.Get<MergeService>();
        Assert.True((await merges.Into(it.Ana)).Single().MayUndo);

        Done(await it.Desk.Get<AppointmentService>().Book(new BookAppointment(Guid.CreateVersion7(), it.Ana, it.Hanna.Id, Today.AddDays(1), new TimeOnly(10, 0), 30)));

        Assert.False((await merges.Into(it.Ana)).Single().MayUndo);
        Assert.Equal("written-since", Codes(await merges.Undo(new UndoMerge(Guid.CreateVersion7(), it.Ana, merge))));
        Assert.Equal(other, (await merges.Into(it.Ana)).Single().Other);
    }

    [Theory, Engines]
    public async Task A_chart_and_itself_one_booked_twice_an_archived_one_and_no_reason_are_refused_in_words(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        var other = await it.Chart("Anna", "Silva");
        var merges = it.Hanna.Get<MergeService>();
        MergeCharts Of(PatientId kept, PatientId goes, string why = "Asked") => new(Guid.CreateVersion7(), kept, 1, goes, 1, why);

        Assert.Equal("itself", Codes(await merges.Merge(Of(it.Ana, it.Ana))));
        Assert.Equal(["Other: itself"], SamplePatients.Codes(await merges.Preview(it.Ana, it.Ana)));
        Assert.Equal("required", Codes(await merges.Merge(Of(it.Ana, other, " "))));
        Assert.Equal("missing", Codes(await merges.Merge(Of(it.Ana, PatientId.New()))));
        foreach (var patient in new[] { it.Ana, other })
            Done(await it.Desk.Get<AppointmentService>().Book(new BookAppointment(Guid.CreateVersion7(), patient, patient == other ? it.Omar.Id : it.Hanna.Id, Today.AddDays(1), new TimeOnly(10, 0), 30)));
        Assert.Equal("Both charts are booked on Wed 25 Nov at 10:00. Cancel one of the two first.", Sentences(await merges.Merge(Of(it.Ana, other))));
        var third = await it.Chart("Annie", "Silva");
        Done(await it.Hanna.Get<ArchiveService>().Archive(new ArchiveChart(Guid.CreateVersion7(), third, 1, "Moved away", "")));
        Assert.Equal("archived", Codes(await merges.Merge(Of(third, it.Ana) with { Revision = 2 })));
        Done(await merges.Merge(Of(it.Ana, third) with { OtherRevision = 2 }));
        Assert.Equal("merged", Codes(await merges.Merge(Of(other, third) with { OtherRevision = 3 })));
    }

    [Theory, Engines]
    public async Task A_patient_who_has_arrived_in_one_chart_is_booked_twice_where_the_other_overlaps(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        var other = await it.Chart("Anna", "Silva");
        var (desk, merges) = (it.Desk.Get<AppointmentService>(), it.Hanna.Get<MergeService>());
        var mine = Done(await desk.Book(new BookAppointment(Guid.CreateVersion7(), it.Ana, it.Hanna.Id, Today, new TimeOnly(15, 0), 30)));
        Done(await desk.Book(new BookAppointment(Guid.CreateVersion7(), other, it.Omar.Id, Today, new TimeOnly(15, 15), 30)));
        Done(await desk.MarkArrived(new AppointmentStep(Guid.CreateVersion7(), it.Ana, AppointmentId.From(mine.Id), mine.Revision)));

        Assert.Equal("Both charts are booked on Tue 24 Nov at 15:15. Cancel one of the two first.", Sentences(await merges.Merge(new MergeCharts(Guid.CreateVersion7(), it.Ana, 1, other, 1, "Asked"))));
    }

    [Theory, Engines]
    public async Task A_later_import_brings_the_kept_chart_up_to_date(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var folder = new ImportFolder();
        folder.Write(ImportFolder.Bundle(ImportFolder.Ana()));
        await ImportFolder.Import(clinic, folder.FullName);
        await using var db = clinic.Db();
        var imported = await db.Patients.Select(patient => patient.Id).SingleAsync();
        var kept = await hanna.Make(Named("Ana", "Silva"));
        await MergeUndoTests.Merge(hanna, kept, imported);

        folder.Write(ImportFolder.Bundle(ImportFolder.Ana(more: ",\"telecom\":[{\"system\":\"phone\",\"value\":\"415 555 0188\"}]")));
        await ImportFolder.Import(clinic, folder.FullName);

        Assert.Equal(2, await db.Patients.CountAsync());
        Assert.Equal("415 555 0188", (await db.Patients.AsNoTracking().SingleAsync(patient => patient.Id == kept)).Details.Phone);
        Assert.Equal("", (await db.Patients.AsNoTracking().SingleAsync(patient => patient.Id == imported)).Details.Phone);
    }

    [Fact]
    public async Task Every_table_with_a_patient_has_its_rule()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        await using var db = clinic.Db();
        var tables = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && type.GetProperties().Any(property => property.GetColumnName() == "PatientId")).Select(type => type.GetTableName()!).Distinct();
        Assert.Equal(tables.Order(StringComparer.Ordinal), MergePolicy.All.Order(StringComparer.Ordinal));
    }
}
