using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BenzoClinic.Postgres.Migrations;

/// <summary>
/// Written by hand: rows of these tables are never changed, deleted or truncated, whoever asks. The comparison with
/// schema.golden.txt finds a missing or disabled trigger before the app serves.
/// </summary>
[DbContext(typeof(ClinicDb))]
[Migration("20261123000001_AppendOnly")]
public sealed class AppendOnly : Migration
{
    private static readonly string[] Tables = ["AuditEntries", "AppliedOperations", "DoseEntryChanges", "PatientChanges", "Disclosures", "TaperPlanVersions", "AlertReasons", "NaloxoneOffers", "CuresLookups", "SupplyEntries", "Prescriptions", "AppointmentChanges"];

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
            END $$;
            """);
        foreach (var table in Tables)
            migrationBuilder.Sql($"""CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();""");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables) migrationBuilder.Sql($"""DROP TRIGGER "{table}_append_only" ON "{table}";""");
        migrationBuilder.Sql("DROP FUNCTION refuse_change();");
    }
}
