using System.Globalization;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Patients;

/// <summary>Every row of every table as text, to see whether anything at all is otherwise than before.</summary>
internal static class AllRows
{
    // What only grows, whoever does what; and what says when a row was touched last.
    private static readonly HashSet<string> Growing = ["AuditEntries", "PatientChanges", "AppliedOperations", "PatientMerges"];
    private static readonly HashSet<string> Touched = ["Revision", "ChangedAt", "ChangedBy"];

    public static async Task<List<string>> Of(ClinicDb db)
    {
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Except(Growing).Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                // The number of an allergy's row is the engine's own and means nothing.
                var values = Enumerable.Range(0, reader.FieldCount)
                    .Where(column => !Touched.Contains(reader.GetName(column)) && !(table == "PatientAllergies" && reader.GetName(column) == "Id"))
                    .Select(column => $"{reader.GetName(column)}={Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)}");
                rows.Add($"{table}: {string.Join(" | ", values)}");
            }
        }

        await db.Database.CloseConnectionAsync();
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
