using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Data;

/// <summary>Names of staff for "who was first" and "recorded by".</summary>
public static class StaffNames
{
    private static readonly Compiled<Func<ClinicDb, Guid, Task<string?>>> Name = new(() => EF.CompileAsyncQuery((ClinicDb db, Guid id) =>
        db.Users.Where(staff => staff.Id == id).Select(staff => staff.DisplayName).FirstOrDefault()));

    /// <summary>The display name, or <c>System</c>.</summary>
    public static async Task<string> Of(ClinicDb db, StaffId id) =>
        Actor.NameOf(id) ?? await Name.On(db)(db, id.Value) ?? "Someone";

    /// <summary>The names of several; null among them is nobody.</summary>
    public static async Task<Func<StaffId, string>> Of(ClinicDb db, params IEnumerable<StaffId?> staff)
    {
        var names = new Dictionary<StaffId, string>();
        foreach (var id in staff.OfType<StaffId>().Distinct()) names[id] = await Of(db, id);
        return id => names[id];
    }
}
