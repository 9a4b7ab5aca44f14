using System.Net;
using System.Text;
using BenzoClinic.Services.Reminders.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BenzoClinic.Services.Tests.Reminders.Sending;

public sealed class SmsGatewayTests
{
    [Fact]
    public async Task A_message_is_handed_over_with_account_key_and_where_to_report()
    {
        await using var service = await Service.Start(Service.Taken);
        using var gateway = service.Gateway();

        Assert.Equal(new SendResult(SendResultKind.Sent, "SM1"), await gateway.SendOne(Letters.Text("key-7", body: "Martes, ¿viene?\n& 1+1=2")));

        var asked = Assert.Single(service.Asked);
        Assert.Equal(("POST", "/2010-04-01/Accounts/AC1/Messages.json", "key-7"), (asked.Method, asked.Path, asked.Key));
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("AC1:secret"))}", asked.Account);
        Assert.Equal("Body=Martes, ¿viene?\n& 1+1=2|From=+14155550100|StatusCallback=https://clinic.test/hooks/sms/status|To=+14155550138", asked.Form);
    }

    [Theory]
    [InlineData(201, """{"sid":"SM1"}""", SendResultKind.Sent, "")]
    [InlineData(200, """{"sid":"SM1"}""", SendResultKind.Sent, "")]
    [InlineData(200, "<html>Log in</html>", SendResultKind.Unsure, "Cut off, may have gone")]
    [InlineData(429, "", SendResultKind.TryAgain, "The text message service cannot now (429)")]
    [InlineData(500, "", SendResultKind.TryAgain, "The text message service cannot now (500)")]
    [InlineData(503, """{"code":20503}""", SendResultKind.TryAgain, "The text message service cannot now (503)")]
    [InlineData(504, "", SendResultKind.Unsure, "Cut off, may have gone")]
    [InlineData(302, "", SendResultKind.TryAgain, "The text message service answers strangely (302)")]
    [InlineData(401, """{"code":20003}""", SendResultKind.TryAgain, "The text message service refuses the clinic's account")]
    [InlineData(403, "", SendResultKind.TryAgain, "The text message service refuses the clinic's account")]
    [InlineData(400, """{"code":21211}""", SendResultKind.BadAddress, "Not a phone number")]
    [InlineData(400, """{"code":21214}""", SendResultKind.BadAddress, "Number not in service")]
    [InlineData(400, """{"code":21217}""", SendResultKind.BadAddress, "Not a phone number")]
    [InlineData(400, """{"code":21612}""", SendResultKind.BadAddress, "Number cannot be reached by text")]
    [InlineData(400, """{"code":21614}""", SendResultKind.BadAddress, "Not a mobile number")]
    [InlineData(400, """{"code":21610}""", SendResultKind.Refused, SmsGateway.OptedOut)]
    [InlineData(400, """{"code":21606}""", SendResultKind.TryAgain, "The text message service refuses the clinic's number (21606)")]
    [InlineData(400, """{"code":21617}""", SendResultKind.Refused, "The text message service refuses it (21617)")]
    [InlineData(400, "nonsense", SendResultKind.Refused, "The text message service refuses it (400)")]
    public async Task Every_answer_has_its_meaning(int status, string body, SendResultKind kind, string reason)
    {
        await using var service = await Service.Start(context => Service.Answer(context, status, body));
        using var gateway = service.Gateway();
        Assert.Equal(new SendResult(kind, kind == SendResultKind.Sent ? "SM1" : "", reason), await gateway.SendOne(Letters.Text()));
        Assert.Single(service.Asked);
    }

    [Theory]
    [InlineData(false, SendResultKind.Unsure)]
    [InlineData(true, SendResultKind.TryAgain)]
    public async Task What_was_cut_off_is_sent_again_only_where_keys_are_honoured(bool honoursKeys, SendResultKind kind)
    {
        await using var service = await Service.Start(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var gateway = service.Gateway(honoursKeys);
        Assert.Equal(kind, (await gateway.SendOne(Letters.Text())).Kind);
        // Nor does the client send it again by itself.
        Assert.Single(service.Asked);
    }

    [Theory]
    [InlineData(false, SendResultKind.Unsure)]
    [InlineData(true, SendResultKind.TryAgain)]
    public async Task A_silent_service_is_left_after_its_time_and_not_before(bool honoursKeys, SendResultKind kind)
    {
        var (time, came) = (Letters.Clock(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var stop = new CancellationTokenSource();
        await using var service = await Service.Start(async context =>
        {
            came.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var gateway = new SmsGateway(service.Settings(honoursKeys), "", time);
        var sending = gateway.SendOne(Letters.Text(), stop.Token);
        await came.Task;
        await stop.CancelAsync();
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(kind, (await sending).Kind);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_tried_again()
    {
        SmsSettings settings;
        await using (var service = await Service.Start(Service.Taken)) settings = service.Settings(false);
        foreach (var gone in new[] { settings, settings with { Url = "https://nowhere.invalid" } })
        {
            using var gateway = new SmsGateway(gone, "", Letters.Clock());
            Assert.Equal(new SendResult(SendResultKind.TryAgain, "", "The text message service cannot be reached"), await gateway.SendOne(Letters.Text()));
        }
    }

    [Fact]
    public async Task Several_go_at_once_where_keys_are_honoured_and_the_results_keep_their_order()
    {
        await using var service = await Service.Start(context => Service.Answer(context, 201, $$"""{"sid":"{{context.Request.Headers["Idempotency-Key"]}}"}"""));
        using var gateway = service.Gateway(honoursKeys: true);
        await using var connection = gateway.Connect();
        var keys = Enumerable.Range(1, gateway.AtOnce).Select(number => $"key-{number}").ToList();
        Assert.Equal(keys, (await connection.Send([.. keys.Select(key => Letters.Text(key))], default)).Select(result => result.Receipt));
        using var careful = service.Gateway();
        Assert.Equal((10, 1, true, false), (gateway.AtOnce, careful.AtOnce, gateway.HonoursKeys, careful.HonoursKeys));
    }

    [Theory]
    [InlineData("(415) 555-0138", "+14155550138")]
    [InlineData("415.555.0138", "+14155550138")]
    [InlineData("1 415 555 0138", "+14155550138")]
    [InlineData("+1 (415) 555-0138", "+14155550138")]
    [InlineData("+52 55 1234 5678", "+525512345678")]
    [InlineData("+65 6123 4567", "+6561234567")]
    [InlineData("+49 30 1234567", "+49301234567")]
    [InlineData("555-0138", null)]
    [InlineData("+1 555 0138", null)]
    [InlineData("(415) 555-0138 ext. 12", null)]
    [InlineData("(415) 555-0138 #12", null)]
    [InlineData("", null)]
    public async Task A_number_is_written_for_the_whole_world(string typed, string? number)
    {
        Assert.Equal(number, SmsNumber.E164(typed));
        if (number is not null) return;
        using var gateway = new SmsGateway(new SmsSettings("AC1", "secret", "+14155550100", "http://127.0.0.1:1"), "", Letters.Clock());
        Assert.Equal(new SendResult(SendResultKind.BadAddress, "", "Not a number for text messages"), await gateway.SendOne(Letters.Text(to: typed)));
    }

    /// <summary>A text message service on this machine.</summary>
    private sealed class Service(WebApplication app) : IAsyncDisposable
    {
        public List<(string Method, string Path, string Key, string Account, string Form)> Asked { get; } = [];

        public static async Task<Service> Start(Func<HttpContext, Task> answer)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var service = new Service(builder.Build());
            await service.Serve(answer);
            return service;
        }

        public static Task Taken(HttpContext context) => Answer(context, 201, """{"sid":"SM1","status":"queued"}""");

        public static async Task Answer(HttpContext context, int status, string body)
        {
            context.Response.StatusCode = status;
            if (status == 302) context.Response.Headers.Location = "/elsewhere";
            await context.Response.WriteAsync(body);
        }

        public SmsSettings Settings(bool honoursKeys) => new("AC1", "secret", "+14155550100", app.Urls.First(), honoursKeys);

        public SmsGateway Gateway(bool honoursKeys = false) => new(Settings(honoursKeys), "https://clinic.test", Letters.Clock());

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task Serve(Func<HttpContext, Task> answer)
        {
            app.Run(async context =>
            {
                var form = await context.Request.ReadFormAsync();
                lock (Asked)
                {
                    Asked.Add((context.Request.Method, context.Request.Path, context.Request.Headers["Idempotency-Key"].ToString(), context.Request.Headers.Authorization.ToString(),
                        string.Join('|', form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"))));
                }

                await answer(context);
            });
            return app.StartAsync();
        }
    }
}
