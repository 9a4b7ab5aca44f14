using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>
/// Every page, wide and light or narrow and dark: nothing that axe finds, nothing in the browser's console. Every second page in each way;
/// all in both with <c>tests/run.sh --long</c>.
/// </summary>
[Collection("One browser at a time")]
public sealed class AccessibilityTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("BENZOCLINIC_LONG") is "1";

    private static readonly Dictionary<string, string[]> PagesOf = new()
    {
        ["clinician"] = ["/", "/patients", "/patients/new", "/schedule?view=week", "/schedule?view=rooms", "/worklist", "{chart}", "{chart}/visits", "{chart}/medications", "{chart}/assessment", "{chart}/details", "{chart}/history", "{chart}/taper-plan", "/formulary"],
        ["therapist"] = ["/", "/patients", "/schedule", "/worklist"],
        ["frontdesk"] = ["/", "/patients", "/schedule", "/schedule/waitlist", "/arrivals", "/arrivals/wall", "{chart}/visits", "{chart}/details", "/reminders", "/reminders/outbox"],
        ["admin"] = ["/", "/admin/users", "/admin/settings", "/reminders"],
    };

    [Theory, InABrowser]
    public async Task No_page_has_an_accessibility_finding(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var found = new ConcurrentBag<string>();
        // Side by side: most of the time the checks run in the windows themselves.
        await Task.WhenAll(Round(1440, 900, ColorScheme.Light), Round(390, 844, ColorScheme.Dark));
        Assert.True(found.IsEmpty, string.Join("\n", found.Distinct()));

        async Task Round(int width, int height, ColorScheme scheme)
        {
            var door = await browsing.Window(clinic.Address, width, height, scheme);
            await door.GotoAsync("/account/login");
            await Look(door, $"nobody /account/login {width}", found);
            await door.Context.CloseAsync();
            foreach (var (who, paths) in PagesOf)
            {
                var page = await browsing.Window(clinic.Address, width, height, scheme);
                page.Console += (_, message) =>
                {
                    if (message.Type == "error") found.Add($"{who} {page.Url} {width}: console: {message.Text}");
                };
                await page.SignIn(who);
                var chart = paths.Any(path => path.Contains("{chart}", StringComparison.Ordinal)) ? await ChartOf(page) : "";
                foreach (var (path, number) in paths.Select((path, number) => (path, number)))
                {
                    if (!Long && number % 2 == (width < 600 ? 1 : 0)) continue;
                    await page.Visit(path.Replace("{chart}", chart, StringComparison.Ordinal));
                    await page.Heading().First.WaitForAsync();
                    await Look(page, $"{who} {path} {width}", found);
                }

                await page.Context.CloseAsync();
            }
        }
    }

    private static async Task<string> ChartOf(IPage page)
    {
        await page.Visit("/patients");
        var link = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Marisol Reyes-Whitaker" });
        return (await link.GetAttributeAsync("href"))!.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var folder, var id, ..] ? $"/{folder}/{id}" : "";
    }

    private static async Task Look(IPage page, string where, ConcurrentBag<string> found)
    {
        AxeResult result = await page.RunAxe();
        foreach (var violation in result.Violations) found.Add($"{where}: {violation.Id} ({violation.Impact}) {violation.Nodes[0].Html}");
        Assert.NotEmpty(result.Passes);
    }
}
