using System.Text.RegularExpressions;
using BenzoClinic.Benchmarks;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>A patient found from any page by the keyboard alone; a chart that is there already noticed while a new one is typed.</summary>
[Collection("One browser at a time")]
public sealed class FinderTests
{
    [Theory, InABrowser]
    public async Task Three_letters_and_the_keyboard_open_a_chart_and_no_letter_is_lost(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var hanna = await browsing.Window(clinic.Address);
        await hanna.SignIn("clinician");
        foreach (var path in new[] { "/", "/patients", "/worklist" })
        {
            await hanna.Visit(path);
            // At once, without waiting for anything: not a letter may get lost between the key and the field.
            await hanna.Keyboard.PressAsync("Control+k");
            await hanna.Keyboard.TypeAsync("rey");
            await Expect(hanna.GetByLabel("Find a patient")).ToHaveValueAsync("rey");
            await Expect(hanna.GetByRole(AriaRole.Option).First).ToContainTextAsync("Reyes");
            await hanna.Keyboard.PressAsync("Escape");
            await Expect(hanna.GetByLabel("Find a patient")).ToBeHiddenAsync();
        }

        await hanna.Keyboard.PressAsync("Control+k");
        await hanna.Keyboard.TypeAsync("m rey");
        await hanna.Keyboard.PressAsync("Enter");
        await Expect(hanna.Heading()).ToContainTextAsync("Marisol Reyes-Whitaker");
        await Expect(hanna.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();

        // The chart just opened stands first before anything is typed.
        await hanna.Visit("/worklist");
        await hanna.Keyboard.PressAsync("Control+k");
        await Expect(hanna.GetByRole(AriaRole.Option).First).ToContainTextAsync("Marisol Reyes-Whitaker");
        await hanna.Keyboard.PressAsync("ArrowDown");
        await Expect(hanna.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Selected = true })).ToContainTextAsync("Marisol Reyes-Whitaker");
        await hanna.Keyboard.PressAsync("Enter");
        await Expect(hanna.Heading()).ToContainTextAsync("Marisol Reyes-Whitaker");
    }

    [Theory, InABrowser]
    public async Task Among_very_many_three_letters_find_whom_one_means(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        // The million in a long run; as many as can be waited for every time.
        var count = Environment.GetEnvironmentVariable("BENZOCLINIC_LONG") is { Length: > 0 } ? 1_000_000 : 100_000;
        await using (var connection = new SqliteConnection(clinic.ConnectionString))
        {
            await connection.OpenAsync();
            await using var first = connection.CreateCommand();
            first.CommandText = "SELECT Id FROM Patients LIMIT 1";
            await MillionPatients.Fill(connection, Guid.Parse((string)(await first.ExecuteScalarAsync())!), count);
        }

        await using var browsing = await Browsing.Start();
        var desk = await browsing.Window(clinic.Address);
        await desk.SignIn("frontdesk");
        await desk.Keyboard.PressAsync("Control+k");
        await desk.Keyboard.TypeAsync("jim");
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Heading()).ToContainTextAsync("Harold Jimson");
        await Expect(desk).ToHaveURLAsync(new Regex("/visits$"));
    }

    [Theory, InABrowser]
    public async Task A_chart_that_is_there_already_is_noticed_while_a_new_one_is_typed(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var desk = await browsing.Window(clinic.Address);
        await desk.SignIn("frontdesk");
        await desk.Visit("/patients/new");
        await Expect(desk.GetByLabel("First name", new PageGetByLabelOptions { Exact = true })).ToBeFocusedAsync();
        await desk.GetByLabel("First name", new PageGetByLabelOptions { Exact = true }).FillAsync("Marisol");
        await desk.GetByLabel("Last name", new PageGetByLabelOptions { Exact = true }).FillAsync("reyes whitaker");
        await desk.GetByLabel("Date of birth").FillAsync("3/3/1979");
        await desk.Keyboard.PressAsync("Tab");
        var alert = desk.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = "has a chart" });
        await Expect(alert.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Marisol Reyes-Whitaker" })).ToBeVisibleAsync();

        await desk.Button("Save patient").ClickAsync();
        await Expect(alert).ToContainTextAsync("Not saved yet");
        await Expect(desk.GetByLabel("First name", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("Marisol");
        await desk.Button("Save all the same").ClickAsync();
        await Expect(desk.Heading()).ToContainTextAsync("Marisol reyes whitaker");
    }
}
