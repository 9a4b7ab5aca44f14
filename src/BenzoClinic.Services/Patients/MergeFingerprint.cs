using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BenzoClinic.Services.Patients;

/// <summary>
/// One value over every row of two charts, whatever feature it belongs to. While it is what it was right after a merge,
/// nothing was written since. Openings do not count; the revision neither, for another merge and its undoing raise it and
/// leave everything as it was.
/// </summary>
internal static class MergeFingerprint
{
    private static readonly HashSet<string> Uncounted = [nameof(Root.Revision), nameof(Root.ChangedAt), nameof(Root.ChangedBy)];

    /// <summary>Reads the rows as the caller's transaction sees them.</summary>
    public static async Task<string> Of(ClinicDb db, PatientId one, PatientId two)
    {
        var rows = new StringBuilder();
        await Read(db, rows, "Patients", "SELECT * FROM \"Patients\" WHERE \"Id\" IN (@one, @two)", one, two, Uncounted);
        foreach (var table in MergePolicy.All.Except(MergePolicy.AppendOnly).Except(MergePolicy.Staying))
            await Read(db, rows, table, $"SELECT * FROM \"{table}\" WHERE \"PatientId\" IN (@one, @two)", one, two, table == "TaperRecords" ? Uncounted : []);
        foreach (var (table, column, above) in MergePolicy.Below)
            await Read(db, rows, table, $"SELECT * FROM \"{table}\" WHERE \"{column}\" IN (SELECT \"Id\" FROM \"{above}\" WHERE \"PatientId\" IN (@one, @two))", one, two, []);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows.ToString())));
    }

    private static async Task Read(ClinicDb db, StringBuilder rows, string table, string sql, PatientId one, PatientId two, HashSet<string> uncounted)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        Add(command, "one", one);
        Add(command, "two", two);
        var found = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                // Lengths first, so that no text can pretend to be two columns.
                var values = Enumerable.Range(0, reader.FieldCount).Where(column => !uncounted.Contains(reader.GetName(column)))
                    .Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!);
                found.Add(string.Concat(values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Length}:{value}"))));
            }
        }

        await db.Database.CloseConnectionAsync();
        found.Sort(StringComparer.Ordinal);
        rows.Append(table).AppendJoin('\n', found).Append('\n');
    }

    private static void Add(DbCommand command, string name, PatientId patient)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, patient.Value);
        command.Parameters.Add(parameter);
    }
}
