using System.Collections.Concurrent;
using System.Diagnostics;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Tests.Appointments;

/// <summary>What a storm of bookings did.</summary>
/// <param name="Errors">What reached a user as an exception.</param>
/// <param name="Unclear">Refusals without a sentence.</param>
/// <param name="Milliseconds">Of every attempt.</param>
public sealed record StormResult(int Done, int Refused, IReadOnlyList<string> Errors, int Unclear, IReadOnlyList<double> Milliseconds)
{
    /// <summary>99 of 100 attempts were answered within so many milliseconds.</summary>
    public double P99 => Milliseconds.Order().ElementAt((int)Math.Ceiling(Milliseconds.Count * 0.99) - 1);
}

/// <summary>
/// Many users at once who book, move and cancel at overlapping times of one day: few providers, rooms and patients, so that most attempts clash.
/// </summary>
public sealed class BookingStorm(IServiceProvider services, Guid session, IReadOnlyList<StaffId> providers, IReadOnlyList<PatientId> patients, IReadOnlyList<string> rooms, DateOnly day)
{
    private static readonly AppointmentState[] Free = [AppointmentState.Cancelled, AppointmentState.NoShow];

    /// <summary>Lets the users loose.</summary>
    public async Task<StormResult> Run(int users, int attempts)
    {
        var (done, refused, unclear) = (0, 0, 0);
        var (errors, times) = (new ConcurrentBag<string>(), new ConcurrentBag<double>());
        await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(async () =>
        {
            using var scope = services.CreateScope();
            scope.ServiceProvider.GetRequiredService<CurrentSession>().SignedIn(session);
            var (desk, random) = (scope.ServiceProvider.GetRequiredService<AppointmentService>(), new Random(user));
            for (var attempt = 0; attempt < attempts; attempt++)
            {
                var began = Stopwatch.GetTimestamp();
                try
                {
                    if (await Attempt(desk, random) is not { } outcome) continue;
                    outcome.Match(
                        _ => Interlocked.Increment(ref done),
                        findings => findings.Count == 0 || findings.Any(it => it.Sentence.Length == 0) ? Interlocked.Increment(ref unclear) : Interlocked.Increment(ref refused),
                        (_, _) => Interlocked.Increment(ref refused),
                        () => Interlocked.Increment(ref refused));
                }
                catch (Exception exception)
                {
                    errors.Add($"{exception.GetType().Name}: {exception.Message}");
                }

                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        })));
        return new StormResult(done, refused, [.. errors], unclear, [.. times]);
    }

    /// <summary>Pairs of standing appointments that take the same provider, room or patient at the same time, from the appointments themselves.</summary>
    public static async Task<int> Overlaps(ClinicDb db, DateOnly day)
    {
        var standing = await db.Appointments.AsNoTracking().Where(it => it.Date == day && !Free.Contains(it.State) && !it.WalkIn).ToListAsync();
        return Pairs(it => it.Provider) + Pairs(it => it.PatientId) + Pairs(it => it.Room.Length > 0 ? it.Room : it.Id.ToString());

        int Pairs(Func<Appointment, object> by) => standing.GroupBy(by).Sum(group => group.Sum(it => group.Count(other => other.Id.Value.CompareTo(it.Id.Value) > 0 && it.StartsAt < other.EndsAt && other.StartsAt < it.EndsAt)));
    }

    /// <summary>Taken times that belong to no standing appointment, and those of an appointment that are missing.</summary>
    public static async Task<int> Orphans(ClinicDb db)
    {
        var times = await db.TakenTimes.AsNoTracking().ToListAsync();
        var standing = await db.Appointments.AsNoTracking().Where(it => !Free.Contains(it.State) && !it.WalkIn && it.Group == null).ToListAsync();
        var due = standing.SelectMany(it => Keys(it).Select(key => (it.Id.Value, key, it.StartsAt, it.EndsAt))).ToHashSet();
        var held = times.Select(it => (it.Owner, it.Whom, it.From, it.To)).ToHashSet();
        return due.Except(held).Count() + held.Except(due).Count() + times.Count - held.Count;

        static IEnumerable<string> Keys(Appointment it)
        {
            yield return TakenTime.OfProvider(it.Provider);
            yield return TakenTime.OfPatient(it.PatientId);
            if (it.Room.Length > 0) yield return TakenTime.OfRoom(it.Room);
        }
    }

    private async Task<Outcome<Saved>?> Attempt(AppointmentService desk, Random random)
    {
        var kind = random.Next(100);
        if (kind < 70) return await desk.Book(new BookAppointment(Guid.CreateVersion7(), One(patients), One(providers), day, Wall(), 15 + random.Next(4) * 15, Room: One(rooms)));
        var rows = await desk.ForPatient(One(patients));
        if (rows.Where(it => it.State == AppointmentState.Expected).ToList() is not { Count: > 0 } booked) return null;
        var it = One(booked);
        return kind < 90
            ? await desk.Move(new MoveAppointment(Guid.CreateVersion7(), it.Patient, it.Id, it.Revision, One(providers), day, Wall(), it.Minutes, One(rooms)))
            : await desk.Cancel(new AppointmentStep(Guid.CreateVersion7(), it.Patient, it.Id, it.Revision));

        T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
        TimeOnly Wall() => new TimeOnly(8, 0).AddMinutes(random.Next(120) * 5);
    }
}
