using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>A record goes out, in both forms, and a bundle is taken in by a clinic that knew nobody.</summary>
[Collection("One browser at a time")]
public sealed class ExportTests
{
    [Theory, InABrowser]
    public async Task A_bundle_is_downloaded_imported_by_another_clinic_and_given_on_unchanged(string browser)
    {
        _ = browser;
        using var folder = new TemporaryFolder();
        var sent = System.IO.Path.Combine(folder.Path, "record.json");
        await using var browsing = await Browsing.Start();
        await using (var clinic = await ClinicHost.Start())
        {
            var page = await browsing.Window(clinic.Address);
            await Open(page, "Marisol Reyes-Whitaker");
            await (await Download(page)).SaveAsAsync(sent);
            await page.Visit(page.Url.Replace("/details", "/history", StringComparison.Ordinal));
            await Expect(page.GetByText("gave the record to Dr. Adams, as a FHIR bundle, for Treatment goes on there; basis: treatment")).ToBeVisibleAsync();
        }

        await using var other = await ClinicHost.StartAfterImport(sent);
        var there = await browsing.Window(other.Address);
        await Open(there, "Marisol Reyes-Whitaker");
        var again = System.IO.Path.Combine(folder.Path, "again.json");
        await (await Download(there)).SaveAsAsync(again);
        Assert.Equal(await File.ReadAllTextAsync(sent), await File.ReadAllTextAsync(again));

        // No dose of another clinic counts before somebody has confirmed it.
        await there.Visit(there.Url.Replace("/details", "", StringComparison.Ordinal));
        await Expect(there.GetByText("to be confirmed").First).ToBeVisibleAsync();
    }

    [Theory, InABrowser]
    public async Task The_dialog_and_the_printed_record_have_no_accessibility_finding(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        foreach (var (width, height, scheme) in new[] { (1440, 900, ColorScheme.Light), (390, 844, ColorScheme.Dark) })
        {
            var page = await browsing.Window(clinic.Address, width, height, scheme);
            await Open(page, "Marisol Reyes-Whitaker");
            await Fill(page, "Printed record");
            await Look(page);
            var tab = await page.Context.RunAndWaitForPageAsync(() => page.Button("Export").ClickAsync());
            await Expect(tab.Heading()).ToHaveTextAsync("Record");
            await Expect(tab).ToHaveTitleAsync("Record");
            await Look(tab);
            await page.Context.CloseAsync();
        }
    }

    private static async Task Open(IPage page, string name)
    {
        await page.SignIn("clinician");
        await page.Visit("/patients");
        var chart = (await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name }).GetAttributeAsync("href"))!.Split('/')[^1];
        await page.Visit($"/patients/{chart}/details");
    }

    private static async Task Fill(IPage page, string form)
    {
        await page.Button("Export record").ClickAsync();
        await page.GetByLabel("To whom").FillAsync("Dr. Adams");
        await page.GetByLabel("Purpose").FillAsync("Treatment goes on there");
        await page.GetByLabel("Basis").SelectOptionAsync(new SelectOptionValue { Label = "Treatment" });
        await page.GetByLabel("Form").SelectOptionAsync(new SelectOptionValue { Label = form });
    }

    private static async Task<IDownload> Download(IPage page)
    {
        await Fill(page, "FHIR bundle");
        var file = await page.RunAndWaitForDownloadAsync(() => page.Button("Export").ClickAsync());
        Assert.Equal("record.json", file.SuggestedFilename);
        return file;
    }

    private static async Task Look(IPage page)
    {
        var found = (await page.RunAxe()).Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}");
        Assert.True(!found.Any(), string.Join("\n", found));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("benzoclinic-export-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
