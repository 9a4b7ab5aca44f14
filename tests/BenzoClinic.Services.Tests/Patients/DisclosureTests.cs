using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fhir;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class DisclosureTests
{
    [Theory, Engines]
    public async Task A_record_given_out_says_to_whom_what_for_and_from_which_revision_and_the_trail_says_neither(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        var id = await hanna.Make(Marisol);

        var saved = Value(await hanna.Get<DisclosureService>().Disclose(Exports.Request(id, DisclosureForm.PrintedRecord) with { ToWhom = "  Dr.  Adams ", Basis = DisclosureBasis.PatientRequest }));

        await using var db = clinic.Db();
        var given = await db.Disclosures.AsNoTracking().SingleAsync();
        Assert.Equal(
            (saved.Id, id, hanna.Id, "Dr. Adams", "Treatment goes on there", DisclosureBasis.PatientRequest, DisclosureForm.PrintedRecord, 1, 1, clinic.Clock.Now),
            (given.Id, given.PatientId, given.By, given.ToWhom, given.Purpose, given.Basis, given.Form, given.Revision, given.TaperRevision, given.At));
        var row = await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstAsync();
        Assert.Equal(("ExportRecord", id.Value, saved.Id, "Gave the record out"), (row.Operation, row.PatientId, row.SubjectId, row.Summary));
    }

    [Theory, Engines]
    public async Task The_history_says_it_in_words(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        var id = await hanna.Make(Marisol);
        var given = Value(await hanna.Get<DisclosureService>().Disclose(Exports.Request(id)));
        Value(await hanna.Get<FhirExportService>().Bundle(id, given.Id));

        var rows = (await hanna.Get<HistoryService>().Page(id, new HistoryFilter(null, HistoryKind.Disclosed, null))).Rows;

        Assert.Equal(
            ["downloaded the record that was given out", "gave the record to Dr. Adams, Bay Family Practice, as a FHIR bundle, for Treatment goes on there; basis: treatment"],
            rows.Select(row => row.What));
    }

    [Theory, Engines]
    public async Task It_opens_for_who_gave_it_out_alone_for_a_quarter_of_an_hour(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var omar = await clinic.SignIn(Role.Clinician);
        var (id, other) = (await hanna.Make(Marisol), await hanna.Make(Named("Ana", "Silva")));
        var page = Value(await hanna.Get<DisclosureService>().Disclose(Exports.Request(id, DisclosureForm.PrintedRecord))).Id;
        var bundle = Value(await hanna.Get<DisclosureService>().Disclose(Exports.Request(id))).Id;
        using var again = await clinic.SignIn(hanna.Id);

        Assert.Equal("done done", await Both(hanna, id, page, bundle));
        Assert.Equal("done done", await Both(again, id, page, bundle));
        Assert.Equal("missing missing", await Both(omar, id, page, bundle));
        Assert.Equal("missing missing", await Both(hanna, other, page, bundle));
        Assert.Equal("missing missing", await Both(hanna, id, bundle, page));
        Assert.Equal("missing missing", await Both(hanna, id, Guid.NewGuid(), id.Value));
        clinic.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal("done done", await Both(hanna, id, page, bundle));
        clinic.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("missing missing", await Both(hanna, id, page, bundle));

        // What was refused left no trace of a reading; what was read did, each time.
        await using var db = clinic.Db();
        Assert.Equal(6, await db.AuditEntries.CountAsync(entry => entry.Operation == "ExportRecord" && entry.Summary != "Gave the record out"));
    }

    [Theory, Engines]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_is_recorded(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var id = await hanna.Make(Marisol);
        var disclosures = hanna.Get<DisclosureService>();

        Assert.Equal(["ToWhom: required", "Purpose: required", "Basis: required", "Form: required"], Codes(await disclosures.Disclose(new ExportRecord(Guid.CreateVersion7(), id, " ", "", null, null))));
        Assert.Equal(["ToWhom: too-long", "Purpose: unreadable", "Basis: required"],
            Codes(await disclosures.Disclose(Exports.Request(id) with { ToWhom = new string('x', 201), Purpose = "a\u0001b", Basis = (DisclosureBasis)9 })));
        Assert.Equal(["missing"], Codes(await disclosures.Disclose(Exports.Request(PatientId.New()))));

        await using var db = clinic.Db();
        Assert.Equal(0, await db.Disclosures.CountAsync());
    }

    [Theory, Engines]
    public async Task A_second_click_gives_it_out_once(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var request = Exports.Request(await hanna.Make(Marisol));

        Assert.Equal(Value(await hanna.Get<DisclosureService>().Disclose(request)), Value(await hanna.Get<DisclosureService>().Disclose(request)));

        await using var db = clinic.Db();
        Assert.Equal(1, await db.Disclosures.CountAsync());
    }

    [Theory]
    [Engines("UPDATE \"Disclosures\" SET \"ToWhom\" = 'x'")]
    [Engines("DELETE FROM \"Disclosures\"")]
    public async Task What_was_given_out_cannot_be_unsaid(Engine engine, string sql)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        Value(await hanna.Get<DisclosureService>().Disclose(Exports.Request(await hanna.Make(Marisol))));

        await using var db = clinic.Db();
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains("is append-only", refused.Message, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task The_printed_record_holds_the_person_the_doses_and_signed_visits_and_nothing_that_never_was(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await FullChart.Fill(it);
        VisitId visit;
        await using (var db = it.Clinic.Db()) visit = (await db.Visits.SingleAsync()).Id;
        var unsigned = Value(await it.Hanna.Get<DisclosureService>().Disclose(Exports.Request(it.Ana, DisclosureForm.PrintedRecord)));
        Assert.Empty(Value(await it.Hanna.Get<DisclosureService>().Open(it.Ana, unsigned.Id)).Visits);
        await it.Sign(visit);
        var given = Value(await it.Hanna.Get<DisclosureService>().Disclose(Exports.Request(it.Ana, DisclosureForm.PrintedRecord)));

        var record = Value(await it.Hanna.Get<DisclosureService>().Open(it.Ana, given.Id));

        Assert.Equal(("Ána Lucía O’Neill-Żółć", "Dr. Hanna Lindqvist", "Tomás Ibarra"), (record.Details.FullName, record.Prescriber, record.Therapist));
        Assert.Equal(3, record.Contacts.Phones.Count);
        Assert.DoesNotContain(record.Conditions, condition => condition.Display == "Asthma");
        Assert.Equal(2, record.Conditions.Count);
        Assert.Equal("9.6", record.Taper!.Now!.Equivalent.ToString());
        Assert.Equal(["Sertraline", "Ibuprofen"], record.Medications.Select(medication => medication.Entry.Name));
        Assert.Equal("Seen.", Assert.Single(record.Visits).Note);
    }

    private static async Task<string> Both(TestScope who, PatientId patient, Guid page, Guid bundle) =>
        $"{Codes(await who.Get<DisclosureService>().Open(patient, page))[0]} {Codes(await who.Get<FhirExportService>().Bundle(patient, bundle))[0]}";
}
