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
