using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Forgets which times were taken once they are over: nothing can be booked there, and the table that refuses overlaps stays small.</summary>
public sealed class PastTimesService(Gate gate, IDbContextFactory<ClinicDb> factory, ClinicClock clock)
{
    /// <summary>Forgets what was over a day ago. The appointments themselves stay.</summary>
    /// <returns>How many times were forgotten.</returns>
    public async Task<int> Forget()
    {
        await gate.Demand(Operation.ForgetPastTimes);
        await using var db = await factory.CreateDbContextAsync();
        return await Times.ForgetBefore(db, clock.Now.AddDays(-1));
    }
}
