using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>Who works here changes: in by a link, out within a minute.</summary>
[Collection("One browser at a time")]
public sealed partial class StaffTests
{
    [Theory, InABrowser]
    public async Task An_invited_colleague_signs_in_and_loses_the_page_once_deactivated(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var admin = await browsing.Window(clinic.Address);
        await admin.SignIn("admin");
        await admin.Visit("/admin/users");
        await admin.Button("Invite").ClickAsync();
        await admin.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Ana Silva");
        await admin.GetByLabel("Email", new PageGetByLabelOptions { Exact = true }).FillAsync("ana@clinic.test");
        await admin.GetByLabel("clinician", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await admin.Button("Make invitation").ClickAsync();
        var link = await admin.GetByLabel("Link", new PageGetByLabelOptions { Exact = true }).InputValueAsync();

        var ana = await browsing.Window(clinic.Address);
        await ana.GotoAsync(link);
        await ana.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync("seven quiet herons");
        await ana.Button("Set password").ClickAsync();
        await ana.GetByLabel("Email").FillAsync("ana@clinic.test");
        await ana.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync("seven quiet herons");
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

    [GeneratedRegex("/account/login")]
    private static partial Regex SignInPage();
}
