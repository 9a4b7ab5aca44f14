using System.Net;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Setup;

public sealed class HeaderTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Theory]
    [InlineData("/account/login", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.Found)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/no/such.file", HttpStatusCode.NotFound)]
    [InlineData("/error/500", HttpStatusCode.OK)]
    [InlineData("/account/session", HttpStatusCode.Unauthorized)]
    [InlineData("/_blazor", HttpStatusCode.Unauthorized)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode status)
    {
        using var browser = shared.App.Browser();
        var answer = await browser.Get(path);
        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/no-such-page")]
    [InlineData("/")]
    public async Task Pages_are_kept_nowhere(string path)
    {
        using var browser = shared.App.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        Assert.Equal("no-store", (await browser.Get(path)).Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task An_unknown_address_is_answered_in_the_house_look()
    {
        using var browser = shared.App.Browser();
        var answer = await browser.Get("/patients/no-such-page/at/all");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>No such page</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("_framework/blazor.web.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_html_of_a_staff_page_names_nobody()
    {
        using var browser = shared.App.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        var html = await browser.Open("/");
        Assert.Contains("_framework/blazor.web.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Lindqvist", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }
}
