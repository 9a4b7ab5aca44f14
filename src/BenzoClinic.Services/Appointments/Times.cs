using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>
/// Takes and gives back times of providers, rooms and patients, inside the caller's transaction. Lock first: what is then found free stays free.
/// The database refuses an overlap even to who does not ask here.
/// </summary>
internal static class Times
{
    private static readonly Compiled<Func<ClinicDb, string, string, string, DateTime, DateTime, DateTime, IAsyncEnumerable<TakenTime>>> Overlapping = new(() => EF.CompileAsyncQuery((ClinicDb db, string one, string two, string three, DateTime earliest, DateTime from, DateTime to) =>
        db.TakenTimes.AsNoTracking().Where(it => (it.Whom == one || it.Whom == two || it.Whom == three) && it.From > earliest && it.From < to && it.To > from)));

    /// <summary>Keys of who and what a booking takes; without a patient for a group session.</summary>
    public static List<string> Keys(StaffId provider, string room, PatientId? patient)
    {
        List<string> keys = [TakenTime.OfProvider(provider)];
        if (room.Length > 0) keys.Add(TakenTime.OfRoom(room));
        if (patient is { } it) keys.Add(TakenTime.OfPatient(it));
        return keys;
    }

    /// <summary>What is taken of these keys in a stretch of time, what <paramref name="own"/> holds left out.</summary>
    public static async Task<List<TakenTime>> Taken(ClinicDb db, IReadOnlyList<string> keys, DateTime from, DateTime to, Guid? own = null)
    {
        var wish = new TimeWish(keys, from, to, own ?? default);
        var taken = await Overlapping.On(db)(db, wish.Key(0), wish.Key(1), wish.Key(2), wish.Earliest, from, to).ToListAsync();
        return [.. taken.Where(it => it.Owner != own)];
    }

    /// <summary>Rows for a time, each in the first lane that is free; the caller has seen to it that only a deliberate overlap needs another than 0.</summary>
    public static List<TakenTime> Rows(Guid owner, IReadOnlyList<string> keys, AppointmentPlace place, IReadOnlyList<TakenTime> taken)
    {
        return [.. keys.Select(key => new TakenTime { Id = NewIds.Next(), Whom = key, Lane = Lane(key), From = place.StartsAt, To = place.EndsAt, Owner = owner })];

        int Lane(string key)
        {
            var lanes = taken.Where(it => it.Whom == key).Select(it => it.Lane).ToHashSet();
            return Enumerable.Range(0, lanes.Count + 1).First(lane => !lanes.Contains(lane));
        }
    }

    /// <summary>Adds such rows; they are written with the rest.</summary>
    public static void Take(ClinicDb db, Guid owner, IReadOnlyList<string> keys, AppointmentPlace place, IReadOnlyList<TakenTime> taken) => db.TakenTimes.AddRange(Rows(owner, keys, place, taken));

    /// <summary>Gives back what an appointment or a session holds.</summary>
    public static Task Release(ClinicDb db, Guid owner) => db.TakenTimes.Where(it => it.Owner == owner).ExecuteDeleteAsync();

    /// <summary>Forgets what is over: nothing can be booked there.</summary>
    public static Task<int> ForgetBefore(ClinicDb db, DateTime instant) => db.TakenTimes.Where(it => it.To < instant).ExecuteDeleteAsync();
}
