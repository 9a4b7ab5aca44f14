using System.Security;
using System.Text;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;

namespace BenzoClinic.Web.Endpoints;

/// <summary>What the gateway for text messages brings: reports, and patients' own messages. Nothing without its signature.</summary>
internal static class SmsHooks
{
    // Whatever the gateway sends fits many times.
    private const int MostBytes = 16 * 1024;

    public static void MapSmsHooks(this WebApplication app)
    {
        app.MapPost(SmsGateway.StatusPath, (HttpContext context, ReminderReplyService replies, SiteAddress site) => Signed(context, site, SmsGateway.StatusPath, form => Report(form, replies))).AllowAnonymous().DisableAntiforgery();
        app.MapPost(SmsGateway.ReplyPath, (HttpContext context, ReminderReplyService replies, SiteAddress site) => Signed(context, site, SmsGateway.ReplyPath, form => Reply(form, replies))).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task<IResult> Signed(HttpContext context, SiteAddress site, string path, Func<IReadOnlyDictionary<string, string>, Task<IResult>> take)
    {
        if (context.RequestServices.GetService<SendingSettings>() is not { OutboxFolder: null, Sms: { } settings } sending) return TypedResults.NotFound();
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MostBytes) return TypedResults.BadRequest();
        Dictionary<string, string> form = (await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        // Over the address the gateway was told, whatever a proxy made of it since.
        return TwilioSignature.IsValid(settings.AuthToken, (sending.PublicUrl.Length > 0 ? sending.PublicUrl : site.Url) + path, form, context.Request.Headers[TwilioSignature.Header].ToString())
            ? await take(form)
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> Report(IReadOnlyDictionary<string, string> form, ReminderReplyService replies)
    {
        var status = SmsStatus.Of(form.GetValueOrDefault("MessageStatus", ""), form.GetValueOrDefault("ErrorCode", ""));
        if (status.Progress is SmsProgress.Delivered or SmsProgress.Failed)
            await replies.Report(new DeliveryReport(form.GetValueOrDefault("MessageSid", ""), status.Progress == SmsProgress.Delivered, status.Reason, status.NumberFails, status.OptedOut));
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Reply(IReadOnlyDictionary<string, string> form, ReminderReplyService replies)
    {
        var answer = await replies.Take(form.GetValueOrDefault("From", ""), form.GetValueOrDefault("Body", ""), form.GetValueOrDefault("MessageSid", ""));
        return TypedResults.Text($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>{SecurityElement.Escape(answer)}</Message></Response>", "text/xml", Encoding.UTF8);
    }
}
