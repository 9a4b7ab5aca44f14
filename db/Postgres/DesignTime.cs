using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BenzoClinic.Postgres;

/// <summary>What <c>dotnet ef</c> makes the context with.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<ClinicDb>
{
    /// <inheritdoc />
    public ClinicDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ClinicDb>();
        new PostgresEngine("Host=design-time").Configure(options);
        return new ClinicDb(options.Options);
    }
}
