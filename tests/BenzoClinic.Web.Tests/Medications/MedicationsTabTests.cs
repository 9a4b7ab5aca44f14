using AngleSharp.Dom;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Medications;
using BenzoClinic.Web.Tests.Tapers;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Medications;

public sealed class MedicationsTabTests : SheetPage
{
    private IRenderedComponent<MedicationsTab> _tab = null!;

    private string Page => string.Join(' ', _tab.Nodes.OfType<IElement>().SelectMany(it => it.GetDescendants().OfType<IText>()).SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public async Task A_medication_is_added_stopped_and_stays_visible()
    {
        await Show(Role.Clinician);
        await Open("Add medication");
        Type("Medication", "Sertraline");
        Wait(() => Assert.Contains("Usually 25 mg", Beneath("Medication"), StringComparison.Ordinal));
        Type("Dose", "50 mg");
        await Press("Save medication");
        _tab.WaitForAssertion(() => Assert.Contains("Sertraline 50 mg", Page, StringComparison.Ordinal));

        await Open("Stop");
        await Press("Stop");
        Assert.Contains("Say why it was stopped.", Text, StringComparison.Ordinal);
        Type("Reason", "Jittery");
        await Press("Stop");
        _tab.WaitForAssertion(() => Assert.Contains("stopped Tue 24 Nov Jittery", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_benzodiazepine_is_refused_beside_the_field_and_nothing_typed_is_lost()
    {
        await Show(Role.Clinician);
        await Open("Add medication");
        Type("Medication", "valium 5");
        Type("Dose", "one");
        await Press("Save medication");

        Wait(() => Assert.Contains("Diazepam is a benzodiazepine and belongs to the regimen", Beneath("Medication"), StringComparison.Ordinal));
        Assert.Equal(("valium 5", "one"), (Field("Medication").GetAttribute("value"), Field("Dose").GetAttribute("value")));
    }

    [Fact]
    public async Task The_regimen_stands_first_and_is_changed_elsewhere()
    {
        await Show(Role.Clinician);

        Assert.Contains("Diazepam form not known morning 20 20 mg", Page, StringComparison.Ordinal);
        Assert.Contains($"patients/{People.Ana}", _tab.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_therapist_reads_and_changes_nothing()
    {
        await Show(Role.Therapist);

        Assert.Contains("Other medications", Page, StringComparison.Ordinal);
        Assert.Empty(_tab.FindAll("button"));
    }

    [Fact]
    public async Task What_an_import_says_stands_apart_as_it_came()
    {
        await Show(Role.Clinician, async () =>
        {
            await using var db = Clinic.Db();
            db.Add(new MedicationHistoryItem { Id = Guid.CreateVersion7(), PatientId = People.Ana, Code = "", Display = "Simvastatin 20 MG Oral Tablet", Dosage = "", Source = "import", Active = true });
            await db.SaveChangesAsync();
        });

        Assert.Contains("Simvastatin 20 MG Oral Tablet not given active there", Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_is_shown_while_the_name_is_typed_and_its_reason_is_asked_once()
    {
        await Show(Role.Clinician);
        await Open("Add medication");
        Type("Medication", "Sertraline");
        Assert.DoesNotContain("Reason for going on", Text, StringComparison.Ordinal);
        Type("Medication", "Oxycodone");
        Wait(() => Assert.Contains("Oxycodone with Diazepam Boxed warning", Text, StringComparison.Ordinal));
        Type("Dose", "5 mg");
        await Press("Save medication");
        Wait(() => Assert.Contains("Say why it goes on all the same.", Beneath("Reason for going on"), StringComparison.Ordinal));
        Assert.Equal("5 mg", Field("Dose").GetAttribute("value"));
        Type("Reason for going on", "Five days after surgery");
        await Press("Save medication");

        _tab.WaitForAssertion(() => Assert.Contains("Goes on: Five days after surgery Clinician", Page, StringComparison.Ordinal));
        Assert.Contains("Rule I1. FDA boxed warning", Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dose_is_checked_while_it_is_typed()
    {
        await Show(Role.Clinician);
        await Open("Add medication");
        Type("Medication", "Buspirone");
        Type("Dose", "10 mg");
        Type("Times", "three times a day");
        Wait(() => Assert.Contains("30 mg a day; usual 15 mg to 30 mg, at most 60 mg.", Beneath("Dose"), StringComparison.Ordinal));
        Type("Times", "some days");
        Wait(() => Assert.Contains("Not checked", Beneath("Dose"), StringComparison.Ordinal));
        Type("Dose", "30 mg three times a day");
        Type("Times", "");
        Wait(() => Assert.Contains("Buspirone 90 mg a day", Text, StringComparison.Ordinal));
        Assert.Contains("Reason for going on", Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_here_is_said_beside_the_name_and_can_be_listed_from_elsewhere()
    {
        await Show(Role.Clinician);
        await Open("Add medication");
        Type("Medication", "Phenobarbital");
        Wait(() => Assert.Contains("Not prescribed here.", Beneath("Medication"), StringComparison.Ordinal));
        Assert.DoesNotContain("Reason for going on", Text, StringComparison.Ordinal);
        Choose("Prescribed", "Elsewhere");
        Wait(() => Assert.Contains("Reason for going on", Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Treatment_of_opioid_use_disorder_asks_whether_the_taper_is_why()
    {
        await Show(Role.Clinician, () => List("Suboxone"));
        await Open("Stop");
        Wait(() => Assert.Contains("never stopped because of a benzodiazepine or its taper. Joint clinical practice guideline", Text, StringComparison.Ordinal));
        Type("Reason", "Moves to methadone");
        await Press("Stop");
        Wait(() => Assert.Contains("Where there is another reason, say so.", Text, StringComparison.Ordinal));
        Tick("Not because of the taper");
        await Press("Stop");
        _tab.WaitForAssertion(() => Assert.Contains("stopped Tue 24 Nov Moves to methadone", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Naloxone_and_the_look_up_are_recorded_and_their_due_dates_shown()
    {
        await Show(Role.Clinician, () => List("Suboxone"));
        Assert.Contains("CURES look-up due None is on record.", Page, StringComparison.Ordinal);
        await Open("Record CURES look-up");
        await Press("Save look-up");
        Wait(() => Assert.Contains("Say whether the report agrees with the chart.", Beneath("Result"), StringComparison.Ordinal));
        Choose("Result", "agrees");
        await Press("Save look-up");
        _tab.WaitForAssertion(() => Assert.Contains("CURES look-up in order Last Tue 24 Nov, agrees with the chart, Clinician", Page, StringComparison.Ordinal));
        Assert.Contains("Next due Mon 24 May 2027.", Page, StringComparison.Ordinal);

        Assert.Contains("Naloxone due For Suboxone within the last year.", Page, StringComparison.Ordinal);
        await Open("Record naloxone offer");
        Choose("Answer", "Accepted");
        Type("Product", "Naloxone nasal spray 4 mg");
        Tick("The patient was shown how to use it");
        await Press("Save offer");
        _tab.WaitForAssertion(() => Assert.Contains("Naloxone in order", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reason_that_is_missing_is_given_on_the_card()
    {
        await Show(Role.Clinician, async () =>
        {
            await using var db = Clinic.Db();
            db.Add(new MedicationHistoryItem { Id = Guid.CreateVersion7(), PatientId = People.Ana, Code = "", Display = "Oxycodone 5 MG", Dosage = "", Source = "import", Active = true });
            await db.SaveChangesAsync();
        });
        Assert.Contains("Alerts 1 reason missing", Page, StringComparison.Ordinal);
        await Open("Give a reason");
        await Press("Save reason");
        Wait(() => Assert.Contains("Say why it goes on all the same.", Beneath("Reason for going on"), StringComparison.Ordinal));
        Type("Reason for going on", "Agreed with primary care");
        await Press("Save reason");
        _tab.WaitForAssertion(() => Assert.Contains("Goes on: Agreed with primary care", Page, StringComparison.Ordinal));
    }

    private async Task List(string name) => Done(await People.Hanna.Get<MedicationListService>().Add(
        new AddMedication(Guid.NewGuid(), People.Ana, new OtherMedicationEntry(name, "8 mg", "morning", null, MedicationSource.Elsewhere, "Dr. Osei"), "Treatment goes on")));

    private async Task Open(string button)
    {
        // The click itself ends when the dialog closes.
        await _tab.InvokeAsync(() => { _ = _tab.FindAll("button").First(it => Tidy(it).StartsWith(button, StringComparison.Ordinal)).ClickAsync(); });
        Wait(() => Assert.True(IsOpen));
    }

    private async Task Show(Role role, Func<Task>? before = null)
    {
        People = await In(Clinic);
        await People.Enter(Diazepam(20));
        var me = await SignIn(role);
        if (role == Role.Therapist) await People.Assign(me);
        if (before is not null) await before();
        Dialogs = Render<MudDialogProvider>();
        _tab = Render<MedicationsTab>(parameters => parameters.Add(it => it.Patient, People.Ana));
        await _tab.WaitForElementAsync(".card");
    }
}
