using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BenzoClinic.Sqlite.Migrations;

/// <summary>
/// Written by hand: rows of these tables are never changed and never deleted, whoever asks. EF knows nothing of triggers and
/// drops them when it rebuilds a table; the comparison with schema.golden.txt finds that before the app serves.
/// </summary>
[DbContext(typeof(ClinicDb))]
[Migration("20261123000001_AppendOnly")]
public sealed class AppendOnly : Migration
{
    private static readonly string[] Tables = ["AuditEntries", "AppliedOperations", "DoseEntryChanges", "PatientChanges", "Disclosures", "TaperPlanVersions", "AlertReasons", "NaloxoneOffers", "CuresLookups", "SupplyEntries", "Prescriptions", "AppointmentChanges"];

    /// <summary>Guards one table. A later migration that rebuilds one of the tables calls it again.</summary>
    public static void Guard(MigrationBuilder migrationBuilder, string table)
    {
        foreach (var change in (string[])["UPDATE", "DELETE"])
            migrationBuilder.Sql($"""CREATE TRIGGER "{table}_no_{change.ToLowerInvariant()}" BEFORE {change} ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;""");
    }

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables) Guard(migrationBuilder, table);
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"""DROP TRIGGER "{table}_no_update";""");
            migrationBuilder.Sql($"""DROP TRIGGER "{table}_no_delete";""");
        }
    }
}
