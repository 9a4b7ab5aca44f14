using System.Globalization;
using System.Text;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Handout;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenzoClinic.Web.Endpoints;

/// <summary>The patient's schedule as a calendar file.</summary>
internal static class Handouts
{
    // Wall times at the clinic; the patient moves them as suits.
    private static readonly TimeOnly[] Times = [new(8, 0), new(12, 30), new(18, 0), new(22, 0)];

    public static void MapHandouts(this WebApplication app) => app.MapGet("/patients/{patient:guid}/schedule-handout/calendar", Calendar);

    private static async Task<Results<FileContentHttpResult, NotFound>> Calendar(Guid patient, string? lang, HandoutService handouts)
    {
        try
        {
            return (await handouts.Open(new PatientId(patient), 1)).Match<Results<FileContentHttpResult, NotFound>>(
                view => TypedResults.File(Encoding.UTF8.GetBytes(Written(view, HandoutWords.Of(lang ?? view.Language))), "text/calendar; charset=utf-8", "calendar.ics"),
                _ => TypedResults.NotFound(),
                (_, _) => TypedResults.NotFound(),
                () => TypedResults.NotFound());
        }
        catch (AccessDeniedException)
        {
            return TypedResults.NotFound();
        }
    }

    /// <summary>
    /// What is ordered and nothing that a visit has still to confirm: a calendar on a phone is not taken back. It names no medication
    /// and no clinic, for phones are read by others.
    /// </summary>
    internal static string Written(HandoutView view, HandoutWords words)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Schedule//EN" };
        foreach (var day in view.Days.TakeWhile(day => !day.IsPlanned))
        {
            foreach (var time in DoseTimes.Scheduled)
            {
                var doses = day.Doses.Where(dose => dose.Time == time).ToList();
                if (doses.Count == 0 || !ClinicClock.TryToInstant(day.On, Times[(int)time], out var utc, out _)) continue;
                calendar.Events.Add(new CalendarEvent
                {
                    Uid = $"{day.On:yyyyMMdd}-{(int)time}@schedule",
                    Summary = string.Format(CultureInfo.InvariantCulture, words.Dose, words.Times[(int)time]),
                    Description = string.Join(" + ", doses.Select(dose => words.Made(dose.Made))),
                    DtStart = new CalDateTime(utc, "UTC"),
                    DtEnd = new CalDateTime(utc.AddMinutes(10), "UTC"),
                });
            }
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
