using System.Text;
using Microsoft.Playwright;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>An administrator imports a list and a newer bundle, each after its dry run.</summary>
[Collection("One browser at a time")]
public sealed class ImportTests
{
    [Theory, InABrowser]
    public async Task A_list_and_a_newer_bundle_are_imported_after_their_dry_runs(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var page = await browsing.Window(clinic.Address);
        await page.GotoAsync("/account/login");
        await page.SignIn("admin");
        await page.Visit("/admin/settings");

        await Choose(page, "list.csv", "MRN,First name,Last name,DOB\n7,Ana,Silva,1/31/1970\n");
        await Press(page, "Dry run");
        await Import(page, "New1 Changed0 Unchanged0 Unusable0");

        await Choose(page, "bundle.json", Bundle("503-555-0100"));
        await Import(page, "New1 Changed0 Unchanged0 Unusable0");

        await Choose(page, "newer.json", Bundle("503-555-0199"));
        await Assertions.Expect(page.GetByText("Changed: phone.")).ToBeVisibleAsync();
        await Import(page, "New0 Changed1 Unchanged0 Unusable0");
    }

    private static async Task Choose(IPage page, string name, string content) =>
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(content) });

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    private static async Task Import(IPage page, string counts)
    {
        await Assertions.Expect(page.Locator("dl.counts")).ToHaveTextAsync(counts);
        await Press(page, "Apply");
        await Press(page, "Import more");
    }

    private static string Bundle(string phone) =>
        $$$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"eva","identifier":[{"system":"http://there","value":"eva"}],"name":[{"family":"Sample","given":["Eva"]}],"birthDate":"1970-01-02","telecom":[{"system":"phone","value":"{{{phone}}}"}]}}]}""";
}
