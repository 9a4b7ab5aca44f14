using System.Net;
using System.Net.Sockets;
using BenzoClinic.Services.Data;
using BenzoClinic.Web.Setup;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Setup;

public sealed class StartTests
{
    [Fact]
    public async Task A_taken_port_is_said_with_the_cure()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var refused = await Assert.ThrowsAsync<StartupException>(() => TestApp.Start("Development", $"--urls={url}"));
        Assert.Equal($"{url} is taken by another program: stop it, or choose another address with ASPNETCORE_URLS=http://localhost:5081.", refused.Message);
    }

    [Theory]
    [InlineData("--Database:Provider=MySql", "Database:Provider is \"MySql\": write Sqlite or Postgres.")]
    [InlineData("--Database:ConnectionString=nonsense", "Database:ConnectionString cannot be read")]
    [InlineData("--Database:ConnectionString=Mode=Memory", "Database:ConnectionString names no file")]
    [InlineData("--Database:ConnectionString=Data Source=x.db;Colour=blue", "Database:ConnectionString")]
    [InlineData("--urls=localhost:5080", "The address \"localhost:5080\" cannot be listened at")]
    [InlineData("--urls=http://localhost:99999", "The address \"http://localhost:99999\" cannot be listened at")]
    [InlineData("--Clock:Start=yesterday", "Clock:Start is \"yesterday\": write an instant")]
    [InlineData("--PublicUrl=clinic", "PublicUrl is \"clinic\"")]
    [InlineData("--Mail:From=desk@clinic.test", "Mail:Host is empty: write the name of the mail server")]
    [InlineData("--Mail:Host=smtp.clinic.test", "Mail:From is \"\": write the address patients see")]
    [InlineData("--Sms:AccountSid=AC1", "Sms:AuthToken is empty: write")]
    public void A_wrong_setting_is_said_with_the_cure(string setting, string sentence)
    {
        var refused = Assert.Throws<StartupException>(() => ClinicApp.Build(["--environment=Development", setting]));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Postgres_without_a_connection_string_says_what_to_write()
    {
        var refused = Assert.Throws<StartupException>(() => ClinicApp.Build(["--Database:Provider=postgres"]));
        Assert.StartsWith("Database:ConnectionString is empty", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_clock_cannot_be_moved_in_production()
    {
        var refused = Assert.Throws<StartupException>(() => ClinicApp.Build(["--environment=Production", "--Clock:Start=2026-11-24T10:30:00-08:00"]));
        Assert.Equal("Clock:Start is for Development only: remove the setting.", refused.Message);
    }

    [Fact]
    public void Messages_are_left_in_a_folder_in_development_only()
    {
        var refused = Assert.Throws<StartupException>(() => ClinicApp.Build(["--environment=Production", "--Outbox:Folder=x"]));
        Assert.Equal("Outbox:Folder is for Development only: remove the setting.", refused.Message);
    }

    [Theory]
    [InlineData("10.0.6+abc", false)]
    [InlineData("10.0.0", false)]
    [InlineData("", false)]
    [InlineData("10.0.7", true)]
    [InlineData("10.0.12+abc", true)]
    [InlineData("11.0.0-preview.1", true)]
    public void A_runtime_whose_cookies_can_be_forged_is_refused(string version, bool safe) => Assert.Equal(safe, Secrets.IsSafe(version));

    [Fact]
    public async Task Over_https_cookies_carry_the_host_prefix_and_the_browser_is_told_to_stay()
    {
        await using var app = await TestApp.Start("Production", "--PublicUrl=https://clinic.test");
        using var browser = app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/login");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.Http.SendAsync(request);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-antiforgery=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }
}
