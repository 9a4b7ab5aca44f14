using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>A patient found from any page by the keyboard alone.</summary>
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
}
