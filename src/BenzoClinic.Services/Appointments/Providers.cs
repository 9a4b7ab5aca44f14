using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Those whom appointments are with: clinicians and therapists.</summary>
public static class Providers
{
    /// <summary>Stands in for an account that is no provider any more.</summary>
    private const string Unknown = "Former colleague";

    private static readonly Compiled<Func<ClinicDb, IAsyncEnumerable<StaffRow>>> Rows = new(() => EF.CompileAsyncQuery((ClinicDb db) =>
        db.Users.Select(staff => new StaffRow(
            staff.Id,
            staff.DisplayName,
            staff.Credentials,
            staff.Deactivated,
            db.UserRoles.Any(held => held.UserId == staff.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == nameof(Role.Clinician))),
            db.UserRoles.Any(held => held.UserId == staff.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == nameof(Role.Therapist)))))));

    /// <summary>Everyone who may be booked now, clinicians first, by name.</summary>
    public static async Task<IReadOnlyList<Provider>> Bookable(ClinicDb db) =>
        [.. (await All(db)).Where(row => !row.Deactivated && row.Provides).Select(row => row.ToProvider())
            .OrderByDescending(provider => provider.Prescribes).ThenBy(provider => provider.Name, StringComparer.Ordinal)];

    /// <summary>Every account by id, for showing a name beside an appointment of any age.</summary>
    internal static async Task<Func<StaffId, Provider>> Lookup(ClinicDb db)
    {
        var byId = (await All(db)).ToDictionary(row => new StaffId(row.Id), row => row.ToProvider());
        return id => byId.TryGetValue(id, out var provider) ? provider : new Provider(id, Unknown, "", false);
    }

    /// <summary>Every account by id.</summary>
    internal static async Task<IReadOnlyDictionary<StaffId, Provider>> Everyone(ClinicDb db) =>
        (await All(db)).ToDictionary(row => new StaffId(row.Id), row => row.ToProvider());

    /// <summary>Ids of everyone who is or was a clinician.</summary>
    internal static async Task<List<StaffId>> Clinicians(ClinicDb db) =>
        [.. (await All(db)).Where(row => row.Prescribes).Select(row => new StaffId(row.Id))];

    // A clinic's staff is a few dozen rows: read whole, one query.
    private static async Task<List<StaffRow>> All(ClinicDb db) => await Rows.On(db)(db).ToListAsync();

    private sealed record StaffRow(Guid Id, string Name, string Credentials, bool Deactivated, bool Prescribes, bool Counsels)
    {
        public bool Provides => Prescribes || Counsels;

        public Provider ToProvider() => new(new StaffId(Id), Name, Credentials, Prescribes);
    }
}
