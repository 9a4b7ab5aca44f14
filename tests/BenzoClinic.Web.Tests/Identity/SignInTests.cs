using System.Net;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Identity;

public sealed class SignInTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private const string OneSentence = "That email and password do not open an account.";

    [Fact]
    public async Task The_right_password_leads_to_the_page_that_was_asked_for()
    {
        using var browser = shared.App.Browser();
        var asked = await browser.Get("/patients");
        Assert.Equal("/account/login?returnUrl=%2Fpatients", asked.Headers.Location?.PathAndQuery);
        var answer = await browser.SignIn(DemoStaff.Imani.Email, DemoStaff.Password, "/patients");
        Assert.Equal("/patients", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/")).StatusCode);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var browser = shared.App.Browser();
        var answer = await browser.SignIn(DemoStaff.Imani.Email, DemoStaff.Password);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), header => header.StartsWith("benzoclinic-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clinician@demo.test", "wrong-password-entirely")]
    [InlineData("nobody@demo.test", DemoStaff.Password)]
    [InlineData("clinician@demo.test ' OR 1=1 --", DemoStaff.Password)]
    public async Task Whatever_is_wrong_is_said_in_the_same_sentence(string email, string password)
    {
        using var browser = shared.App.Browser();
        var answer = await browser.SignIn(email, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains(OneSentence, html, StringComparison.Ordinal);
        Assert.DoesNotContain(password, html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/")).StatusCode);
    }

    [Fact]
    public async Task Empty_fields_are_asked_for()
    {
        using var browser = shared.App.Browser();
        var answer = await browser.SignIn("", "");
        Assert.Contains("Enter your email and your password.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = shared.App.Browser();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in"), KeyValuePair.Create("Typed.Email", DemoStaff.Imani.Email), KeyValuePair.Create("Typed.Password", DemoStaff.Password)]);
        var answer = await browser.Http.PostAsync(new Uri("/account/login", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_slowed_down()
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browser();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 61; i++)
        {
            using var form = new FormUrlEncodedContent([]);
            answers.Add((await browser.Http.PostAsync(new Uri("/account/login", UriKind.Relative), form)).StatusCode);
        }

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers.Take(60));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[60]);
    }
}
