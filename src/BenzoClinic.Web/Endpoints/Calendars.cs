using System.Text;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Web.Identity;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenzoClinic.Web.Endpoints;

/// <summary>Calendars out: a provider's own feed, which whoever holds its address reads, and one visit for the patient.</summary>
internal static class Calendars
{
    // The address is its own key; it stands in no log, since requests are not logged with their addresses.
    public static void MapCalendars(this WebApplication app)
    {
        app.MapGet("/calendar/{token}.ics", Feed).AllowAnonymous().RequireRateLimiting(SignIn.CalendarLimit);
        app.MapGet("/appointments/{id:guid}/calendar.ics", Visit);
        app.MapGet("/appointment/{token}/calendar.ics", Answering).AllowAnonymous().RequireRateLimiting(SignIn.LinkLimit);
    }

    private static async Task<IResult> Feed(string token, CalendarFeedService feeds) =>
        await feeds.Read(token) is { } items ? File(items) : TypedResults.Text("This calendar address is not in use.", "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound);

    private static async Task<IResult> Answering(string token, ReminderAnswerService answers) =>
        await answers.Calendar(token) is { } items ? File(items) : TypedResults.Text("This link is not in use.", "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound);

    private static async Task<IResult> Visit(Guid id, CalendarFeedService feeds)
    {
        try
        {
            return await feeds.ForPatient(new AppointmentId(id)) is { } item ? File([item]) : TypedResults.NotFound();
        }
        catch (AccessDeniedException)
        {
            return TypedResults.NotFound();
        }
    }

    private static FileContentHttpResult File(IReadOnlyList<CalendarItem> items) => TypedResults.File(Encoding.UTF8.GetBytes(Written(items)), "text/calendar; charset=utf-8", "calendar.ics");

    /// <summary>Instants, so that a change of the clocks moves nothing.</summary>
    internal static string Written(IReadOnlyList<CalendarItem> items)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Schedule//EN" };
        foreach (var item in items)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = item.Uid,
                Summary = item.Summary,
                Location = item.Where.Length > 0 ? item.Where : null,
                DtStart = new CalDateTime(item.From, "UTC"),
                DtEnd = new CalDateTime(item.To, "UTC"),
                DtStamp = new CalDateTime(item.ChangedAt, "UTC"),
                Sequence = item.Revision,
                Class = "PRIVATE",
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
