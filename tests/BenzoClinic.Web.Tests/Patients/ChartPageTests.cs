using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Components.Patients;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Patients;

public sealed class ChartPageTests : PageTest
{
    private static readonly PatientDetails Marisol = new() { FirstName = "Marisol", LastName = "Reyes-Whitaker", BirthDate = new DateOnly(1979, 3, 3), Pronouns = "she/her" };

    public ChartPageTests() => Services.AddScoped<ChartOpening>();

    [Fact]
    public async Task Going_from_tab_to_tab_records_one_opening()
    {
        await SignIn(Role.Clinician);
        var id = await Make();
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"patients/{id}/medications");
        var page = Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));
        Assert.Equal("Marisol Reyes-Whitaker", page.Find("h1").TextContent);
        Assert.Equal(["Taper", "Visits", "Medications", "Assessment", "Details", "History"], page.FindAll("nav.tabs a").Select(tab => tab.TextContent));

        foreach (var tab in new[] { "assessment", "details", "medications" })
        {
            navigation.NavigateTo($"patients/{id}/{tab}");
            page.WaitForState(() => page.Find("nav.tabs a[aria-current=page]").TextContent.Equals(tab, StringComparison.OrdinalIgnoreCase));
        }

        await using var db = Clinic.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Operation == "OpenChart"));
    }

    [Fact]
    public async Task The_front_desk_lands_on_visits_and_sees_no_clinical_tab()
    {
        await SignIn(Role.FrontDesk);
        var id = await Make();
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"patients/{id}");

        var page = Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));

        Assert.EndsWith("/visits", navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(["Visits", "Details"], page.FindAll("nav.tabs a").Select(tab => tab.TextContent));
        Assert.Contains("Visits", page.Find(".body").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Therapist", page.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_desk_leaves_the_chart_where_it_wants_to()
    {
        await SignIn(Role.FrontDesk);
        var id = await Make();
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"patients/{id}/details");
        Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));

        navigation.NavigateTo("patients");

        Assert.EndsWith("/patients", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_therapist_who_is_not_assigned_and_an_unknown_chart_read_the_same_sentence()
    {
        await SignIn(Role.Therapist);
        var id = await Make();

        var notMine = Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value)).Find(".empty").TextContent;
        var unknown = Render<ChartPage>(chart => chart.Add(it => it.Id, Guid.NewGuid())).Find(".empty").TextContent;

        Assert.StartsWith("There is no chart here that you can open.", notMine, StringComparison.Ordinal);
        Assert.Equal(notMine, unknown);
    }

    [Fact]
    public async Task Details_saved_by_somebody_else_meanwhile_are_told_and_what_was_typed_stays()
    {
        await SignIn(Role.Clinician);
        var id = await Make();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"patients/{id}/details");
        var page = Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));
        using var omar = await Clinic.SignIn(Role.Clinician, "Dr. Omar Haddad");
        await omar.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), id, 1, Marisol with { Phone = "415 555 0100" }, []));

        var phone = page.FindAll("label").Single(label => label.TextContent == "Phone").GetAttribute("for");
        await page.Find($"#{phone}").ChangeAsync("415 555 0199");
        await page.Find("form").SubmitAsync();

        Assert.Contains("Dr. Omar Haddad saved", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("415 555 0199", page.Find($"#{phone}").GetAttribute("value"));
    }

    [Fact]
    public async Task A_number_that_does_not_work_is_told_until_somebody_says_that_it_does()
    {
        var desk = await SignIn(Role.FrontDesk);
        var id = await Make();
        await using (var db = Clinic.Db())
        {
            var patient = await db.Patients.SingleAsync(it => it.Id == id);
            patient.Change(Marisol with { Phone = "4155550100" }, [], Clinic.Clock.StampFor(desk.Id));
            patient.NotReached(byPhone: true, "4155550100", Clinic.Clock.StampFor(desk.Id));
            await db.SaveChangesAsync();
        }

        Services.GetRequiredService<NavigationManager>().NavigateTo($"patients/{id}/details");
        var page = Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));

        Assert.Contains("Messages do not reach (415) 555-0100.", page.Find(".alert").TextContent, StringComparison.Ordinal);
        await page.Button("It works after all").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.DoesNotContain("Messages do not reach", page.Markup, StringComparison.Ordinal));
        await using var after = Clinic.Db();
        Assert.Equal("", (await after.Patients.SingleAsync(it => it.Id == id)).FailingPhone);
    }

    [Fact]
    public async Task Leaving_the_chart_and_coming_back_is_a_second_opening_and_a_page_made_anew_is_not()
    {
        await SignIn(Role.FrontDesk);
        var id = await Make();
        var navigation = Services.GetRequiredService<NavigationManager>();

        navigation.NavigateTo($"patients/{id}/visits");
        Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));
        navigation.NavigateTo($"patients/{id}/details");
        Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));
        Assert.Equal(1, await Openings());

        navigation.NavigateTo("patients");
        navigation.NavigateTo($"patients/{id}/visits");
        Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));
        Assert.Equal(2, await Openings());
    }

    private async Task<int> Openings()
    {
        await using var db = Clinic.Db();
        return await db.AuditEntries.CountAsync(entry => entry.Operation == "OpenDetails");
    }

    private async Task<PatientId> Make()
    {
        using var desk = await Clinic.SignIn(Role.FrontDesk);
        var outcome = await desk.Get<PatientService>().Create(new CreatePatient(Guid.CreateVersion7(), Marisol, []));
        return outcome.Match(saved => PatientId.From(saved.Id), _ => default, (_, _) => default, () => default);
    }
}
