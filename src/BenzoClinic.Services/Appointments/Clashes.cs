using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Who or what is taken, in words beside the field that chose it.</summary>
internal static class Clashes
{
    /// <summary>One finding for the provider, one for the room, one for the patient, as far as they are taken.</summary>
    public static async Task<List<Finding>> Of(ClinicDb db, IReadOnlyList<TakenTime> taken, StaffId provider, string room, ClinicSettings settings)
    {
        if (taken.Count == 0) return [];
        var owners = await Owners(db, [.. taken.Select(it => it.Owner).Distinct()], settings);
        var nameOf = await Providers.Lookup(db);
        var findings = new List<Finding>();
        if (First("provider:") is { } busy) findings.Add(new Finding("Start", "provider-taken", $"{nameOf(provider).Name} is taken {busy}."));
        if (First("room:") is { } used) findings.Add(new Finding("Room", "room-taken", $"{settings.RoomName(room)} is taken {used}."));
        if (First("patient:") is { } elsewhere) findings.Add(new Finding("Patient", "patient-taken", $"The patient is booked {elsewhere}."));
        return findings;

        string? First(string kind) => taken.Where(it => it.Whom.StartsWith(kind, StringComparison.Ordinal)).OrderBy(it => it.From).FirstOrDefault() is not { } it
            ? null
            : $"from {Wall(it.From)} to {Wall(it.To)}{(owners.GetValueOrDefault(it.Owner) is not { } owner ? "" : kind == "patient:" ? $" with {nameOf(owner.Provider).Name}" : $": {owner.Words}")}";
    }

    private static async Task<Dictionary<Guid, Owner>> Owners(ClinicDb db, List<Guid> ids, ClinicSettings settings)
    {
        var appointmentIds = ids.ConvertAll(AppointmentId.From);
        var sessionIds = ids.ConvertAll(GroupSessionId.From);
        var visits = await (
            from it in db.Appointments.AsNoTracking()
            where appointmentIds.Contains(it.Id)
            join patient in db.Patients on it.PatientId equals patient.Id
            select new { it.Id, it.Provider, it.Type, it.Room, Name = (patient.Details.FirstName + " " + patient.Details.LastName).Trim() }).ToListAsync();
        var sessions = visits.Count == ids.Count
            ? []
            : await db.GroupSessions.AsNoTracking().Where(it => sessionIds.Contains(it.Id)).Select(it => new { it.Id, it.Provider, it.Name, it.Room }).ToListAsync();
        return visits.Select(it => (it.Id.Value, new Owner(it.Provider, Words(it.Name, settings.TypeName(it.Type), settings.RoomName(it.Room)))))
            .Concat(sessions.Select(it => (it.Id.Value, new Owner(it.Provider, Words(it.Name, "", settings.RoomName(it.Room))))))
            .ToDictionary(it => it.Item1, it => it.Item2);
    }

    private static string Words(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static string Wall(DateTime utc) => $"{ClinicClock.ToClinic(utc):HH\\:mm}";

    private sealed record Owner(StaffId Provider, string Words);
}
