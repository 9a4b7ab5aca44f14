using System.Net;
using System.Xml.Linq;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Web.Tests.PatientLinks;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Web.Tests.Reminders;

/// <summary>What the gateway for text messages brings, and what others send in its name.</summary>
public sealed class SmsHooksTests(LinkApp shared) : IClassFixture<LinkApp>
{
    private const string Status = "/hooks/sms/status";
    private const string Reply = "/hooks/sms/reply";

    private static int _phones = 1000;

    [Theory]
    [InlineData("")]
    [InlineData("c2lnbmVk")]
    [InlineData("another-secret")]
    [InlineData("another-address")]
    [InlineData("another-field")]
    public async Task Nothing_is_taken_without_the_gateways_signature(string how)
    {
        var (told, phone) = await Sent();
        foreach (var (path, form) in new[] { (Status, Report(told, "delivered")), (Reply, Text(phone, "C", "SM9")), (Reply, Text(phone, "STOP", "SM8")) })
        {
            var before = await Writes();
            var signature = how switch
            {
                "another-secret" => TwilioSignature.Of("guessed", $"http://visits.test{path}", form),
                "another-address" => TwilioSignature.Of(LinkApp.Secret, $"{shared.App.Address.GetLeftPart(UriPartial.Authority)}{path}", form),
                "another-field" => TwilioSignature.Of(LinkApp.Secret, $"http://visits.test{path}", form.Append(KeyValuePair.Create("Extra", "1"))),
                _ => how,
            };
            using var answer = await Post(path, form, signature);
            Assert.Equal((HttpStatusCode.Forbidden, before), (answer.StatusCode, await Writes()));
        }

        Assert.Equal(ReminderState.Sent, (await shared.Message(told)).State);
    }

    [Fact]
    public async Task A_message_that_arrived_is_delivered_once_and_stays_so()
    {
        var (told, _) = await Sent();
        Assert.Equal(HttpStatusCode.NoContent, (await Signed(Status, Report(told, "delivered"))).StatusCode);
        Assert.Equal(ReminderState.Delivered, (await shared.Message(told)).State);

        var before = await Writes();
        foreach (var status in new[] { "delivered", "sent", "failed" }) Assert.Equal(HttpStatusCode.NoContent, (await Signed(Status, Report(told, status))).StatusCode);
        Assert.Equal((ReminderState.Delivered, before), ((await shared.Message(told)).State, await Writes()));
    }

    [Theory]
    [InlineData("undelivered", "30005", "Number not in service")]
    [InlineData("failed", "30003", "Phone could not be reached")]
    [InlineData("failed", "", "Not delivered")]
    [InlineData("failed", "-1 or 1=1", "Not delivered")]
    public async Task One_that_did_not_says_why(string status, string code, string reason)
    {
        var (told, _) = await Sent();
        await Signed(Status, [.. Report(told, status), KeyValuePair.Create("ErrorCode", code)]);
        Assert.Equal((ReminderState.Failed, reason), await shared.Message(told) is var message ? (message.State, message.Reason) : default);
    }

    [Fact]
    public async Task A_message_of_nobody_changes_nothing()
    {
        await Sent();
        var before = await Writes();
        Assert.Equal(HttpStatusCode.NoContent, (await Signed(Status, [KeyValuePair.Create("MessageSid", "SM-of-nobody"), KeyValuePair.Create("MessageStatus", "delivered")])).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Signed(Status, [KeyValuePair.Create("MessageStatus", "failed")])).StatusCode);
        Assert.Contains("nobody reads replies", await Said(await Signed(Reply, Text("+12025550199", "C", "SM-x"))), StringComparison.Ordinal);
        Assert.Equal(before, await Writes());
    }

    [Fact]
    public async Task A_letter_confirms_once_however_often_it_comes()
    {
        var (told, phone) = await Sent();
        Assert.Equal("Your clinic: thank you, your appointment is confirmed.", await Said(await Signed(Reply, Text(phone, "C", $"SM-in-{told.Message}"))));
        Assert.Equal(AppointmentAnswer.Confirmed, (await shared.Visit(told)).Answer);

        var before = await Writes();
        await Signed(Reply, Text(phone, "C", $"SM-in-{told.Message}"));
        Assert.Equal(before, await Writes());
    }

    [Fact]
    public async Task A_name_that_is_not_xml_arrives_as_it_is()
    {
        await using var app = new LinkApp();
        await app.InitializeAsync();
        using (var ruth = await app.Clinic.Clinic.SignIn(Role.Administrator))
            DeskClinic.Value(await ruth.Get<ClinicSettingsService>().Save(new SaveClinicSettings(Guid.NewGuid(), 0, ClinicSettings.Default with { NeutralName = "Sun & <Moon>" }, "New sign")));

        Assert.StartsWith("Sun & <Moon>: nobody reads replies here.", await Said(await new SmsHooksTests(app).Signed(Reply, Text("+12025550199", "hello", "SM-y"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_ends_text_messages()
    {
        var (told, phone) = await Sent();
        Assert.Contains("no more messages", await Said(await Signed(Reply, Text(phone, " stop ", $"SM-in-{told.Message}"))), StringComparison.Ordinal);
        await using var db = await shared.App.Db();
        Assert.Null(await db.Patients.Where(it => it.Id == told.Visit.Patient).Select(it => it.Details.SmsConsentOn).SingleAsync(Xunit.TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_too_large_or_no_form_is_refused_before_it_is_read()
    {
        foreach (var path in new[] { Status, Reply })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Signed(path, [KeyValuePair.Create("Body", new string('x', 20_000))])).StatusCode);
            using var phone = shared.Phone();
            using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.BadRequest, (await phone.Http.PostAsync(new Uri(path, UriKind.Relative), json, Xunit.TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Theory]
    [InlineData(Status)]
    [InlineData(Reply)]
    public async Task Signed_and_empty_it_does_no_harm(string path)
    {
        var before = await Writes();
        Assert.True((await Signed(path, [])).IsSuccessStatusCode);
        Assert.Equal(before, await Writes());
    }

    private async Task<(Told Told, string Phone)> Sent()
    {
        var number = Interlocked.Increment(ref _phones);
        shared.Clinic.Sms.Answer = message => new SendResult(SendResultKind.Sent, $"SM-{message.Key}");
        var told = await shared.Tell(ReminderChannel.Sms, phone: $"415 555 {number}");
        DeskClinic.Value(await shared.Clinic.Desk.Desk.Get<ReminderBoardService>().SendNow(new ReminderAct(Guid.CreateVersion7(), told.Visit.Patient, told.Message)));
        await shared.Clinic.Tick();
        Assert.Equal(ReminderState.Sent, (await shared.Message(told)).State);
        return (told with { Receipt = (await shared.Message(told)).Receipt }, $"+1415555{number}");
    }

    private static KeyValuePair<string, string>[] Report(Told told, string status) => [KeyValuePair.Create("MessageSid", told.Receipt), KeyValuePair.Create("MessageStatus", status)];

    private static KeyValuePair<string, string>[] Text(string from, string body, string id) => [KeyValuePair.Create("From", from), KeyValuePair.Create("Body", body), KeyValuePair.Create("MessageSid", id)];

    private Task<HttpResponseMessage> Signed(string path, KeyValuePair<string, string>[] form) => Post(path, form, TwilioSignature.Of(LinkApp.Secret, $"http://visits.test{path}", form));

    private async Task<HttpResponseMessage> Post(string path, KeyValuePair<string, string>[] form, string signature)
    {
        using var gateway = shared.Phone();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        return await gateway.Http.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
    }

    // Read as the gateway reads it.
    private static async Task<string> Said(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal((HttpStatusCode.OK, "text/xml"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("Message")!.Value;
        }
    }

    private async Task<int> Writes()
    {
        await using var db = await shared.App.Db();
        return await db.AuditEntries.CountAsync();
    }
}
