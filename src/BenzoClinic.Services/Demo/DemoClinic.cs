using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Demo;

/// <summary>
/// Invented patients with months of history behind them, for Development. Everything is written through the services
/// themselves, on the day it would have happened, so that the guard has allowed every dose and the audit trail is whole.
/// </summary>
public sealed class DemoClinic(IDatabaseEngine engine, TimeProvider time)
{
    private static readonly string[] Rooms = ["room-1", "room-2", "room-3"];
    private static readonly string[] TherapyRooms = ["therapy-1", "therapy-2", "room-4"];

    /// <summary>Fills an empty clinic; a clinic with any patient is left as it is.</summary>
    public async Task Seed()
    {
        var past = new DemoTime(time.GetUtcNow());
        await using var provider = new ServiceCollection().AddSingleton(engine).AddSingleton<TimeProvider>(past).AddClinicServices()
            .AddSingleton<IMessageGateway>(new DemoGateway(MessageChannel.Sms)).AddSingleton<IMessageGateway>(new DemoGateway(MessageChannel.Email)).AddLogging().BuildServiceProvider();
        var factory = provider.GetRequiredService<IDbContextFactory<ClinicDb>>();
        await using var db = await factory.CreateDbContextAsync();
        if (await db.Patients.AnyAsync()) return;

        var clinicians = await Holders(db, Role.Clinician);
        var therapists = await Holders(db, Role.Therapist);
        if (clinicians.Count == 0) return;
        var sessions = clinicians.Select(id => new StaffSession { Id = Guid.CreateVersion7(), StaffId = id, CreatedAt = past.Start, ExpiresAt = past.Now.AddDays(1) }).ToList();
        db.StaffSessions.AddRange(sessions);
        await db.SaveChangesAsync();

        var clock = provider.GetRequiredService<ClinicClock>();
        var calendar = new DemoCalendar(clock.Today);
        var now = clock.WallTime;
        var rooms = (await provider.GetRequiredService<ClinicSettingsReader>().Current()).Rooms.Where(room => !room.Retired).Select(room => room.Id).ToList();
        var schedule = new DemoSchedule(clinicians, therapists, sessions[0].Id, calendar).Acts();
        var acts = DemoPatients.All
            .Select((patient, index) => (Patient: patient, People: new DemoPeople(
                index,
                clinicians[index % clinicians.Count],
                therapists.Count == 0 ? null : therapists[patient.Intake % therapists.Count],
                sessions[index % clinicians.Count].Id,
                RoomOf(index % clinicians.Count, Rooms),
                therapists.Count == 0 ? "" : RoomOf(patient.Intake % therapists.Count, TherapyRooms))))
            .SelectMany(it => new DemoChart(it.Patient, it.People, calendar, now).Acts().Select((act, number) => act with { Number = number }))
            .Concat(schedule)
            .Concat(new DemoMessages(new DemoPeople(0, clinicians[0], null, sessions[0].Id), clock.Today, now).Acts())
            .OrderBy(act => act.Day).ThenBy(act => act.Wall);
        foreach (var act in acts)
        {
            past.Now = At(act.Day, act.Wall);
            using var ids = NewIds.From(act.NextId);
            await using var scope = provider.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentSession>().SignedIn(act.People.Session);
            await act.Do(scope.ServiceProvider);
        }

        foreach (var session in sessions) session.RevokedAt = past.Start;
        await db.SaveChangesAsync();

        string RoomOf(int index, string[] names) => index < names.Length && rooms.Contains(names[index]) ? names[index] : "";
    }

    private static DateTime At(DateOnly day, TimeOnly wall) =>
        ClinicClock.TryToInstant(day, wall, out var utc, out var sentence) ? utc : throw new InvalidOperationException(sentence);

    private static Task<List<Guid>> Holders(ClinicDb db, Role role) =>
        (from held in db.UserRoles
         join it in db.Roles on held.RoleId equals it.Id
         join staff in db.Users on held.UserId equals staff.Id
         where it.Name == role.ToString()
         orderby staff.Id
         select staff.Id).ToListAsync();

    /// <summary>A clock that stands where the story is.</summary>
    private sealed class DemoTime(DateTimeOffset now) : TimeProvider
    {
        public DateTime Start { get; } = now.UtcDateTime;

        public DateTime Now { get; set; } = now.UtcDateTime;

        public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
    }
}
