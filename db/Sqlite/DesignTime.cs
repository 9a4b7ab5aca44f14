using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BenzoClinic.Sqlite;

/// <summary>What <c>dotnet ef</c> makes the context with.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<ClinicDb>
{
    /// <inheritdoc />
    public ClinicDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ClinicDb>();
        new SqliteEngine("Data Source=:memory:").Configure(options);
        return new ClinicDb(options.Options);
    }
}
