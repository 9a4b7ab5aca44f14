using AngleSharp.Dom;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Tests.Fixtures;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Patients;

public sealed class RecordPagesTests : PageTest
{
    public RecordPagesTests() => Services.AddScoped<ChartOpening>();

    [Fact]
    public async Task A_second_phone_is_saved_and_stands_in_changes_and_in_history()
    {
        await SignIn(Role.Clinician);
        var id = await Make();
        var page = Open(id, "details");
        await page.FindAll("button").First(button => button.TextContent.Trim() == "Add phone").ClickAsync(new());
        await Field(page, "Phone 2").ChangeAsync("628 555 0171");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("(628) 555-0171", page.Find("table.changes").TextContent, StringComparison.Ordinal));

        Services.GetRequiredService<NavigationManager>().NavigateTo($"patients/{id}/history");

        page.WaitForAssertion(() => Assert.Contains("changed the phone", page.Find("ol.history").TextContent, StringComparison.Ordinal));
        Assert.Contains("phone: from nothing to “(628) 555-0171”", page.Find("ol.history").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_numbers_called_first_are_told_beside_the_second_and_what_was_typed_stays()
    {
        await SignIn(Role.FrontDesk);
        var id = await Make();
        var page = Open(id, "details");
        await page.FindAll("button").First(button => button.TextContent.Trim() == "Add phone").ClickAsync(new());
        await Field(page, "Phone 2").ChangeAsync("628 555 0171");
        await page.FindAll("label").Single(label => label.TextContent.Trim() == "Phone 2 first").QuerySelector("input")!.ChangeAsync(true);
        await page.Find("form").SubmitAsync();

        Assert.Contains("Another number is called first already.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("628 555 0171", Field(page, "Phone 2").GetAttribute("value"));
        await using var db = Clinic.Db();
        Assert.Empty(db.PatientChanges);
    }

    [Fact]
    public async Task A_condition_is_offered_with_the_long_term_medication_first_and_a_use_disorder_with_its_warning()
    {
        await SignIn(Role.Clinician);
        var dialogs = Render<MudDialogProvider>();
        var id = await Make();
        var page = Open(id, "assessment");
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Add condition").Click();

        Assert.Contains("Z79.899", dialogs.Find("option[selected]").TextContent, StringComparison.Ordinal);
        await Field(dialogs, "Condition").ChangeAsync("http://hl7.org/fhir/sid/icd-10-cm|F13.20");
        Assert.Contains("is not a use disorder", dialogs.Markup, StringComparison.Ordinal);
        await Save(dialogs);
        Assert.Contains("4 to 9 of the nine criteria", dialogs.Markup, StringComparison.Ordinal);

        await Field(dialogs, "Condition").ChangeAsync("http://hl7.org/fhir/sid/icd-10-cm|Z79.899");
        await Save(dialogs);

        page.WaitForAssertion(() => Assert.Contains("Long-term medication, taken as prescribed", page.Find("table.conditions").TextContent, StringComparison.Ordinal));

        // It is listed now: none is chosen.
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Add condition").Click();
        Assert.Equal("", dialogs.Find("option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task The_front_desk_sees_no_history_and_no_archive_button()
    {
        await SignIn(Role.FrontDesk);
        var id = await Make();
        var page = Open(id, "details");
        Assert.DoesNotContain("History", page.FindAll("nav.tabs a").Select(tab => tab.TextContent));
        Assert.DoesNotContain("Archive chart", page.Markup, StringComparison.Ordinal);
    }

    private static Task Save(IRenderedComponent<MudDialogProvider> dialogs) => dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Save condition").ClickAsync(new());

    private static IElement Field<T>(IRenderedComponent<T> page, string label) where T : IComponent =>
        page.Find($"#{page.FindAll("label").First(it => it.TextContent.Trim() == label).GetAttribute("for")}");

    private IRenderedComponent<ChartPage> Open(PatientId id, string tab)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"patients/{id}/{tab}");
        return Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));
    }

    private async Task<PatientId> Make()
    {
        using var desk = await Clinic.SignIn(Role.FrontDesk);
        var details = new PatientDetails { FirstName = "Marisol", LastName = "Reyes", BirthDate = new DateOnly(1979, 3, 3), Phone = "415 555 0138" };
        var outcome = await desk.Get<PatientService>().Create(new CreatePatient(Guid.CreateVersion7(), details, []));
        return outcome.Match(saved => PatientId.From(saved.Id), _ => default, (_, _) => default, () => default);
    }
}
