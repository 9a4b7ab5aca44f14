using AngleSharp.Dom;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Medications;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Medications;
using BenzoClinic.Web.Tests.Tapers;
using MudBlazor;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Supplies;

public sealed class SupplyCardsTests : SheetPage
{
    private IRenderedComponent<MedicationsTab> _tab = null!;

    private string Page => Words(_tab.Find(".med-tab"));

    private string Sheet => Words(Dialogs.Find(".mud-dialog"));

    [Fact]
    public async Task A_count_is_typed_with_halves_and_the_card_says_until_when_it_lasts()
    {
        await Show(Role.Clinician);
        Assert.Contains("Supply Record dispensed Count supply Not counted yet", Page, StringComparison.Ordinal);
        await Open("Count supply");
        Choose("Counted", "Morning");
        Type("Diazepam 10 mg tablet", "4,5");
        Wait(() => Assert.Equal("Write the number with a point: 4.5.", Beneath("Diazepam 10 mg tablet")));
        await Press("Save count");
        Assert.True(IsOpen);
        Type("Diazepam 10 mg tablet", "4.25");
        await Press("Save count");
        Wait(() => Assert.Equal("This product is split in halves alone.", Beneath("Diazepam 10 mg tablet")));
        Assert.Equal("4.25", Field("Diazepam 10 mg tablet").GetAttribute("value"));
        Type("Diazepam 10 mg tablet", "4½");
        await Press("Save count");

        // 20 mg in the morning: two tablets, from tomorrow on.
        _tab.WaitForAssertion(() => Assert.Contains("Runs out Thu 26 Nov, no visit is booked Diazepam 4½ × 10 mg tablet", Page, StringComparison.Ordinal));
        Assert.Contains("counted after the morning dose: 4½ × 10 mg tablet Clinician", Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bottle_is_added_with_the_day_it_was_opened()
    {
        await Show(Role.Clinician);
        await Open("Count supply");
        Choose("Add product", "diazepam-solution-5");
        Type("Diazepam oral solution 5 mg/mL", "12.5");
        Type("Opened on", "2026-11-14");
        await Press("Save count");
        _tab.WaitForAssertion(() => Assert.Contains("Diazepam 12.5 mL of 5 mg/mL, discard Fri 12 Feb 2027", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_is_worked_out_while_one_types_refused_beside_the_field_and_dispensed_with_one_click()
    {
        await Show(Role.Clinician, async () =>
        {
            await People.Visit();
            await People.Book(Today.AddDays(7));
        });
        await Open("Prescription draft");
        Wait(() => Assert.Contains("Look the patient up in CURES first", Beneath("CURES"), StringComparison.Ordinal));
        Assert.True(Button("Save draft").HasAttribute("disabled"));
        Choose("CURES", "Hospice");
        Type("Why there was no look-up", "In hospice care");
        // Eleven days of two tablets.
        Wait(() => Assert.Contains("Diazepam 10 mg tablet Take 2 tablets (20 mg) in the morning by mouth. 22 − 0 22 tablets", Sheet, StringComparison.Ordinal));
        Assert.Contains("To Fri 4 Dec, 3 days past the next visit, 11 days. No refills.", Sheet, StringComparison.Ordinal);
        Type("Refills", "6");
        Wait(() => Assert.Equal("Between 0 and 5 refills.", Beneath("Refills")));
        Type("Refills", "0");
        Tick("Diazepam 10 mg tablet", on: false);
        Tick("Diazepam 2 mg tablet", on: false);
        Tick("Diazepam oral solution 1 mg/mL", on: false);
        Wait(() => Assert.Contains("44 tablets", Sheet, StringComparison.Ordinal));
        Tick("Diazepam 5 mg tablet", on: false);
        Wait(() => Assert.Contains("20 mg diazepam cannot be made of these.", Sheet, StringComparison.Ordinal));
        Tick("Diazepam 10 mg tablet", on: true);
        await Press("Save draft");

        _tab.WaitForAssertion(() => Assert.Contains("to Fri 4 Dec · no refills Diazepam 10 mg tablet: 22 tablets", Page, StringComparison.Ordinal));
        await Open("Dispensed");
        Assert.Equal("22", Field("Diazepam 10 mg tablet").GetAttribute("value"));
        await Press("Save");
        _tab.WaitForAssertion(() => Assert.Contains("Runs out Fri 4 Dec, 3 days after the next visit", Page, StringComparison.Ordinal));
        Assert.DoesNotContain(_tab.FindAll("button"), it => it.TextContent.Trim() == "Dispensed");
    }

    [Fact]
    public async Task Who_writes_second_is_told_who_was_first_and_what_stands_now()
    {
        VisitId visit = default;
        await Show(Role.Clinician, async () =>
        {
            visit = await People.Visit();
            await People.LookUp();
        });
        await Open("Prescription draft");
        Type("Margin", "5");
        Done(await People.Prescribe(visit, (await People.Bench(visit)).Usual()));
        await Press("Save draft");
        Wait(() => Assert.Contains("Dr. Hanna Lindqvist", Sheet, StringComparison.Ordinal));
        await Press("Show what changed");
        Wait(() => Assert.Contains("A draft was written meanwhile: Diazepam 10 mg tablet: 36 tablets. To Fri 11 Dec. Saving takes its place.", Sheet, StringComparison.Ordinal));
        Assert.Equal("5", Field("Margin").GetAttribute("value"));
        await Press("Save draft");
        _tab.WaitForAssertion(() => Assert.Contains("to Sun 13 Dec", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_visit_there_is_no_draft_to_write()
    {
        await Show(Role.Clinician);
        Assert.DoesNotContain(_tab.FindAll("button"), it => it.TextContent.Trim() == "Prescription draft");
    }

    [Fact]
    public async Task A_therapist_reads_until_when_it_lasts_and_records_nothing()
    {
        await Show(Role.Therapist, async () => Done(await People.Count(null, SupplyClinic.Tablets("diazepam-tablet-10", 6))));
        Assert.Contains("Runs out Thu 26 Nov", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Prescriptions", Page, StringComparison.Ordinal);
        Assert.Empty(_tab.FindAll("button"));
    }

    private void Tick(string words, bool on) => Dialogs.FindAll("label").Single(it => it.TextContent.Trim() == words).QuerySelector("input")!.Change(on);

    private static string Words(IElement element) => string.Join(' ', element.GetDescendants().OfType<IText>().SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        .Replace(" ,", ",", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal);

    private async Task Open(string button)
    {
        // The click itself ends when the dialog closes.
        await _tab.InvokeAsync(() => { _ = _tab.FindAll("button").First(it => it.TextContent.Trim() == button).ClickAsync(); });
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
