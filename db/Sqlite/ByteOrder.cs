using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace BenzoClinic.Sqlite;

/// <summary>
/// The engine's own part of the model: search words in byte order. <c>BINARY</c> is SQLite's default for every text; it is
/// named where a range over an index depends on it.
/// </summary>
internal sealed class ByteOrder(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <inheritdoc />
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Entity<PatientSearchTerm>().Property(term => term.Term).UseCollation("BINARY");
    }
}
