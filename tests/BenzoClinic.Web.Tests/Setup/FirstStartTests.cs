using System.Net;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Setup;

public sealed class FirstStartTests
{
    private static readonly (string, string)[] Ruth = [("Typed.Name", "Ruth Adler"), ("Typed.Email", "ruth@clinic.example"), ("Typed.Password", "seven quiet herons")];

    [Fact]
    public async Task In_production_there_are_no_accounts_and_no_default_password()
    {
        await using var app = await TestApp.Start("Production");
        using var browser = app.Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.SignIn(DemoStaff.Ruth.Email, DemoStaff.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/")).StatusCode);
    }

    [Fact]
    public async Task The_link_creates_the_administrator_once()
    {
        await using var app = await TestApp.Start("Production");
        var path = await Link(app);
        using var browser = app.Browser();
        // Looking, as mail scanners do, uses nothing up.
        Assert.Contains("<h1>Set up the clinic</h1>", await browser.Open(path), StringComparison.Ordinal);

        using var late = app.Browser();
        var opened = await late.Open(path);
        Assert.Contains("Create administrator", opened, StringComparison.Ordinal);

        Assert.Equal("/account/login", (await browser.Submit(path, Ruth)).Headers.Location?.OriginalString);
        Assert.Equal("/", (await browser.SignIn("Ruth@Clinic.example", "seven quiet herons")).Headers.Location?.OriginalString);

        Assert.Contains("This link has been used", await late.Open(path), StringComparison.Ordinal);
        Assert.Null(await app.AsSystem<SetupService, NewSetupLink?>(service => service.Offer()));
    }

    [Theory]
    [InlineData("Typed.Password", "fourteen chars", "at least 15 characters")]
    [InlineData("Typed.Name", "  ", "Enter the name")]
    [InlineData("Typed.Email", "ruth", "Enter an email")]
    public async Task What_is_missing_is_said_beside_the_field_and_the_link_still_works(string field, string value, string sentence)
    {
        await using var app = await TestApp.Start("Production");
        var path = await Link(app);
        using var browser = app.Browser();
        var answer = await browser.Submit(path, [.. Ruth.Select(typed => typed.Item1 == field ? (field, value) : typed)]);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(path, Ruth)).StatusCode);
    }

    [Fact]
    public async Task The_link_runs_out_after_a_day_and_a_new_one_replaces_it()
    {
        await using var app = await TestApp.Start("Production");
        var (first, second) = (await Link(app), await Link(app));
        using var browser = app.Browser();
        Assert.Contains("This link has been used", await browser.Open(first), StringComparison.Ordinal);
        Assert.Contains("Create administrator", await browser.Open(second), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromHours(25));
        Assert.Contains("This link has been used", await browser.Open(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_makes_further_accounts()
    {
        await using var app = await TestApp.Start("Production");
        using var browser = app.Browser();
        await browser.Submit(await Link(app), Ruth);
        Assert.Equal("/", (await browser.SignIn("ruth@clinic.example", "seven quiet herons")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/admin/users")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/admin/settings")).StatusCode);

        var path = $"/account/invitation/{await Invite(app)}";
        using var ana = app.Browser();
        Assert.Contains("<h1>Set your password</h1>", await ana.Open(path), StringComparison.Ordinal);
        Assert.Contains("at least 15 characters", await (await ana.Submit(path, ("Typed.Password", "short"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/account/login", (await ana.Submit(path, ("Typed.Password", "nine loud sparrows"))).Headers.Location?.OriginalString);
        Assert.Contains("This link has been used", await ana.Open(path), StringComparison.Ordinal);
        Assert.Equal("/", (await ana.SignIn("ana@clinic.example", "nine loud sparrows")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/patients")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get("/admin/users")).StatusCode);
    }

    /// <summary>As the signed-in administrator's circuit does it.</summary>
    private static async Task<string> Invite(TestApp app)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        var session = await scope.ServiceProvider.GetRequiredService<SignInService>().SignIn("ruth@clinic.example", "seven quiet herons");
        scope.ServiceProvider.GetRequiredService<CurrentSession>().SignedIn(session!.SessionId);
        var outcome = await scope.ServiceProvider.GetRequiredService<AccessChangeService>().Invite(new InviteStaff(Guid.CreateVersion7(), "Ana Silva", "ana@clinic.example", "", new HashSet<Role> { Role.FrontDesk }));
        return outcome.Match(link => link.Token, findings => findings[0].Sentence, (who, _) => who, () => "missing");
    }

    private static async Task<string> Link(TestApp app) =>
        $"/account/setup/{(await app.AsSystem<SetupService, NewSetupLink?>(service => service.Offer()))!.Token}";
}
