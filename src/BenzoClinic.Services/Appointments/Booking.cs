using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>A time as it is asked for; null where a field is empty.</summary>
/// <param name="Type">Id of the visit type; null for what the provider usually gives.</param>
/// <param name="Room">"" for none.</param>
internal sealed record BookingAsk(PatientId? Patient, StaffId? Provider, DateOnly? Date, TimeOnly? Start, int? Minutes, string? Type, string Room, string Note, string OverlapReason);

/// <summary>What a time that may be asked for comes down to.</summary>
/// <param name="IsTaken">True where anyone or anything of it was taken when it was judged. False says nothing: others write.</param>
internal sealed record BookingPlan(AppointmentPlace Place, VisitType Type, Provider Provider, bool IsTaken);

/// <summary>What booking, moving and walking in have in common, inside their transaction.</summary>
internal static class Booking
{
    /// <summary>Findings on all that can be said before anyone looks whether the time is free, or the plan.</summary>
    /// <param name="owner">Whose own time does not count as taken.</param>
    /// <param name="checksHours">False where hours, holidays and absences are looked at day by day.</param>
    /// <param name="isGroup">True where a session is booked: types with places, and no patient.</param>
    public static async Task<(IReadOnlyList<Finding> Findings, BookingPlan? Plan)> Judge(ClinicDb db, BookingAsk ask, ClinicSettings settings, DateOnly today, Guid owner = default, bool isGroup = false, bool checksHours = true)
    {
        var findings = new List<Finding>();
        var timeFindings = CheckTime(ask, today, settings.Hours, out var startsAt);
        var wish = ask is { Provider: { } with, Minutes: { } lasting } && timeFindings.Count == 0 ? new TimeWish(Times.Keys(with, ask.Room, ask.Patient), startsAt, startsAt.AddMinutes(lasting), owner) : null;
        var ground = await BookingGround.Load(db, ask.Provider, ask.Patient, settings.Hours, today, wish);
        if (!isGroup) findings.AddRange(ground.OfPatient);
        var provider = ground.Provider;
        if (provider is null) findings.Add(NoProvider(ask.Provider));
        var type = TypeOf(ask, settings, provider, isGroup, findings);
        if (ask.Room.Length > 0 && settings.Rooms.All(room => room.Id != ask.Room || room.Retired)) findings.Add(new Finding("Room", "unknown", "Choose a room in use."));
        if (ask.Note.Length > Appointment.LongestNote) findings.Add(new Finding("Note", "too-long", $"At most {Appointment.LongestNote} characters."));
        if (ask.OverlapReason.Length > Appointment.LongestNote) findings.Add(new Finding("OverlapReason", "too-long", $"At most {Appointment.LongestNote} characters."));
        findings.AddRange(timeFindings.Where(it => checksHours || it.Code is "required" or "past" or "too-far" or "out-of-range"));
        if (checksHours && ground.Times is not null && ask is { Date: { } date, Start: { } start, Minutes: { } minutes } && findings.TrueForAll(it => it.Field is not ("Date" or "Start" or "Minutes"))
            && ground.Times.Refuses(date, start, minutes) is { } away) findings.Add(away);
        return findings.Count > 0 || provider is null || type is null || ask is not { Date: { } day, Start: { } wall, Minutes: { } length }
            ? (findings, null)
            : (findings, new BookingPlan(new AppointmentPlace(provider.Id, ask.Room, day, wall, startsAt, length), type, provider, ground.IsTaken));
    }

    /// <summary>Whom a visit is with, or why it cannot be.</summary>
    public static async Task<(Provider? Provider, Finding? Refused)> OfProvider(ClinicDb db, StaffId? provider)
    {
        var found = provider is null ? null : (await Providers.Bookable(db)).FirstOrDefault(it => it.Id == provider);
        return (found, found is null ? NoProvider(provider) : null);
    }

    private static Finding NoProvider(StaffId? asked) =>
        asked is null ? Finding.Required("Provider", "Choose who sees the patient.") : new Finding("Provider", "no-provider", "Appointments are with a clinician or a therapist.");

    /// <summary>Findings on the time; an hour of the clock change is explained, whatever the office hours.</summary>
    /// <param name="startsAt">The start, UTC, where there are no findings.</param>
    public static IReadOnlyList<Finding> CheckTime(BookingAsk ask, DateOnly today, ClinicHours hours, out DateTime startsAt)
    {
        startsAt = default;
        return ask is { Date: { } date, Start: { } start } && !ClinicClock.TryToInstant(date, start, out startsAt, out var sentence)
            ? [new Finding("Start", "clock-change", sentence)]
            : BookingChecks.Check(ask.Date, ask.Start, ask.Minutes, today, hours);
    }

    /// <summary>
    /// Looks whether the time is free and takes it. Who is refused waits for nobody; who is not locks, the patient's chart too, and looks again
    /// where others may have written since. A clash of provider or room may be gone over on purpose, with a reason, by who has
    /// that permission; a patient is never in two places. Empty where the time is taken now.
    /// </summary>
    /// <param name="owner">The appointment's or the session's id; what it holds already does not count and is given back.</param>
    public static async Task<(IReadOnlyList<Finding> Findings, bool Overlaps)> Take(WriteScope scope, Guid owner, PatientId patient, BookingPlan plan, string overlapReason, ClinicSettings settings, IDatabaseEngine engine, bool moves = false)
    {
        var keys = Times.Keys(plan.Place.Provider, plan.Place.Room, patient);
        if (plan.IsTaken)
        {
            var (_, findings, _) = await Look(scope, owner, keys, plan.Place, overlapReason, settings);
            if (findings.Count > 0) return (findings, false);
        }

        var wish = plan.IsTaken ? null : new TimeWish(keys, plan.Place.StartsAt, plan.Place.EndsAt, owner);
        if (!await engine.LockTimes(scope.Db, keys, patient, wish)) return await TakeLocked(scope, owner, keys, plan.Place, overlapReason, settings, moves);
        if (moves) await Times.Release(scope.Db, owner);
        await engine.Insert(scope.Db, Times.Rows(owner, keys, plan.Place, []));
        return ([], false);
    }

    /// <summary>The same where the caller holds the locks.</summary>
    public static async Task<(IReadOnlyList<Finding> Findings, bool Overlaps)> TakeLocked(WriteScope scope, Guid owner, IReadOnlyList<string> keys, AppointmentPlace place, string overlapReason, ClinicSettings settings, bool moves = false)
    {
        var (taken, findings, overlaps) = await Look(scope, owner, keys, place, overlapReason, settings);
        if (findings.Count > 0) return (findings, false);
        if (moves) await Times.Release(scope.Db, owner);
        Times.Take(scope.Db, owner, keys, place, taken);
        return ([], overlaps);
    }

    private static async Task<(List<TakenTime> Taken, IReadOnlyList<Finding> Findings, bool Overlaps)> Look(WriteScope scope, Guid owner, IReadOnlyList<string> keys, AppointmentPlace place, string overlapReason, ClinicSettings settings)
    {
        var taken = await Times.Taken(scope.Db, keys, place.StartsAt, place.EndsAt, owner);
        var overlaps = taken.Count > 0 && overlapReason.Trim().Length > 0 && taken.TrueForAll(it => !it.Whom.StartsWith("patient:", StringComparison.Ordinal));
        if (overlaps && Permissions.Of(Operation.OverlapAppointments, scope.Actor.Roles) == Reach.None) return (taken, [new Finding("OverlapReason", "no-overlap", "A clinician decides whether two visits overlap.")], false);
        return (taken, taken.Count > 0 && !overlaps ? await Clashes.Of(scope.Db, taken, place.Provider, place.Room, settings) : [], overlaps);
    }

    /// <summary>Why a walk-in is not needed: the patient is here, or expected today by the same provider. Null otherwise.</summary>
    public static async Task<Finding?> AlreadyToday(ClinicDb db, PatientId patient, StaffId provider, DateOnly today)
    {
        var day = await db.Appointments.AsNoTracking().Where(it => it.PatientId == patient && it.Date == today).ToListAsync();
        if (day.FirstOrDefault(it => it.IsHere) is { ArrivedAt: { } since })
            return new Finding("Patient", "already-here", $"This patient is already here, since {ClinicClock.ToClinic(since):HH\\:mm}.");
        return day.FirstOrDefault(it => it.State == AppointmentState.Expected && it.Provider == provider) is { } expected
            ? new Finding("Patient", "expected-today", $"This patient is booked today at {expected.Start:HH\\:mm}. Mark that visit arrived.")
            : null;
    }

    private static VisitType? TypeOf(BookingAsk ask, ClinicSettings settings, Provider? provider, bool isGroup, List<Finding> findings)
    {
        if (ask.Type is null && provider is not null && !isGroup) return settings.UsualType(provider.Prescribes, ask.Minutes) ?? Refused(new Finding("Type", "none", "The settings have no visit type for this provider."));
        if (ask.Type is null) return isGroup ? Refused(Finding.Required("Type", "Choose a visit type.")) : null;
        if (settings.VisitTypes.FirstOrDefault(it => it.Id == ask.Type && !it.Retired) is not { } type) return Refused(new Finding("Type", "unknown", "Choose a visit type in use."));
        if (type.IsGroup != isGroup) return Refused(new Finding("Type", "group", type.IsGroup ? $"{type.Name} is for a group: add the patient to a session." : $"{type.Name} is for one patient."));
        return provider is null || type.GivenBy(provider.Prescribes) ? type : Refused(new Finding("Type", "not-given", $"{provider.Name} does not give {type.Name.ToLowerInvariant()}: {(type.ByClinicians ? "a clinician" : "a therapist")} does."));

        VisitType? Refused(Finding finding)
        {
            findings.Add(finding);
            return null;
        }
    }
}
