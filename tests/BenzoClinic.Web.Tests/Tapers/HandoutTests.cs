using System.Net;
using BenzoClinic.Services.Data;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Tapers;

/// <summary>The patient's schedule and its calendar file, over HTTP as a browser asks.</summary>
public sealed class HandoutTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private TestApp App => shared.App;

    [Theory]
    [InlineData("es", "Mi calendario", "No deje de tomar este medicamento de golpe.", "Mañana", "media de")]
    [InlineData("en", "My calendar", "Do not stop this medicine suddenly.", "Bedtime", "half of")]
    [InlineData("zh", "我的用藥日曆", "請勿突然停藥。", "睡前", "半片")]
    public async Task Every_day_stands_on_it_in_the_language_asked_for(string lang, string title, string warning, string time, string half)
    {
        using var hanna = await SignIn("clinician");
        var html = WebUtility.HtmlDecode(await hanna.Open($"{await Path()}?lang={lang}"));

        Assert.Contains("<h1>Patient schedule</h1>", html, StringComparison.Ordinal);
        foreach (var words in new[] { title, warning, time, half, "Marisol Reyes-Whitaker", "911" }) Assert.Contains(words, html, StringComparison.Ordinal);
        // Four weeks of seven days, a box to tick for each dose.
        Assert.Equal(4, Count(html, "<table class=\"week\""));
        Assert.Equal(28 * 2, Count(html, "<i aria-hidden=\"true\"></i>"));
        Assert.DoesNotContain("BenzoClinic<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patients_own_language_comes_first()
    {
        using var hanna = await SignIn("clinician");
        Assert.Contains("Mi calendario", await hanna.Open(await Path()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_holds_what_is_ordered_and_names_no_medication()
    {
        using var hanna = await SignIn("clinician");
        using var file = await hanna.Get($"{await Path()}/calendar?lang=es");
        var text = await file.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(28 * 2, Count(text, "BEGIN:VEVENT"));
        Assert.Contains("SUMMARY:Toma: Mañana", text, StringComparison.Ordinal);
        foreach (var word in new[] { "diazepam", "Benzo", "Reyes" }) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("therapist")]
    [InlineData("frontdesk")]
    [InlineData("admin")]
    public async Task Anybody_else_sees_nothing_of_it(string who)
    {
        using var other = await SignIn(who);
        foreach (var path in new[] { await Path(), $"{await Path()}/calendar" })
        {
            using var answer = await other.Get(path);
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
            Assert.DoesNotContain("Marisol", await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    private async Task<string> Path()
    {
        await using var db = await App.App.Services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
        var id = await db.Patients.Where(patient => patient.Details.LastName == "Reyes-Whitaker").Select(patient => patient.Id).SingleAsync();
        return $"/patients/{id}/schedule-handout";
    }

    private static int Count(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    private async Task<TestBrowser> SignIn(string who)
    {
        var browser = App.Browser();
        using var _ = await browser.SignIn($"{who}@demo.test", "Taper-slowly-2026");
        return browser;
    }
}
