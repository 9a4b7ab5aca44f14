using AngleSharp.Dom;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Plans;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Tapers;

public sealed class PlanPageTests : PageTest
{
    private TaperClinic _people = null!;

    [Fact]
    public async Task The_steps_change_as_one_types_and_each_mistake_has_its_sentence()
    {
        var page = await Open(withVisit: true);
        Assert.Contains("18 mg", Row(page, 0), StringComparison.Ordinal);
        Assert.Contains("−10.0", Row(page, 0), StringComparison.Ordinal);

        Type(page, "Percent", "26");
        Assert.Contains("At most 25 %: never more in any 14 days.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table[aria-label=Steps] tbody tr"));
        Assert.Contains("No plan yet.", Steps(page), StringComparison.Ordinal);
        Type(page, "Percent", "x");
        Assert.Contains("The steps appear once every field can be read.", Steps(page), StringComparison.Ordinal);
        Type(page, "Percent", "26");
        Assert.True(Button(page, "Start taper").HasAttribute("disabled"));
        Assert.Equal("26", Field(page, "Percent").GetAttribute("value"));

        Type(page, "Percent", "5");
        Assert.Contains("19 mg", Row(page, 0), StringComparison.Ordinal);
        Assert.False(Button(page, "Start taper").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Without_a_visit_of_today_a_plan_can_be_tried_and_not_saved()
    {
        var page = await Open(withVisit: false);
        Assert.Contains("Saved at an in-person visit of today", page.Markup, StringComparison.Ordinal);
        Assert.True(Button(page, "Start taper").HasAttribute("disabled"));
        Assert.NotEmpty(page.FindAll("table[aria-label=Steps] tbody tr"));
    }

    [Fact]
    public async Task A_typed_step_below_the_limit_is_shown_refused_with_the_nearest_dose()
    {
        var page = await Open(withVisit: true);
        Button(page, "Edit these steps by hand").Click();
        var text = Field(page, "Table").GetAttribute("value") ?? page.Find("textarea").GetAttribute("value")!;
        Assert.StartsWith("Day; Morning; Midday; Evening; Bedtime", text, StringComparison.Ordinal);

        Type(page, "Table", "Day; Morning\n1; 18\n15; 9\n29; 8");
        var refused = page.Find("tr.why").TextContent;
        Assert.Contains("Refused:", refused, StringComparison.Ordinal);
        Assert.Contains("The nearest that can be made is 13.5 mg a day.", refused, StringComparison.Ordinal);
        Assert.Contains("Settle the refused step", page.Markup, StringComparison.Ordinal);

        Type(page, "Table", "Day; Morning\n1; 18,5");
        Assert.Contains("Line 2, “18,5”: Write the dose with a point, such as 2.5.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_started_with_its_steps_ordered_and_changed_with_a_reason()
    {
        var page = await Open(withVisit: true);
        Type(page, "Agreed with the patient", "Every two weeks");
        await Button(page, "Start taper").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith($"patients/{_people.Ana}", Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("18 mg", (await _people.View()).Now!.Regimen.Scheduled("diazepam").ToString());

        var again = await Again();
        Assert.Contains("In force", again.Markup, StringComparison.Ordinal);
        Type(again, "Percent", "5");
        await Button(again, "Save plan").ClickAsync();
        again.WaitForAssertion(() => Assert.Contains("Say why the plan is changed.", again.Markup, StringComparison.Ordinal));
        Assert.Equal("5", Field(again, "Percent").GetAttribute("value"));
    }

    [Fact]
    public async Task A_crossover_that_is_not_over_goes_on_when_the_plan_is_changed()
    {
        var page = await Open(withVisit: true, Only("clonazepam", 1));
        Check(page, "Crossover first").Change(true);
        Check(page, "Each dose in two halves").Change(true);
        Assert.Contains("clonazepam", Row(page, 0), StringComparison.Ordinal);
        Type(page, "Why this is right all the same", "Agreed; seen again in a week");
        await Button(page, "Start taper").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith($"patients/{_people.Ana}", Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal));

        var again = await Again();
        // The first half is taken, the second is ordered for next week: it is in force that the crossover goes on.
        Assert.True(Check(again, "Crossover first").HasAttribute("checked"));
        Assert.Equal("7", Field(again, "Every").GetAttribute("value"));
    }

    [Fact]
    public async Task A_table_that_is_in_force_stands_in_the_form_again()
    {
        var page = await Open(withVisit: true);
        page.FindAll("fieldset.methods input")[4].Change(true);
        Type(page, "Table", "Day; Morning\n1; 18\n15; 16.5\n29; 15");
        await Button(page, "Start taper").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith($"patients/{_people.Ana}", Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal));

        var again = await Again();
        Assert.Equal("Day; Morning; Midday; Evening; Bedtime\n1; 18; ; ; \n15; 16.5; ; ; \n29; 15; ; ; \n", again.Find("textarea").GetAttribute("value"));
    }

    private static IElement Check(IRenderedComponent<PlanPage> page, string label) =>
        page.FindAll("label").First(it => it.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!;

    private async Task<IRenderedComponent<PlanPage>> Open(bool withVisit, Domain.Medications.Regimen? taken = null)
    {
        _people = await TaperClinic.In(Clinic);
        await _people.Enter(taken ?? Diazepam(20));
        if (withVisit) await _people.Visit();
        await SignIn(Role.Clinician);
        return await Again();
    }

    private Task<IRenderedComponent<PlanPage>> Again()
    {
        var page = Render<PlanPage>(it => it.Add(x => x.Id, _people.Ana.Value));
        page.WaitForElement("fieldset.methods");
        return Task.FromResult(page);
    }

    private static string Row(IRenderedComponent<PlanPage> page, int index) => page.FindAll("table[aria-label=Steps] tbody tr")[index].TextContent;

    private static string Steps(IRenderedComponent<PlanPage> page) => page.FindAll("section.card").Single(card => card.QuerySelector("h2")?.TextContent == "Steps").TextContent;

    private static void Type(IRenderedComponent<PlanPage> page, string label, string text) => Field(page, label).Input(text);

    private static IElement Field(IRenderedComponent<PlanPage> page, string label) =>
        page.Find($"#{page.FindAll("label").First(it => it.TextContent.Trim() == label).GetAttribute("for")}");

    private static IElement Button(IRenderedComponent<PlanPage> page, string name) => page.FindAll("button").First(it => it.TextContent.Trim() == name);
}
