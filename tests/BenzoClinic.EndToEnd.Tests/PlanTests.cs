using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>From a patient on clonazepam and zolpidem through a plan, its steps at visits, a pause and a slower version.</summary>
[Collection("One browser at a time")]
public sealed class PlanTests
{
    [Theory, InABrowser]
    public async Task A_taper_is_planned_crossed_over_paused_and_slowed(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var page = await browsing.Window(clinic.Address);
        await page.SignIn("clinician");
        var chart = await NewPatient(page);

        await page.GotoAsync(chart + "/taper-plan");
        await Expect(page.Heading()).ToHaveTextAsync("Taper plan");
        await page.GetByLabel("Crossover first").CheckAsync();
        var steps = page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Steps", Exact = true });
        // Night first: 1 mg clonazepam is 20 mg diazepam, 10 mg zolpidem 5 mg.
        await Expect(steps.Locator("tbody tr").First).ToContainTextAsync("diazepam");
        await Expect(steps.Locator("tbody tr").First).ToContainTextAsync("20");
        await page.GetByLabel("Percent").FillAsync("200");
        await Expect(page.GetByText("At most 25 %: never more in any 14 days.")).ToBeVisibleAsync();
        await page.GetByLabel("Percent").FillAsync("10");

        // A pasted step below the limit is shown refused with the nearest dose, and nothing can be saved with it.
        await page.GetByLabel("Stage schedule").CheckAsync();
        await page.GetByLabel("Table", new PageGetByLabelOptions { Exact = true }).FillAsync("Days; Bedtime\n14; clonazepam 0.875 + zolpidem 10\n14; clonazepam 0.25 + zolpidem 5");
        await Expect(steps.Locator("tr.why")).ToContainTextAsync("More than 25 % in 14 days");
        await Expect(page.Button("Start taper")).ToBeDisabledAsync();

        await page.GetByLabel("Proportional").CheckAsync();
        await page.GetByLabel("Agreed with the patient").FillAsync("Night dose first, then every two weeks");
        // The tables of both medications differ: the crossover is ordered only with a reason.
        await page.GetByLabel("Why this is right all the same").FillAsync("Agreed; seen again in a week");
        await page.Button("Start taper").ClickAsync();
        await Expect(page.GetByText("Steps to come")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 10_000 });

        // A pause stops what has not begun, and is a version of the plan.
        await page.Button("Pause taper").ClickAsync();
        await Expect(page.Button("Resume taper")).ToBeVisibleAsync();
        await page.Button("Resume taper").ClickAsync();
        await Expect(page.Button("Pause taper")).ToBeVisibleAsync();

        await page.GotoAsync(chart + "/taper-plan");
        await page.GetByLabel("Percent").FillAsync("5");
        await page.GetByLabel("Why it is changed").FillAsync("Sleep is worse");
        await page.GetByLabel("Why this is right all the same").FillAsync("Agreed as before");
        await page.Button("Save plan").ClickAsync();
        await Expect(page.GetByText("Steps to come")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 10_000 });
        await page.GotoAsync(chart + "/taper-plan");
        var versions = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Versions", Exact = true });
        await Expect(versions.GetByText("Percent 10 % → 5 %")).ToBeVisibleAsync();
        await Expect(versions.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        await page.Button("Compare").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Versions compared" })).ToBeVisibleAsync();
    }

    /// <summary>A patient with an open visit of today, on clonazepam and zolpidem; the address of the chart.</summary>
    private static async Task<string> NewPatient(IPage page)
    {
        await page.Visit("/patients/new");
        await page.GetByLabel("First name").FillAsync("Odessa");
        await page.GetByLabel("Last name").FillAsync("Quillfeather");
        await page.GetByLabel("Date of birth").FillAsync("3 Mar 1979");
        await page.Button("Save patient").ClickAsync();
        await Expect(page.Heading()).ToHaveTextAsync("Odessa Quillfeather");
        var chart = new Uri(page.Url).AbsolutePath.Split('/') is [_, var folder, var id, ..] ? $"/{folder}/{id}" : "";

        await page.Visit("/arrivals");
        await page.Button("Walk-in").ClickAsync();
        await page.Pick("quill", "Odessa Quillfeather");
        await page.Choose("Provider", "Dr. Hanna Lindqvist, MD");
        await page.Button("Add walk-in").ClickAsync();
        await page.Button("Open visit: Odessa Quillfeather").ClickAsync();
        await page.Button("Enter regimen").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Medication").SelectOptionAsync("Clonazepam");
        await dialog.GetByLabel("Bedtime").FillAsync("1");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Add medication" }).ClickAsync();
        await dialog.GetByLabel("Medication").Nth(1).SelectOptionAsync("Zolpidem");
        await dialog.GetByLabel("Bedtime").Nth(1).FillAsync("10");
        await dialog.GetByLabel("Taken since").FillAsync("2026-01-05");
        await dialog.GetByLabel("No", new LocatorGetByLabelOptions { Exact = true }).CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save regimen" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        return chart;
    }
}
