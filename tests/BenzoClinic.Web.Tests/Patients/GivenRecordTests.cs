using System.Net;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Patients;

/// <summary>The page and the file of a record that was given out, over HTTP as a browser asks.</summary>
public sealed class GivenRecordTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private const string Markup = "<script>alert(1)</script>";

    private static int _people;

    private TestApp App => shared.App;

    [Fact]
    public async Task Who_gave_it_out_reads_the_page_with_every_text_escaped_and_downloads_the_file()
    {
        var (page, bundle) = await Give();
        using var hanna = await SignIn("clinician");

        var html = await hanna.Open(page);
        Assert.Contains("<h1>Record</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<title>Record</title>", html, StringComparison.Ordinal);
        Assert.Contains("42 CFR part 2 prohibits unauthorized use or disclosure of these records.", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Markup, html, StringComparison.Ordinal);

        using var file = await hanna.Get(bundle);
        Assert.Equal(("application/fhir+json", "record.json", "no-store"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.FileName, file.Headers.CacheControl!.ToString()));
        Assert.StartsWith("{", await file.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("therapist")]
    [InlineData("frontdesk")]
    [InlineData("admin")]
    public async Task Anybody_else_is_told_that_there_is_nothing(string who)
    {
        var (page, bundle) = await Give();
        using var other = await SignIn(who);
        foreach (var path in new[] { page, bundle })
        {
            using var answer = await other.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("Zarathustra", await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_is_asked_to_sign_in()
    {
        var (page, bundle) = await Give();
        using var nobody = App.Browser();
        foreach (var path in new[] { page, bundle })
        {
            using var answer = await nobody.Get(path);
            Assert.Equal((HttpStatusCode.Redirect, "/account/login"), (answer.StatusCode, answer.Headers.Location!.AbsolutePath));
        }
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_there_is_nothing()
    {
        await using var app = await TestApp.Start();
        var (page, bundle) = await Give(app);
        app.Time.Advance(TimeSpan.FromMinutes(15));
        using var hanna = await SignIn("clinician", app);
        foreach (var path in new[] { page, bundle })
        {
            using var answer = await hanna.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private Task<TestBrowser> SignIn(string who) => SignIn(who, App);

    private static async Task<TestBrowser> SignIn(string who, TestApp app)
    {
        var browser = app.Browser();
        using var _ = await browser.SignIn($"{who}@demo.test", "Taper-slowly-2026");
        return browser;
    }

    private Task<(string Page, string Bundle)> Give() => Give(App);

    /// <summary>A chart full of markup, given out by the demo clinician in both forms.</summary>
    private static async Task<(string Page, string Bundle)> Give(TestApp app)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        Guid session;
        await using (var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync())
        {
            var staff = await db.Users.SingleAsync(it => it.Email == "clinician@demo.test");
            var now = app.Time.GetUtcNow().UtcDateTime;
            var row = new StaffSession { Id = session = Guid.CreateVersion7(), StaffId = staff.Id, CreatedAt = now, ExpiresAt = now.AddHours(1) };
            db.Add(row);
            await db.SaveChangesAsync();
        }

        scope.ServiceProvider.GetRequiredService<CurrentSession>().SignedIn(session);
        var details = new PatientDetails { FirstName = Markup, LastName = "Zarathustra", OtherNames = Markup, Pronouns = Markup, Address = Markup, BirthDate = new DateOnly(1979, 3, 3).AddDays(Interlocked.Increment(ref _people)) };
        var patients = scope.ServiceProvider.GetRequiredService<PatientService>();
        var made = Saved(await patients.Create(new CreatePatient(Guid.CreateVersion7(), details, [new Allergy(Markup, Markup)])));
        var disclosures = scope.ServiceProvider.GetRequiredService<DisclosureService>();
        var request = new ExportRecord(Guid.CreateVersion7(), PatientId.From(made), Markup, Markup, DisclosureBasis.Treatment, DisclosureForm.PrintedRecord);
        var page = Saved(await disclosures.Disclose(request));
        var bundle = Saved(await disclosures.Disclose(request with { OperationId = Guid.CreateVersion7(), Form = DisclosureForm.FhirBundle }));
        return ($"/patients/{made}/record/{page}", $"/patients/{made}/record/{bundle}/bundle");
    }

    private static Guid Saved(Services.Outcome<Services.Saved> outcome) =>
        outcome.Match(saved => saved.Id, findings => throw new InvalidOperationException(findings[0].Sentence), (_, _) => default, () => default);
}
