using System.Net;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Web.Tests.Fixtures;
using Ical.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace BenzoClinic.Web.Tests.PatientLinks;

/// <summary>Programs that read mail open every link in it; curious people open other things beside.</summary>
public sealed class LookingTests(LinkApp shared) : IClassFixture<LinkApp>
{
    [Fact]
    public async Task Opening_a_link_a_thousand_times_changes_nothing()
    {
        var told = await shared.Tell();
        using (var first = shared.Phone()) foreach (var path in Paths(told)) await first.Open(path);
        await using var watch = new SqliteConnection(shared.App.App.Configuration["Database:ConnectionString"]);
        await watch.OpenAsync(Xunit.TestContext.Current.CancellationToken);
        var before = await Version(watch);

        for (var times = 0; times < 1000;)
        {
            using var scanner = shared.Phone();
            for (var each = 0; each < 50; each += Paths(told).Length, times += Paths(told).Length)
                foreach (var path in Paths(told)) Assert.Equal(HttpStatusCode.OK, (await scanner.Get(path)).StatusCode);
        }

        // Counts what any other connection has committed.
        Assert.Equal(before, await Version(watch));
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_ways_of_asking_do_nothing_and_name_nothing(string method)
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(told.Answer, UriKind.Relative));
        using var answer = await phone.Http.SendAsync(request, Xunit.TestContext.Current.CancellationToken);

        Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.OK or HttpStatusCode.NotFound, $"{answer.StatusCode}");
        Links.Discreet(await answer.Read());
        Assert.Equal(Domain.Appointments.AppointmentState.Expected, (await shared.Visit(told)).State);
    }

    [Fact]
    public async Task Too_many_from_one_address_are_told_to_wait_and_others_are_not()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 60; number++) answers.Add((await phone.Get(told.Answer)).StatusCode);
        Assert.All(answers, code => Assert.Equal(HttpStatusCode.OK, code));

        foreach (var path in Paths(told))
        {
            using var refused = await phone.Get(path);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            var html = await refused.Read();
            Assert.Contains("Wait a minute, then try again.", html, StringComparison.Ordinal);
            Links.Discreet(html);
        }

        using var other = shared.Phone();
        Assert.Equal(HttpStatusCode.OK, (await other.Get(told.Answer)).StatusCode);
    }

    [Fact]
    public async Task The_calendar_file_says_when_and_where()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        using var answer = await phone.Get($"{told.Answer}/calendar.ics");
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Read();

        Links.Discreet(text);
        var it = Assert.Single(Calendar.Load(text)!.Events);
        Assert.Equal(("Your clinic", told.Visit.StartsAt), (it.Summary, it.DtStart!.AsUtc));
        Assert.Null(it.Description);
        Assert.Empty(it.Attendees);
        Assert.Null(it.Organizer);
    }

    [Theory]
    [InlineData("", "Stop e-mail about your appointments?")]
    [InlineData("?lang=es", "¿No recibir más correos sobre sus citas?")]
    [InlineData("?lang=zh", "不再接收预约邮件？")]
    public async Task E_mail_ends_by_a_tap_and_not_by_looking(string lang, string question)
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        var html = await (await phone.Get(told.EndMail + lang)).Read();
        Assert.Contains(question, html, StringComparison.Ordinal);
        Links.Discreet(html);
        Assert.NotNull(await MailConsent(told));

        Links.Discreet(await (await phone.Submit(told.EndMail + lang)).Read());

        Assert.Null(await MailConsent(told));
        Assert.Equal(("Ended e-mail by the link in one", Domain.Reminders.ReminderState.Failed), await shared.Message(told) is var message ? (message.Reason, message.State) : default);
        // Whoever taps twice has done it once.
        Assert.Equal(HttpStatusCode.OK, (await phone.Submit(told.EndMail + lang)).StatusCode);
    }

    [Fact]
    public async Task E_mail_does_not_end_without_the_forms_token_nor_by_an_altered_link()
    {
        var told = await shared.Tell();
        using var phone = shared.Phone();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "end")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await phone.Http.PostAsync(new Uri(told.EndMail, UriKind.Relative), form, Xunit.TestContext.Current.CancellationToken)).StatusCode);

        // The link that answers is another than the one that ends.
        foreach (var path in new[] { told.EndMail[..^2] + (told.EndMail[^2] == 'A' ? "BA" : "AA"), told.Answer.Replace("appointment", "unsubscribe", StringComparison.Ordinal), "/unsubscribe/x" })
        {
            using var answer = await phone.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Links.Discreet(await answer.Read());
        }

        Assert.NotNull(await MailConsent(told));
    }

    [Theory]
    [InlineData("/appointment")]
    [InlineData("/appointment/")]
    [InlineData("/appointment/a/b/c")]
    [InlineData("/unsubscribe")]
    [InlineData("/UNSUBSCRIBE/a/b")]
    public async Task An_address_beside_them_is_none_and_names_nothing(string path)
    {
        using var phone = shared.Phone();
        using var answer = await phone.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Links.Discreet(answer.Headers);
        Links.Discreet(await answer.Read());
    }

    private static string[] Paths(Told told) => [told.Answer, $"{told.Answer}?lang=es", $"{told.Answer}/calendar.ics", told.EndMail];

    private static async Task<long> Version(SqliteConnection watch)
    {
        await using var ask = watch.CreateCommand();
        ask.CommandText = "PRAGMA data_version";
        return (long)(await ask.ExecuteScalarAsync())!;
    }

    private async Task<DateOnly?> MailConsent(Told told)
    {
        await using var db = await shared.App.Db();
        return await db.Patients.Where(it => it.Id == told.Visit.Patient).Select(it => it.Details.EmailConsentOn).SingleAsync();
    }
}
