using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Who waits, best first, with the reasons: a handful of statements however many wait.</summary>
internal static class WaitlistRows
{
    // Far more than a clinic has on its list.
    private const int Limit = 500;

    /// <summary>Entries that wait, of patients who can be booked, with their rows, best first; those whose days are over last.</summary>
    public static async Task<IReadOnlyList<(WaitlistEntry Entry, WaitlistRow Row)>> Load(ClinicDb db, ClinicSettings settings, DateOnly today, Func<IQueryable<WaitlistEntry>, IQueryable<WaitlistEntry>> choose)
    {
        var found = await (
            from entry in choose(db.WaitlistEntries.AsNoTracking()).Where(it => it.State == WaitlistState.Waiting)
            join patient in db.Patients.Where(it => it.DeceasedOn == null && it.ArchivedAt == null) on entry.PatientId equals patient.Id
            join moves in db.Appointments.AsNoTracking() on entry.Moves equals moves.Id into booked
            from visit in booked.DefaultIfEmpty()
            select new { Entry = entry, patient.Details.FirstName, patient.Details.LastName, patient.ChartNumber, Visit = visit }).Take(Limit).ToListAsync();
        if (found.Count == 0) return [];

        var patients = found.Select(it => it.Entry.PatientId).Distinct().ToList();
        var ends = (await db.SafetyItems.AsNoTracking().Where(it => patients.Contains(it.PatientId) && it.Kind == SafetyItemKind.SupplyEnds && it.DoneAt == null && it.Day != null).Select(it => new { it.PatientId, it.Day }).ToListAsync())
            .GroupBy(it => it.PatientId).ToDictionary(it => it.Key, it => it.Min(item => item.Day));
        var missed = (await db.TaperRecords.AsNoTracking().Where(it => patients.Contains(it.PatientId)).SelectMany(it => it.MissedVisits, (record, visit) => new { record.PatientId, visit.On, visit.Cancelled }).ToListAsync())
            .GroupBy(it => it.PatientId).ToDictionary(it => it.Key, it => it.OrderBy(visit => visit.On).Select(visit => (visit.On, visit.Cancelled)).First());
        var nameOf = await Providers.Lookup(db);
        var rows = found.Select(it => (it.Entry, Row: Row(it.Entry, $"{it.FirstName} {it.LastName}".Trim(), it.ChartNumber, Movable(it.Visit, today))));
        return [.. rows.OrderBy(it => it.Entry.Until < today).ThenBy(it => it.Row.Place, WaitlistPlace.BestFirst).ThenBy(it => it.Entry.Id)];

        WaitlistRow Row(WaitlistEntry entry, string name, int chart, Appointment? moves)
        {
            var type = settings.VisitTypes.FirstOrDefault(it => it.Id == entry.Type);
            // A talk with a therapist gives no supply, and does not end what a missed visit stopped.
            var clinical = type?.ByClinicians == true;
            var gone = missed.TryGetValue(entry.PatientId, out var visit) && clinical ? visit : ((DateOnly On, bool Cancelled)?)null;
            var place = new WaitlistPlace(clinical ? ends.GetValueOrDefault(entry.PatientId) : null, gone?.On, entry.Until, entry.Since);
            var wish = new WaitlistWish(entry.Type, entry.Provider, entry.From, entry.Until, entry.Weekdays, entry.Part, entry.Note, moves?.Id);
            var booked = moves is null ? null : new WaitlistVisit(moves.Id, moves.Date, moves.Start, moves.Minutes, nameOf(moves.Provider).Name);
            return new WaitlistRow(
                entry.Id, entry.Revision, entry.PatientId, name, chart, wish, settings.TypeName(entry.Type), entry.Provider is { } with ? nameOf(with).Name : "",
                moves?.Minutes ?? type?.Minutes ?? 0, booked, entry.Since, place, Why(place, gone?.Cancelled == true, today));
        }
    }

    /// <summary>The appointment while it can move; one that was cancelled or missed does not, and a new one is booked.</summary>
    public static Appointment? Movable(Appointment? visit, DateOnly today) => visit is { State: AppointmentState.Expected } && visit.Date >= today ? visit : null;

    private static string Why(WaitlistPlace place, bool cancelled, DateOnly today)
    {
        List<string> reasons = [];
        if (place.SupplyEnds is { } end) reasons.Add($"Supply {(end < today ? "ended" : "ends")} {Wording.Day(end, today)}");
        if (place.Missed is { } day) reasons.Add($"{(cancelled ? "Cancelled late" : "Missed")} {Wording.Day(day, today)}");
        if (place.Until < today) return "These days are over";
        return reasons.Count > 0 ? string.Join(". ", reasons) : $"Wants it by {Wording.Day(place.Until, today)}";
    }
}
