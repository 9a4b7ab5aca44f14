using AngleSharp.Dom;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Patients;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Patients;

public sealed class NewPatientPageTests : PageTest
{
    [Fact]
    public async Task Save_WithNothingTyped_NamesTheFieldsAndSavesNothing()
    {
        await SignIn(Role.FrontDesk);
        var page = Render<NewPatientPage>();

        await page.Find("form").SubmitAsync();

        Assert.Equal("Enter the first name.", Problem(page, "First name"));
        Assert.Equal("Enter the last name.", Problem(page, "Last name"));
        Assert.Equal("Write the date as month/day/year, such as 3/14/1979.", Problem(page, "Date of birth"));
        Assert.Contains("Not saved yet.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Charts());
    }

    [Fact]
    public async Task Date_of_birth_when_left_says_what_was_read_or_what_is_wrong()
    {
        await SignIn(Role.FrontDesk);
        var page = Render<NewPatientPage>();

        await page.Field("Date of birth").ChangeAsync("3/14/79");
        Assert.Equal("14 Mar 1979, 47 years", Problem(page, "Date of birth"));

        await page.Field("Date of birth").ChangeAsync("2/30/1979");
        Assert.Equal("February 1979 has no day 30.", Problem(page, "Date of birth"));
        Assert.Equal("", Problem(page, "First name"));
    }

    [Fact]
    public async Task A_field_put_right_is_no_longer_red_and_what_was_typed_stays()
    {
        await SignIn(Role.FrontDesk);
        var page = Render<NewPatientPage>();
        await page.Field("First name").ChangeAsync("Marisol");
        await page.Field("Email").ChangeAsync("marisol");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Write the e-mail address as name@example.org.", Problem(page, "Email"));

        await page.Field("Email").ChangeAsync("marisol@example.org");

        Assert.Equal("", Problem(page, "Email"));
        Assert.Equal(("Marisol", "marisol@example.org"), (page.Field("First name").GetAttribute("value"), page.Field("Email").GetAttribute("value")));
    }

    [Fact]
    public async Task A_double_click_makes_one_chart_and_opens_it()
    {
        var desk = await SignIn(Role.FrontDesk);
        var page = Render<NewPatientPage>();
        await page.Field("First name").ChangeAsync("Marisol");
        await page.Field("Last name").ChangeAsync("Reyes-Whitaker");
        await page.Field("Date of birth").ChangeAsync("3 Mar 1979");

        await page.Find("form").SubmitAsync();
        await page.Find("form").SubmitAsync();

        Assert.Equal(1, await Charts());
        var row = Assert.Single((await desk.Get<PatientSearchService>().Search("reyes")).Rows);
        Assert.Equal(new DateOnly(1979, 3, 3), row.BirthDate);
        Assert.EndsWith($"/patients/{row.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_and_birth_date_that_have_a_chart_are_told_while_one_types_and_saved_once_it_is_another_person()
    {
        var desk = await SignIn(Role.FrontDesk);
        await desk.Get<PatientService>().Create(new CreatePatient(Guid.CreateVersion7(), new PatientDetails { FirstName = "Marisol", LastName = "Reyes-Whitaker", BirthDate = new DateOnly(1979, 3, 3), Phone = "(415) 555-0138" }, []));
        var page = Render<NewPatientPage>();
        await page.Field("First name").ChangeAsync("marisol");
        await page.Field("Last name").ChangeAsync("Reyes Whitaker");
        Assert.Empty(page.FindAll("[role=alert]"));
        await page.Field("Date of birth").ChangeAsync("3 Mar 1979");

        var alert = page.Find("[role=alert]");
        Assert.Contains("Somebody of this name and date of birth has a chart.", alert.TextContent, StringComparison.Ordinal);
        Assert.Contains("born 3 Mar 1979, chart 100001, (415) 555-0138", alert.TextContent, StringComparison.Ordinal);
        Assert.Equal("_blank", alert.QuerySelector("a")!.GetAttribute("target"));
        Assert.DoesNotContain("all the same", alert.TextContent, StringComparison.Ordinal);

        await page.Find("form").SubmitAsync();
        Assert.Equal(1, await Charts());
        Assert.StartsWith("Not saved yet", page.Find("[role=alert] b").TextContent, StringComparison.Ordinal);
        Assert.Equal("marisol", page.Field("First name").GetAttribute("value"));

        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Save all the same").ClickAsync(new MouseEventArgs());
        Assert.Equal(2, await Charts());
    }

    [Fact]
    public async Task A_name_put_right_is_no_longer_somebody_elses()
    {
        var desk = await SignIn(Role.FrontDesk);
        await desk.Get<PatientService>().Create(new CreatePatient(Guid.CreateVersion7(), new PatientDetails { FirstName = "Marisol", LastName = "Reyes", BirthDate = new DateOnly(1979, 3, 3) }, []));
        var page = Render<NewPatientPage>();
        await page.Field("First name").ChangeAsync("Marisol");
        await page.Field("Last name").ChangeAsync("Reyes");
        await page.Field("Date of birth").ChangeAsync("3 Mar 1979");
        Assert.NotEmpty(page.FindAll("[role=alert]"));

        await page.Field("Date of birth").ChangeAsync("4 Mar 1979");

        Assert.Empty(page.FindAll("[role=alert]"));
    }

    // The sentence beneath a field: help, or the problem in its place.
    private static string Problem(IRenderedComponent<NewPatientPage> page, string label) =>
        page.Field(label).Closest(".mud-input-control")!.QuerySelector(".mud-input-helper-text")!.TextContent.Trim();

    private async Task<int> Charts()
    {
        await using var db = Clinic.Db();
        return await db.Patients.CountAsync();
    }
}
