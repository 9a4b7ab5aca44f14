using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Data;

/// <summary>Contexts for a method that sends several statements.</summary>
internal static class OpenContexts
{
    /// <summary>A context that keeps one connection until it is disposed of; without, each statement takes one from the pool and gives it back.</summary>
    public static async Task<ClinicDb> OpenAsync(this IDbContextFactory<ClinicDb> factory, CancellationToken stop = default)
    {
        var db = await factory.CreateDbContextAsync(stop);
        try
        {
            await db.Database.OpenConnectionAsync(stop);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
