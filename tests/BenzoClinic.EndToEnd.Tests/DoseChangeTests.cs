using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>The main job from end to end: a patient arrives, and a dose change is recorded that the guard allows or refuses.</summary>
[Collection("One browser at a time")]
public sealed class DoseChangeTests
{
    [Theory, InABrowser]
    public async Task A_new_patient_walks_in_and_the_dose_goes_from_20_to_18(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.StartAfterImport(Bundles);
        await using var browsing = await Browsing.Start();

        var desk = await browsing.Window(clinic.Address);
        await desk.SignIn("frontdesk");
        await desk.Visit("/patients/new");
        await desk.GetByLabel("First name").FillAsync("Odessa");
        await desk.GetByLabel("Last name").FillAsync("Quillfeather");
        await desk.GetByLabel("Date of birth").FillAsync("3 Mar 1979");
        await desk.GetByLabel("Phone", new PageGetByLabelOptions { Exact = true }).FillAsync("(415) 555-0199");
        await desk.Button("Save patient").ClickAsync();
        await Expect(desk.Heading()).ToHaveTextAsync("Odessa Quillfeather");
        await Expect(desk).ToHaveTitleAsync("Chart");
        await Expect(desk.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Taper" })).ToHaveCountAsync(0);

        await desk.Visit("/arrivals");
        await desk.Button("Walk-in").ClickAsync();
        await desk.Pick("quill", "Odessa Quillfeather");
        await desk.Choose("Provider", "Dr. Hanna Lindqvist, MD");
        await desk.Button("Add walk-in").ClickAsync();
        await Expect(desk.GetByLabel("Arrived", new PageGetByLabelOptions { Exact = true }).GetByText("Odessa Quillfeather")).ToBeVisibleAsync();

        var clinician = await browsing.Window(clinic.Address);
        await clinician.SignIn("clinician");
        await OpenVisit(clinician, "Odessa Quillfeather");
        await clinician.Button("Enter regimen").ClickAsync();
        await EnterTwentyMilligrams(clinician);
        await clinician.Button("Save regimen").ClickAsync();

        await RefuseFourteenRecordEighteen(clinician);
        await SignAndSeeItOnTheChart(clinician);
    }

    [Theory, InABrowser]
    public async Task An_imported_patients_regimen_is_confirmed_and_the_dose_goes_from_20_to_18(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.StartAfterImport(Bundles);
        await using var browsing = await Browsing.Start();
        var clinician = await browsing.Window(clinic.Address);
        await clinician.SignIn("clinician");
        await clinician.Visit("/patients");
        await clinician.GetByLabel("Search patients").FillAsync("maggio");
        await clinician.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Louis Maggio" }).ClickAsync();
        await Expect(clinician.Heading()).ToHaveTextAsync("Louis Maggio");
        await Expect(clinician.GetByText("to be confirmed").First).ToBeVisibleAsync();

        await clinician.Visit("/arrivals");
        await clinician.Button("Walk-in").ClickAsync();
        await clinician.Pick("maggio", "Louis Maggio");
        await clinician.Choose("Provider", "Dr. Hanna Lindqvist, MD");
        await clinician.Button("Add walk-in").ClickAsync();
        await OpenVisit(clinician, "Louis Maggio");
        await clinician.Button("Confirm regimen").ClickAsync();
        await EnterTwentyMilligrams(clinician);
        await clinician.Button("Save regimen").ClickAsync();

        await RefuseFourteenRecordEighteen(clinician);
        await SignAndSeeItOnTheChart(clinician);
    }

    private static string Bundles => Path.Combine(AppContext.BaseDirectory, "synthea-r4");

    private static async Task OpenVisit(IPage page, string patient)
    {
        await page.Visit("/arrivals");
        await page.Button($"Open visit: {patient}").ClickAsync();
        await Expect(page.Heading()).ToHaveTextAsync("Visit");
    }

    private static async Task EnterTwentyMilligrams(IPage page)
    {
        await page.GetByLabel("Medication").SelectOptionAsync("Diazepam");
        await page.GetByLabel("Morning").FillAsync("10");
        await page.GetByLabel("Bedtime").FillAsync("10");
        await page.GetByLabel("Taken since").FillAsync("2026-01-05");
        await page.GetByLabel("No", new PageGetByLabelOptions { Exact = true }).CheckAsync();
    }

    private static async Task RefuseFourteenRecordEighteen(IPage page)
    {
        await page.Button("Record dose change").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("Planned step");
        await dialog.GetByLabel("Morning").FillAsync("4");
        var refusal = dialog.GetByRole(AriaRole.Alert);
        await Expect(refusal).ToContainTextAsync("14 mg is refused: more than 25 % in 14 days");
        await Expect(refusal).ToContainTextAsync("15 mg");
        await Expect(dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save dose" })).ToBeDisabledAsync();

        await dialog.GetByLabel("Morning").FillAsync("8");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save dose" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task SignAndSeeItOnTheChart(IPage page)
    {
        await page.GetByLabel("Cut").CheckAsync();
        await page.GetByLabel("Progress note").FillAsync("Seen in person. A first small step.");
        await page.Button("Sign visit").ClickAsync();
        await Expect(page.GetByText("Signed by Dr. Hanna Lindqvist")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Open chart" }).ClickAsync();
        await Expect(page.GetByText("mg a day").First).ToBeVisibleAsync();
        await Expect(page.GetByText("18", new PageGetByTextOptions { Exact = true }).First).ToBeVisibleAsync();
    }
}
