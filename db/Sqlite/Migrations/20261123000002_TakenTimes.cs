using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BenzoClinic.Sqlite.Migrations;

/// <summary>
/// Written by hand: no provider, room or patient is taken twice at a time in one lane, whoever asks. There is one writer at a time, so that what
/// a trigger finds free is free. Those of one lane lie one after the other: the last to begin before the new one ends is the only one to look at.
/// </summary>
[DbContext(typeof(ClinicDb))]
[Migration("20261123000002_TakenTimes")]
public sealed class TakenTimes : Migration
{
    /// <summary>What the refusal says.</summary>
    internal const string Refusal = "this time is taken";

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var change in (string[])["INSERT", "UPDATE"])
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER "TakenTimes_once_{change.ToLowerInvariant()}" BEFORE {change} ON "TakenTimes"
                WHEN NEW."To" <= NEW."From" OR NEW."From" < (SELECT "To" FROM "TakenTimes" WHERE "Whom" = NEW."Whom" AND "From" < NEW."To" AND "Lane" = NEW."Lane" AND "Id" <> NEW."Id" ORDER BY "From" DESC LIMIT 1)
                BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;
                """);
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var change in (string[])["insert", "update"]) migrationBuilder.Sql($"""DROP TRIGGER "TakenTimes_once_{change}";""");
    }
}
