using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>
/// From a patient on clonazepam and zolpidem through a plan, its steps at two visits, a pause, a slower version and a prescription to the
/// schedule on paper.
/// </summary>
[Collection("One browser at a time")]
public sealed class PlanTests
{
    [Theory, InABrowser]
    public async Task A_taper_is_planned_crossed_over_paused_slowed_prescribed_and_printed(string browser)
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

        await Prescribe(page, chart);
        clinic.Time.Now += TimeSpan.FromDays(14);
        await SecondVisit(page, chart);
        await PrintTheSchedule(page, chart);
    }

    // Ordered: from 24 Nov diazepam 20 mg and zolpidem 10 mg, from 1 Dec diazepam 25 mg; a step to 24 mg on 15 Dec.
    private static async Task Prescribe(IPage page, string chart)
    {
        await page.Visit(chart + "/medications");
        await page.Button("Record CURES look-up").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Result").SelectOptionAsync("Report read, agrees with the chart");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save look-up" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await page.Button("Count supply").ClickAsync();
        await dialog.GetByLabel("Zolpidem 10 mg tablet").FillAsync("3");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save count" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        // Three of zolpidem and nothing of diazepam: tonight is not covered.
        await Expect(page.Locator(".facts")).ToContainTextAsync("Ended Mon 23 Nov");

        await OpenVisit(page);
        await page.Button("Book next visit").ClickAsync();
        await dialog.GetByLabel("Start time").FillAsync("16:30");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Book", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await page.Button("Make prescription").ClickAsync();
        await dialog.GetByLabel("Refills").FillAsync("9");
        await Expect(dialog.GetByText("Between 0 and 5 refills.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Refills").FillAsync("0");
        // To the visit of 8 Dec and three days: seven nights of 2 × 10 mg, eleven of 2 × 10 mg and 5 mg; zolpidem seven less three.
        await Expect(Item(dialog, "Diazepam 10 mg tablet")).ToContainTextAsync("36 tablets");
        await Expect(Item(dialog, "Diazepam 5 mg tablet")).ToContainTextAsync("11 tablets");
        await Expect(Item(dialog, "Zolpidem 10 mg tablet")).ToContainTextAsync("4 tablets");
        await Expect(Item(dialog, "Diazepam 5 mg tablet")).ToContainTextAsync("24 Nov to 30 Nov: none. From 1 Dec: take 1 tablet (5 mg) at bedtime by mouth.");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save draft" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByText("To Fri 11 Dec, 3 days past the next visit.")).ToBeVisibleAsync();
        await Sign(page, "First night dose changed, in person.");

        await page.Visit(chart + "/medications");
        await page.Button("Dispensed").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.Locator(".facts")).ToContainTextAsync("Runs out Fri 11 Dec, 3 days after the next visit");
    }

    private static async Task SecondVisit(IPage page, string chart)
    {
        await page.SignIn("clinician");
        await page.Visit("/arrivals");
        // Of the afternoon, hours before: further down the board.
        await page.Button("Show all").ClickAsync();
        await page.Button("Mark arrived: Odessa Quillfeather").ClickAsync();
        await OpenVisit(page);
        await page.Button("Record dose change").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Bedtime").FillAsync("20");
        await Expect(dialog.GetByText("Allowed:")).ToBeVisibleAsync();
        // Left are eight tablets of 10 mg and four of 5 mg, 100 mg: five nights of 20 mg.
        await Expect(dialog.GetByText("8 × 10 mg, 4 × 5 mg")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("Runs out Sat 12 Dec")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save dose" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Sign(page, "Steady. A step down, in person.");
        await page.Visit(chart);
        await Expect(page.GetByText("20", new PageGetByTextOptions { Exact = true }).First).ToBeVisibleAsync();
    }

    private static async Task PrintTheSchedule(IPage page, string chart)
    {
        await page.GotoAsync(chart + "/schedule-handout?lang=es");
        var sheet = page.Locator("article.handout");
        await Expect(sheet).ToHaveAttributeAsync("lang", "es");
        await Expect(sheet).ToContainTextAsync("Odessa Quillfeather");
        // Tonight and every night: two tablets of 10 mg, drawn.
        await Expect(sheet.Locator(".week").First.GetByRole(AriaRole.Img, new LocatorGetByRoleOptions { Name = "2 × 10 mg tablet" })).ToHaveCountAsync(7);
        var pdf = await page.PdfAsync(new PagePdfOptions { Format = "Letter", PrintBackground = true });
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b(?!s)"));
        if (Environment.GetEnvironmentVariable("BENZOCLINIC_TEST_PICTURES") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "schedule-es.pdf"), pdf);
    }

    private static ILocator Item(ILocator within, string product) => within.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = product });

    private static async Task OpenVisit(IPage page)
    {
        await page.Visit("/arrivals");
        await page.Button("Open visit: Odessa Quillfeather").ClickAsync();
        await Expect(page.Heading()).ToHaveTextAsync("Visit");
    }

    private static async Task Sign(IPage page, string note)
    {
        await page.GetByLabel("Cut").CheckAsync();
        await page.GetByLabel("Progress note").FillAsync(note);
        await page.Button("Sign visit").ClickAsync();
        await Expect(page.GetByText("Signed by Dr. Hanna Lindqvist")).ToBeVisibleAsync();
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
