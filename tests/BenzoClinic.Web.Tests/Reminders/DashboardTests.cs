using System.Net;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Reminders;

/// <summary>Who may open what the jobs are followed by.</summary>
public sealed class DashboardTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private static readonly string[] Paths = ["/admin/jobs", "/admin/jobs/", "/admin/jobs/recurring", "/admin/jobs/servers"];

    [Fact]
    public async Task An_administrator_sees_the_jobs()
    {
        using var ruth = await SignIn(DemoStaff.Ruth);
        foreach (var path in Paths)
        {
            using var answer = await ruth.Get(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("Jobs", await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("clinician@demo.test")]
    [InlineData("therapist@demo.test")]
    [InlineData("frontdesk@demo.test")]
    [InlineData("")]
    public async Task For_everybody_else_there_is_no_such_page(string who)
    {
        using var browser = shared.App.Browser();
        if (who.Length > 0) await browser.SignIn(who, DemoStaff.Password);
        foreach (var address in new[] { null, "127.0.0.1", "::1" })
        {
            browser.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            if (address is not null) browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            foreach (var path in Paths)
            {
                using var answer = await browser.Get(path);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.DoesNotContain("Hangfire", await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
            }

            using var posted = await browser.Http.PostAsync(new Uri("/admin/jobs/recurring/trigger", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("jobs[]", "reminders")]), Xunit.TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }
    }

    [Fact]
    public async Task What_the_dashboard_does_takes_a_token_of_its_own_page()
    {
        using var ruth = await SignIn(DemoStaff.Ruth);
        using var posted = await ruth.Http.PostAsync(new Uri("/admin/jobs/recurring/trigger", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("jobs[]", "reminders")]), Xunit.TestContext.Current.CancellationToken);
        Assert.False(posted.IsSuccessStatusCode, $"{posted.StatusCode}");
    }

    [Theory]
    [InlineData("frontdesk@demo.test", "/reminders", HttpStatusCode.OK)]
    [InlineData("frontdesk@demo.test", "/reminders/outbox", HttpStatusCode.OK)]
    [InlineData("admin@demo.test", "/reminders", HttpStatusCode.OK)]
    [InlineData("clinician@demo.test", "/reminders", HttpStatusCode.Forbidden)]
    [InlineData("therapist@demo.test", "/reminders", HttpStatusCode.Forbidden)]
    [InlineData("therapist@demo.test", "/reminders/outbox", HttpStatusCode.Forbidden)]
    public async Task The_board_is_open_to_the_desk_and_administrators(string who, string path, HttpStatusCode code)
    {
        using var browser = shared.App.Browser();
        await browser.SignIn(who, DemoStaff.Password);
        using var answer = await browser.Get(path);
        Assert.Equal(code, answer.StatusCode);
    }

    [Theory]
    [InlineData("/hooks/sms/status")]
    [InlineData("/hooks/sms/reply")]
    public async Task Without_a_gateway_nothing_is_taken_as_its(string path)
    {
        using var browser = shared.App.Browser();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("MessageSid", "SM1")]);
        using var answer = await browser.Http.PostAsync(new Uri(path, UriKind.Relative), form, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<TestBrowser> SignIn(DemoPerson who)
    {
        var browser = shared.App.Browser();
        await browser.SignIn(who.Email, DemoStaff.Password);
        return browser;
    }
}
