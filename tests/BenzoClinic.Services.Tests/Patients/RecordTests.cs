using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class RecordTests
{
    private const string LongTerm = "http://hl7.org/fhir/sid/icd-10-cm|Z79.899";

    [Theory, Engines]
    public async Task Everything_of_the_details_comes_back_as_saved_and_every_phone_is_found(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        var id = await hanna.Make(Marisol);
        var book = new ContactBook
        {
            Phones = [new PhoneEntry("(415) 555-0138", ContactUse.Mobile, First: true), new PhoneEntry("628 555 0171", ContactUse.Work, From: new DateOnly(2026, 1, 1), Until: new DateOnly(2026, 12, 31))],
            Addresses = [new AddressEntry("12 Main St, San Francisco, CA 94110", ContactUse.Home)],
            Emergency = [new EmergencyContact("Rosa Reyes", "sister", "415 555 0139"), new EmergencyContact("Ana Gil", "neighbor", "")],
            CareTeam = [new CareMember("Dr. Adams", "Family doctor", "415 555 0101", "415 555 0102")],
            Pharmacy = new Pharmacy("Mission Pharmacy", "3 Valencia St", "415 555 0103"),
            Insurance = "Blue Plan 12345",
        };

        Value(await hanna.Get<PatientService>().Edit(Edit(id, 1, Marisol with { Prescriber = hanna.Id }, book)));

        var desk = Value(await hanna.Get<PatientService>().OpenDetails(id));
        Assert.Equivalent(book, desk.Contacts);
        Assert.Equal(("Dr. Hanna Lindqvist", "Rosa Reyes (sister)"), (desk.Prescriber, desk.Details.EmergencyContact));
        foreach (var phone in new[] { "415 555 0138", "6285550171", "555-0171" }) Assert.Equal(id, Assert.Single((await hanna.Get<PatientSearchService>().Search(phone)).Rows).Id);
    }

    [Theory, Engines]
    public async Task Bad_rows_are_refused_at_their_field_and_nothing_is_saved(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Marisol);
        var book = new ContactBook { Phones = [new PhoneEntry("415 555 0138", ContactUse.Mobile, First: true), new PhoneEntry("628 555 0171", ContactUse.Work, First: true)], Insurance = new string('x', 5_000) };

        Assert.Equal(["Phones[1]: two-first", "Insurance: too-long", "NoAllergiesOn: allergies-listed", "Prescriber: not-a-clinician"],
            Codes(await desk.Get<PatientService>().Edit(Edit(id, 1, Marisol with { Prescriber = desk.Id, NoAllergiesOn = new DateOnly(2026, 1, 1) }, book) with { Allergies = [new Allergy("Latex", "")] })));

        await using var db = clinic.Db();
        Assert.Equal((1, 0), ((await db.Patients.SingleAsync()).Revision, await db.PatientChanges.CountAsync()));
    }

    [Theory, Engines]
    public async Task Each_change_says_from_what_to_what_who_and_when_and_the_trail_holds_no_value(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await hanna.Make(Marisol);
        var edit = Edit(id, 1, Marisol, new ContactBook { Phones = [new PhoneEntry("415 555 0199", ContactUse.Home, First: true)] }) with { Allergies = [new Allergy("sertraline", "rash")] };
        Value(await hanna.Get<PatientService>().Edit(edit));

        var mine = await hanna.Get<HistoryService>().LatestOf(id);
        var theirs = await desk.Get<HistoryService>().LatestOf(id);

        Assert.Contains(mine, change => change is { Field: "phone", To: "(415) 555-0199, home, called first", Who: "Dr. Hanna Lindqvist" } && change.From.StartsWith('('));
        Assert.Contains(mine, change => change.Field == "allergies");
        Assert.Contains(theirs, change => change.Field == "phone");
        Assert.DoesNotContain(theirs, change => change.Field == "allergies");
        await using var db = clinic.Db();
        Assert.DoesNotContain(await db.AuditEntries.Select(entry => entry.Summary).ToListAsync(), summary => summary.Contains("0199", StringComparison.Ordinal) || summary.Contains("sertraline", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("http://www.nlm.nih.gov/research/umls/rxnorm|36437", Assert.Single((await db.Patients.SingleAsync()).Allergies).Code);
        await Assert.ThrowsAnyAsync<Exception>(() => db.PatientChanges.ExecuteDeleteAsync());
    }

    [Theory, Engines]
    public async Task The_history_says_in_words_who_did_what_newest_first_by_person_and_kind_and_page(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        using var omar = await clinic.SignIn(Role.Clinician, "Dr. Omar Haddad");
        var id = await hanna.Make(Marisol);
        for (var time = 0; time < 60; time++) Value(await omar.Get<ChartService>().Open(id));
        clinic.Time.Advance(TimeSpan.FromMinutes(1));
        Value(await hanna.Get<PatientService>().Edit(Edit(id, 1, Marisol with { Pronouns = "they/them" }, null)));

        var opened = Value(await omar.Get<HistoryService>().Open(id));

        Assert.Equal(["Dr. Omar Haddad opened the history", "Dr. Hanna Lindqvist changed the pronouns", "Dr. Omar Haddad opened the chart"], opened.Page.Rows.Take(3).Select(row => $"{row.Who} {row.What}"));
        Assert.Equal(("", "they/them"), (opened.Page.Rows[1].Changes[0].From, opened.Page.Rows[1].Changes[0].To));
        Assert.Equal(["Dr. Hanna Lindqvist", "Dr. Omar Haddad"], opened.People.Select(person => person.Name));
        var history = omar.Get<HistoryService>();
        var second = await history.Page(id, new HistoryFilter(null, null, opened.Page.Next));
        Assert.Equal((50, 13, null), (opened.Page.Rows.Count, second.Rows.Count, second.Next));
        Assert.Equal(["changed the pronouns", "made the chart"], (await history.Page(id, new HistoryFilter(hanna.Id, HistoryKind.Changed, null))).Rows.Select(row => row.What));
        Assert.Empty((await history.Page(id, new HistoryFilter(null, HistoryKind.Doses, null))).Rows);
        // Who only read the history was not first.
        Assert.Equal(["stale: Dr. Hanna Lindqvist"], Codes(await omar.Get<PatientService>().Edit(Edit(id, 1, Marisol, null))));
    }

    [Theory, Engines]
    public async Task A_condition_is_added_changed_and_marked_as_an_error_with_its_reason(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var id = await hanna.Make(Marisol);
        var conditions = hanna.Get<ConditionService>();
        var draft = new ConditionDraft(LongTerm, "", "diazepam", new DateOnly(2019, 5, 1), null, false, null);
        Value(await conditions.Add(new AddCondition(Guid.CreateVersion7(), id, draft)));
        var added = Assert.Single(await conditions.Of(id));

        Value(await conditions.Change(new ChangeCondition(Guid.CreateVersion7(), id, added.Id, added.Revision, draft with { Resolved = true })));
        Assert.Equal(["stale: Clinician 1"], Codes(await conditions.Change(new ChangeCondition(Guid.CreateVersion7(), id, added.Id, added.Revision, draft))));
        Assert.Equal(["Reason: required"], Codes(await conditions.Strike(new StrikeCondition(Guid.CreateVersion7(), id, added.Id, added.Revision + 1, " "))));
        Value(await conditions.Strike(new StrikeCondition(Guid.CreateVersion7(), id, added.Id, added.Revision + 1, "Wrong chart")));

        var struck = Assert.Single(await conditions.Of(id));
        Assert.Equal((ConditionState.EnteredInError, "Wrong chart", "clinic"), (struck.State, struck.ErrorReason, struck.Source));
        Assert.Equal(["Code: not-listed"], Codes(await conditions.Add(new AddCondition(Guid.CreateVersion7(), id, draft with { Code = "http://hl7.org/fhir/sid/icd-10-cm|X99" }))));
        Assert.Equal(3, (await hanna.Get<HistoryService>().LatestOf(id)).Count(change => change.Field == "condition"));
    }

    [Theory, Engines]
    public async Task An_imported_condition_stays_as_it_came(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var id = await hanna.Make(Marisol);
        var imported = new Condition { Id = Guid.CreateVersion7(), PatientId = id, Code = "", Display = "Asthma", Onset = new DateOnly(2001, 1, 1), Source = "import" };
        await using (var db = clinic.Db())
        {
            db.Add(imported);
            await db.SaveChangesAsync();
        }

        Assert.Equal([": imported"], Codes(await hanna.Get<ConditionService>().Strike(new StrikeCondition(Guid.CreateVersion7(), id, imported.Id, 0, "Wrong"))));
        Assert.Equal(("Asthma", new DateOnly(2001, 1, 1)), (await hanna.Get<ConditionService>().Of(id)).Select(it => (it.Display, it.Onset!.Value)).Single());
    }

    [Theory, Engines]
    public async Task An_archived_chart_leaves_the_lists_cannot_be_booked_and_comes_back(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Marisol);
        Assert.Equal(["Why: required"], Codes(await hanna.Get<ArchiveService>().Archive(new ArchiveChart(Guid.CreateVersion7(), id, 1, "", ""))));
        Value(await hanna.Get<ArchiveService>().Archive(new ArchiveChart(Guid.CreateVersion7(), id, 1, "Moved away", "")));

        var search = desk.Get<PatientSearchService>();
        Assert.Empty((await search.Search("reyes")).Rows);
        Assert.Empty((await search.List()).Rows);
        Assert.Equal(id, Assert.Single((await search.Search("reyes", archived: true)).Rows).Id);
        Assert.Equal(id, Assert.Single((await search.List(archived: true)).Rows).Id);
        Assert.Contains("Patient: archived", Codes(await desk.Get<AppointmentService>().Book(new BookAppointment(Guid.CreateVersion7(), id, hanna.Id, clinic.Clock.Today.AddDays(1), new TimeOnly(10, 0), 30))));

        Value(await desk.Get<ArchiveService>().BringBack(new BringBackChart(Guid.CreateVersion7(), id, 2)));
        Assert.Equal(id, Assert.Single((await search.Search("reyes")).Rows).Id);
        Value(await desk.Get<AppointmentService>().Book(new BookAppointment(Guid.CreateVersion7(), id, hanna.Id, clinic.Clock.Today.AddDays(1), new TimeOnly(10, 0), 30)));
        Assert.Equal([": booked"], Codes(await hanna.Get<ArchiveService>().Archive(new ArchiveChart(Guid.CreateVersion7(), id, 3, "Moved away", ""))));
    }

    private static EditPatient Edit(Domain.Shared.PatientId id, int revision, PatientDetails details, ContactBook? book) =>
        new(Guid.CreateVersion7(), id, revision, details, []) { Contacts = book };
}
