using System.Text;
using System.Text.RegularExpressions;
using BenzoClinic.Benchmarks;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>A clinic moves in: its patients are found, doubles met and cured, lists and bundles taken in, people let in and out.</summary>
[Collection("One browser at a time")]
public sealed partial class MoveInTests
{
    [Theory, InABrowser]
    public async Task A_clinic_moves_in(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await Fill(clinic);
        await using var browsing = await Browsing.Start();
        var (desk, hanna, admin) = (await browsing.Window(clinic.Address), await browsing.Window(clinic.Address), await browsing.Window(clinic.Address));
        await desk.SignIn("frontdesk");
        await hanna.SignIn("clinician");
        await admin.SignIn("admin");

        await Three_letters_find_whom_one_means(desk);
        await A_chart_that_is_there_already_is_noticed_while_a_new_one_is_typed(desk);
        await The_two_are_merged_and_unmerged(hanna);
        await A_list_and_a_newer_bundle_are_imported_after_their_dry_runs(admin);
        await An_invited_colleague_signs_in_and_loses_the_page_once_deactivated(admin, await browsing.Window(clinic.Address));
    }

    // The million in a long run; as many as can be waited for every time.
    private static async Task Fill(ClinicHost clinic)
    {
        var count = Environment.GetEnvironmentVariable("BENZOCLINIC_LONG") is { Length: > 0 } ? 1_000_000 : 50_000;
        await using var connection = new SqliteConnection(clinic.ConnectionString);
        await connection.OpenAsync();
        await using var first = connection.CreateCommand();
        first.CommandText = "SELECT Id FROM Patients LIMIT 1";
        await MillionPatients.Fill(connection, Guid.Parse((string)(await first.ExecuteScalarAsync())!), count);
    }

    private static async Task Three_letters_find_whom_one_means(IPage desk)
    {
        await desk.Keyboard.PressAsync("Control+k");
        await desk.Keyboard.TypeAsync("jim");
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Heading()).ToContainTextAsync("Harold Jimson");
        await Expect(desk).ToHaveURLAsync(new Regex("/visits$"));
    }

    private static async Task A_chart_that_is_there_already_is_noticed_while_a_new_one_is_typed(IPage desk)
    {
        await desk.Visit("/patients/new");
        await Expect(desk.Field("First name")).ToBeFocusedAsync();
        await desk.Field("First name").FillAsync("Marisol");
        await desk.Field("Last name").FillAsync("reyes whitaker");
        await desk.GetByLabel("Date of birth").FillAsync("3/3/1979");
        await desk.Keyboard.PressAsync("Tab");
        var alert = desk.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = "has a chart" });
        await Expect(alert.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Marisol Reyes-Whitaker" })).ToBeVisibleAsync();

        await desk.Button("Save patient").ClickAsync();
        await Expect(alert).ToContainTextAsync("Not saved yet");
        await Expect(desk.Field("First name")).ToHaveValueAsync("Marisol");
        await desk.Button("Save all the same").ClickAsync();
        await Expect(desk.Heading()).ToContainTextAsync("Marisol reyes whitaker");
    }

    private static async Task The_two_are_merged_and_unmerged(IPage hanna)
    {
        await hanna.Keyboard.PressAsync("Control+k");
        await hanna.Keyboard.TypeAsync("marisol reyes-whitaker");
        await hanna.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = "Reyes-Whitaker" }).First.ClickAsync();
        await Expect(hanna.Heading()).ToHaveTextAsync("Marisol Reyes-Whitaker");
        await hanna.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Details", Exact = true }).ClickAsync();
        await hanna.Button("Merge with another chart").ClickAsync();
        var dialog = hanna.GetByRole(AriaRole.Dialog);
        await Expect(hanna.Button("Merge charts")).ToBeDisabledAsync();
        await hanna.Field("The other chart of the same person").PressSequentiallyAsync("marisol");
        await hanna.Locator(".mud-popover-open").GetByText("Marisol reyes whitaker").ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Row, new LocatorGetByRoleOptions { Name = "Last name" })).ToContainTextAsync("Reyes-Whitaker");
        await hanna.Button("Merge charts").ClickAsync();
        await Expect(dialog.GetByText("Say how it is known")).ToBeVisibleAsync();
        await hanna.Field("How it is known that this is one person").FillAsync("Asked at the desk");
        await hanna.Button("Merge charts").ClickAsync();

        var merged = hanna.GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { HasText = "Asked at the desk" });
        await merged.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(hanna.GetByText("Nothing is written here any more.")).ToBeVisibleAsync();
        await hanna.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = OpenChart() }).ClickAsync();
        await Expect(hanna.Heading()).ToHaveTextAsync("Marisol Reyes-Whitaker");
        await hanna.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Details", Exact = true }).ClickAsync();
        await hanna.Button("Undo merge").ClickAsync();
        await Expect(hanna.Button("Undo merge")).ToBeHiddenAsync();
        await hanna.Visit("/patients");
        await hanna.Field("Search patients").FillAsync("marisol");
        await Expect(hanna.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Marisol reyes whitaker" })).ToBeVisibleAsync();
    }

    private static async Task A_list_and_a_newer_bundle_are_imported_after_their_dry_runs(IPage admin)
    {
        await admin.Visit("/admin/settings");
        await Choose(admin, "list.csv", "MRN,First name,Last name,DOB\n7,Ana,Silva,1/31/1970\n");
        await admin.Button("Dry run").ClickAsync();
        await Import(admin, "New1 Changed0 Unchanged0 Unusable0");

        await Choose(admin, "bundle.json", Bundle("503-555-0100"));
        await Import(admin, "New1 Changed0 Unchanged0 Unusable0");

        await Choose(admin, "newer.json", Bundle("503-555-0199"));
        await Expect(admin.GetByText("Changed: phone.")).ToBeVisibleAsync();
        await Import(admin, "New0 Changed1 Unchanged0 Unusable0");
    }

    private static async Task An_invited_colleague_signs_in_and_loses_the_page_once_deactivated(IPage admin, IPage ana)
    {
        await admin.Visit("/admin/users");
        await admin.Button("Invite").ClickAsync();
        await admin.Field("Name").FillAsync("Ana Silva");
        await admin.Field("Email").FillAsync("ana@clinic.test");
        await admin.Field("clinician").CheckAsync();
        await admin.Button("Make invitation").ClickAsync();
        var link = await admin.Field("Link").InputValueAsync();

        await ana.GotoAsync(link);
        await ana.Field("Password").FillAsync("seven quiet herons");
        await ana.Button("Set password").ClickAsync();
        await ana.GetByLabel("Email").FillAsync("ana@clinic.test");
        await ana.Field("Password").FillAsync("seven quiet herons");
        await ana.Button("Sign in").ClickAsync();
        await ana.Ready();
        await ana.Visit("/patients");
        await Expect(ana.Heading()).ToHaveTextAsync("Patients");

        await admin.Visit("/admin/users");
        await admin.GetByLabel("More for Ana Silva").ClickAsync();
        await admin.Button("Deactivate").ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Deactivate", Exact = true }).ClickAsync();
        // She touches nothing: the page goes by itself.
        await Expect(ana).ToHaveURLAsync(SignInPage(), new PageAssertionsToHaveURLOptions { Timeout = 60_000 });
        await ana.GotoAsync("/patients");
        await Expect(ana).ToHaveURLAsync(SignInPage());

        await ana.GotoAsync(link);
        await Expect(ana.GetByText("This link has been used")).ToBeVisibleAsync();
    }

    private static async Task Choose(IPage page, string name, string content)
    {
        var input = page.Locator("input[type=file]");
        for (var tries = 1; ; tries++)
        {
            await input.First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(content) });
            try
            {
                await Expect(input).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 8_000 });
                return;
            }
            catch (PlaywrightException) when (tries < 4)
            {
                // Chosen in the instant in which the field was drawn anew and nobody listened yet: chosen again.
            }
        }
    }

    private static async Task Import(IPage page, string counts)
    {
        await Expect(page.Locator("dl.counts")).ToHaveTextAsync(counts);
        await page.Button("Apply").ClickAsync();
        await page.Button("Import more").ClickAsync();
    }

    private static string Bundle(string phone) =>
        $$$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"eva","identifier":[{"system":"http://there","value":"eva"}],"name":[{"family":"Sample","given":["Eva"]}],"birthDate":"1970-01-02","telecom":[{"system":"phone","value":"{{{phone}}}"}]}}]}""";

    [GeneratedRegex("/account/login")]
    private static partial Regex SignInPage();

    [GeneratedRegex("^Open chart ")]
    private static partial Regex OpenChart();
}
