using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Data;

/// <summary>Names of staff for "who was first" and "recorded by".</summary>
public static class StaffNames
{
    /// <summary>The display name, or <c>System</c>.</summary>
    public static async Task<string> Of(ClinicDb db, StaffId id) =>
        id == Actor.SystemId ? "System" : await db.Users.Where(staff => staff.Id == id.Value).Select(staff => staff.DisplayName).FirstOrDefaultAsync() ?? "Someone";
}
