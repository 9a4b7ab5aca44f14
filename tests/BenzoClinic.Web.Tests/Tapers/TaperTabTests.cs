using AngleSharp.Dom;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Tapers;
using MudBlazor;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Tapers;

public sealed class TaperTabTests : SheetPage
{
    private IRenderedComponent<TaperTab> _tab = null!;

    private string Page => string.Join(' ', _tab.Nodes.OfType<IElement>().Select(Tidy));

    private IElement OnPage(string name) => _tab.FindAll("button").First(it => Tidy(it).StartsWith(name, StringComparison.Ordinal));

    [Fact]
    public async Task Enter_regimen_shows_the_dose_large()
    {
        await Show(null, Role.Clinician);
        await Open("Enter regimen");
        Choose("Medication", "diazepam");
        Type("Morning", "10");
        Type("Bedtime", "10");
        await Press("Save regimen");
        Assert.Contains("Ask whether the dose changed in the last 14 days.", Text, StringComparison.Ordinal);
        Assert.True(IsOpen);

        Type("Taken since", "2024-03-01");
        Tick("No");
        await Press("Save regimen");

        _tab.WaitForAssertion(() => Assert.Contains("20 mg a day", Page, StringComparison.Ordinal));
        Assert.Contains("Lowest allowed today 15 mg", Page, StringComparison.Ordinal);
        Assert.NotEmpty(_tab.FindAll("svg[role=img]"));
    }

    [Fact]
    public async Task A_change_before_intake_is_asked_for_and_counts()
    {
        await Show(null, Role.Clinician);
        await Open("Enter regimen");
        Choose("Medication", "diazepam");
        Type("Morning", "12");
        Type("Taken since", "2026-11-20");
        Tick("Yes");
        Choose("Medication", "diazepam", 1);
        Type("Morning", "20", 1);
        await Press("Save regimen");

        _tab.WaitForAssertion(() => Assert.Contains("Below the limit", Page, StringComparison.Ordinal));
        var view = await People.View();
        Assert.Equal((Diazepam(12), 20m), (view.Now!.Regimen, view.Limit!.Measure.Reference.Rounded(2)));
    }

    [Fact]
    public async Task What_happened_asks_of_each_dose_whether_it_was_taken()
    {
        await Show(Diazepam(20), Role.Clinician, async () => Done(await People.OrderToday(await People.Visit(), 18)));
        await Open("Record what happened");
        Assert.Contains("Order diazepam 18 mg a day from Tue 24 Nov", Text, StringComparison.Ordinal);
        Type("Who told it", "Patient");
        Type("Morning", "20");
        await Press("Save");
        Assert.Contains("Say of each dose since that day whether it was taken.", Text, StringComparison.Ordinal);

        Tick("Not taken");
        await Press("Save");
        _tab.WaitForAssertion(() => Assert.Contains("Not taken, told by Patient", Page, StringComparison.Ordinal));
        Assert.Equal(Diazepam(20), (await People.View()).Now!.Regimen);
    }

    [Fact]
    public async Task A_temporary_dose_is_at_most_three_days()
    {
        await Show(Diazepam(20), Role.Clinician);
        await Open("Temporary dose");
        Type("To", "2026-11-27");
        Type("Morning", "10");
        Type("Reason", "Sedation");
        await Press("Save");
        Assert.StartsWith("At most 3 days.", Beneath("To"), StringComparison.Ordinal);

        Type("To", "2026-11-26");
        await Press("Save");
        _tab.WaitForAssertion(() => Assert.Contains("Temporary dose today", Page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("15", "Between 1 and 14 days.")]
    [InlineData("a week", "Write the days as a whole number.")]
    public async Task A_supply_without_a_visit_is_1_to_14_days(string days, string sentence)
    {
        await Show(Diazepam(20), Role.Clinician);
        await Open("Dose without a visit");
        Type("Days of supply", days);
        Type("Reason", "Snowed in");
        await Press("Save");
        Assert.Equal(sentence, Beneath("Days of supply"));

        Type("Days of supply", "7");
        await Press("Save");
        _tab.WaitForAssertion(() => Assert.Contains("7 days from Tue 24 Nov", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asked_for_a_strike_out_does_not_confirm_it()
    {
        await Show(Diazepam(20), Role.Clinician, async () =>
            Done(await People.Tapers.RecordFact(new RecordFact(Guid.CreateVersion7(), People.Ana, await People.Revision(), Today, Diazepam(40), "Patient", "A slip", []))));
        await Open("Strike out");
        await Press("Strike out");
        Assert.Equal("Say how it is known that it was never taken.", Beneath("How it is known that it was never taken"));
        Type("How it is known that it was never taken", "Typed 40 for 20");
        await Press("Strike out");

        _tab.WaitForAssertion(() => Assert.Contains("Waits for a second clinician.", Page, StringComparison.Ordinal));
        Assert.DoesNotContain(_tab.FindAll("button"), it => Tidy(it) == "Confirm strike-out");
    }

    [Fact]
    public async Task A_second_clinician_confirms_a_strike_out_with_one_click()
    {
        await Show(Diazepam(20), Role.Clinician, async () =>
        {
            Done(await People.Tapers.RecordFact(new RecordFact(Guid.CreateVersion7(), People.Ana, await People.Revision(), Today, Diazepam(40), "Patient", "A slip", [])));
            Done(await People.Tapers.StrikeOut(new StrikeOut(Guid.CreateVersion7(), People.Ana, await People.Revision(), (await People.View()).History[0].Id, "Typed 40 for 20")));
        });
        Assert.Contains("Strike-out asked for by Dr. Hanna Lindqvist: Typed 40 for 20", Page, StringComparison.Ordinal);

        OnPage("Confirm strike-out").Click();
        _tab.WaitForAssertion(() => Assert.Contains("Struck out by Clinician", Page, StringComparison.Ordinal));
        Assert.Equal(DoseEntryState.StruckOut, (await People.View()).History[0].State);
    }

    [Fact]
    public async Task Pause_and_resume_are_one_click()
    {
        await Show(Diazepam(20), Role.Clinician);
        OnPage("Pause taper").Click();
        _tab.WaitForAssertion(() => Assert.Contains("Paused since Tue 24 Nov", Page, StringComparison.Ordinal));
        OnPage("Resume taper").Click();
        _tab.WaitForAssertion(() => Assert.DoesNotContain("Paused since", Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_click_on_a_page_that_is_overtaken_shows_who_was_first()
    {
        await Show(Diazepam(20), Role.Clinician);
        Done(await People.Omar.Get<TaperService>().Pause(new PlainChange(Guid.CreateVersion7(), People.Ana, await People.Revision())));

        OnPage("Pause taper").Click();
        _tab.WaitForAssertion(() => Assert.Contains("Dr. Omar Haddad saved at 10:30, before you.", Page, StringComparison.Ordinal));
        Assert.Contains("Resume taper", Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_therapist_reads_and_is_offered_nothing_to_change()
    {
        await Show(Diazepam(20), Role.Therapist);

        Assert.Contains("20 mg a day", Page, StringComparison.Ordinal);
        Assert.Equal(["3 months", "10 months", "Whole taper", "Chart", "Table"], _tab.FindAll("button").Select(Tidy));
        OnPage("Table").Click();
        Assert.Equal(["Mon 24 Nov 2025", "20", "Intake"], _tab.FindAll("table[aria-label='Dose over time'] tbody td").Select(Tidy));
    }

    /// <summary>Shows the tab of Ana to a new person of the role.</summary>
    private async Task Show(Regimen? taken, Role role, Func<Task>? arrange = null)
    {
        People = await TaperClinic.In(Clinic);
        if (taken is not null) await People.Enter(taken);
        if (arrange is not null) await arrange();
        var me = await SignIn(role);
        if (role == Role.Therapist) await People.Assign(me);
        Dialogs = Render<MudDialogProvider>();
        _tab = Render<TaperTab>(tab => tab.Add(it => it.Patient, People.Ana));
        _tab.WaitForAssertion(() => Assert.NotEmpty(_tab.FindAll(".card")));
    }

    private async Task Open(string button)
    {
        await _tab.InvokeAsync(() => { _ = OnPage(button).ClickAsync(); });
        Wait(() => Assert.True(IsOpen));
    }
}
