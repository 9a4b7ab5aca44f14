using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Benchmarks;

/// <summary>Fills a clinic with visits of tomorrow whose messages are due now: planned an hour ago, by the planner itself.</summary>
internal static class DueMessages
{
    private const int HoursBefore = 24;
    private const int Chunk = 5000;

    /// <summary>Fills it.</summary>
    /// <param name="dueAgo">How long the messages have been due.</param>
    public static async Task Fill(IDatabaseEngine engine, MessageChannel channel, int messages, DateTime now, TimeSpan dueAgo)
    {
        var time = new HourAgo(now);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(engine).AddSingleton<TimeProvider>(time).AddClinicServices().BuildServiceProvider();
        var factory = services.GetRequiredService<IDbContextFactory<ClinicDb>>();
        await engine.Prepare(factory, CancellationToken.None);
        await Settings(services, now);
        var stamp = services.GetRequiredService<ClinicClock>().StampFor(Actor.SystemId);
        var starts = now + TimeSpan.FromHours(HoursBefore) - dueAgo;
        starts = starts.AddTicks(-(starts.Ticks % TimeSpan.TicksPerMinute));
        var provider = new StaffId(Guid.CreateVersion7());
        for (var done = 0; done < messages; done += Chunk)
        {
            var patients = Enumerable.Range(done, Math.Min(Chunk, messages - done)).Select(number => Person(number, channel, stamp)).ToList();
            await using var db = await factory.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await engine.Insert(db, patients);
            await engine.Insert(db, patients.ConvertAll(patient => Visit(patient.Id, provider, starts, stamp)));
            await transaction.CommitAsync();
        }

        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
        await scope.ServiceProvider.GetRequiredService<ReminderPlanService>().Plan();
    }

    private static Patient Person(int number, MessageChannel channel, Stamp stamp) => new(PatientId.New(), number + 1, new PatientDetails
    {
        FirstName = $"First{number}",
        LastName = $"Last{number}",
        BirthDate = new DateOnly(1970, 1, 1),
        Phone = $"415555{number % 10000:0000}",
        Email = $"patient{number}@mail.example",
        RemindBy = channel == MessageChannel.Sms ? ReminderChannel.Sms : ReminderChannel.Email,
        SmsConsentOn = stamp.Today,
        EmailConsentOn = stamp.Today,
    }, stamp);

    private static Appointment Visit(PatientId patient, StaffId provider, DateTime starts, Stamp stamp)
    {
        var wall = ClinicClock.ToClinic(starts);
        return new Appointment(AppointmentId.New(), patient, new AppointmentPlace(provider, "", DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall), starts, 30), new AppointmentTerms("taper-visit"), walkIn: false, stamp);
    }

    // Whatever the hour at which this runs, it is not a quiet one.
    private static async Task Settings(IServiceProvider services, DateTime now)
    {
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
        var quiet = TimeOnly.FromDateTime(ClinicClock.ToClinic(now.AddHours(9)));
        var settings = ClinicSettings.Default with { NeutralName = "Bay Street Clinic", Address = "330 Bay Street", Phone = "(415) 555-0142", Reminders = new ReminderPolicy([HoursBefore], quiet, quiet.AddMinutes(30)) };
        var saved = await scope.ServiceProvider.GetRequiredService<ClinicSettingsService>().Save(new SaveClinicSettings(Guid.CreateVersion7(), 0, settings, "For the run"));
        if (!saved.IsDone) throw new InvalidOperationException($"The settings were refused: {saved.Match(_ => "", findings => findings[0].Sentence, (_, _) => "stale", () => "missing")}");
    }

    private sealed class HourAgo(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now.AddHours(-1), TimeSpan.Zero);
    }
}
