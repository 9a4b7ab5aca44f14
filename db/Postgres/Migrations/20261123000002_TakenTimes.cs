using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BenzoClinic.Postgres.Migrations;

/// <summary>Written by hand: no provider, room or patient is taken twice at a time in one lane, whoever asks.</summary>
[DbContext(typeof(ClinicDb))]
[Migration("20261123000002_TakenTimes")]
public sealed class TakenTimes : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // One that every database may add for itself: equality of texts and numbers in an index of ranges.
        migrationBuilder.Sql("CREATE EXTENSION IF NOT EXISTS btree_gist;");
        migrationBuilder.Sql("""ALTER TABLE "TakenTimes" ADD CONSTRAINT "TakenTimes_once" EXCLUDE USING gist ("Whom" WITH =, "Lane" WITH =, tstzrange("From", "To") WITH &&);""");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""ALTER TABLE "TakenTimes" DROP CONSTRAINT "TakenTimes_once";""");
}
