using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>What is written in a chart can be followed: who, from what, to what.</summary>
[Collection("One browser at a time")]
public sealed class RecordTests
{
    [Theory, InABrowser]
    public async Task A_phone_and_a_condition_are_added_and_the_history_says_who_and_from_what(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var page = await browsing.Window(clinic.Address);
        await page.SignIn("clinician");
        await page.Visit("/patients");
        var chart = (await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Marisol Reyes-Whitaker" }).GetAttributeAsync("href"))!.Split('/')[^1];

        await page.Visit($"/patients/{chart}/details");
        await page.GetByLabel("Phone", new PageGetByLabelOptions { Exact = true }).FillAsync("415 555 0199");
        await page.Button("Save details").ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        await page.Visit($"/patients/{chart}/assessment");
        await page.Button("Add condition").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox, new LocatorGetByRoleOptions { Name = "Condition" }).SelectOptionAsync("http://hl7.org/fhir/sid/icd-10-cm|R25.1");
        await page.Button("Save condition").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = "Tremor" }).First).ToBeVisibleAsync();

        await page.Visit($"/patients/{chart}/history");
        var rows = page.GetByRole(AriaRole.Listitem);
        await Expect(rows.Filter(new LocatorFilterOptions { HasText = "Dr. Hanna Lindqvist changed the phone" })).ToContainTextAsync("from “(415) 555-0138, called first” to “(415) 555-0199, called first”");
        await Expect(rows.Filter(new LocatorFilterOptions { HasText = "to “Tremor" }).First).ToContainTextAsync("added a condition");
    }
}
