using System.Data.Common;
using System.Globalization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Patients;
using Npgsql;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// Patients in number: like one chart that is there, with names, birth dates and chart numbers of their own. One in a thousand
/// is called Maria Garcia.
/// </summary>
internal static class MillionPatients
{
    private static readonly string[] Syllables = ["ma", "re", "jo", "an", "li", "ka", "to", "be", "el", "su", "ga", "ro", "mi", "da", "cha", "whi", "ng", "sta", "bri", "ol"];

    /// <summary>Fills the database; gives some of the names, in lower case.</summary>
    /// <param name="made">A chart that is there: the others have its columns.</param>
    public static async Task<IReadOnlyList<string>> Fill(DbConnection connection, Guid made, int count)
    {
        // Made anew each time they are gone through, always the same: a million records would not fit beside the database.
        var people = People(count);
        await Run(connection, "CREATE TEMP TABLE \"New\" (\"Id\" TEXT, \"ChartNumber\" INTEGER, \"FirstName\" TEXT, \"LastName\" TEXT, \"BirthDate\" TEXT)");
        await Run(connection, "CREATE TEMP TABLE \"NewTerms\" (\"Term\" TEXT, \"PatientId\" TEXT)");
        await Bulk(connection, "New", ["Id", "ChartNumber", "FirstName", "LastName", "BirthDate"], people.Select(person => new[]
        {
            person.Id, person.Chart.ToString(CultureInfo.InvariantCulture), person.Details.FirstName, person.Details.LastName, person.Details.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));
        await Bulk(connection, "NewTerms", ["Term", "PatientId"], people.SelectMany(person => SearchTerms.Of(person.Details, person.Chart).Select(term => new[] { term, person.Id })));

        var postgres = connection is NpgsqlConnection;
        var (id, born) = postgres ? ("n.\"Id\"::uuid", "n.\"BirthDate\"::date") : ("n.\"Id\"", "n.\"BirthDate\"");
        // A million rows that cannot but have their patient: nothing is asked for each.
        await Run(connection, postgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144");
        await Copy(connection, "Patients", "Id", made, new() { ["Id"] = id, ["ChartNumber"] = "n.\"ChartNumber\"", ["FirstName"] = "n.\"FirstName\"", ["LastName"] = "n.\"LastName\"", ["BirthDate"] = born, ["Phone"] = "''" });
        await Copy(connection, "TaperRecords", "PatientId", made, new() { ["PatientId"] = id });
        // In the order of the words; the other index is made at the end, or every row would touch a page of its own in it.
        await Run(connection, "DROP INDEX \"IX_PatientSearchTerms_PatientId\"");
        var sorted = postgres ? "n.\"Term\" COLLATE \"C\"" : "n.\"Term\"";
        await Run(connection, $"INSERT INTO \"PatientSearchTerms\" (\"Term\", \"PatientId\") SELECT n.\"Term\", {id.Replace("\"Id\"", "\"PatientId\"", StringComparison.Ordinal)} FROM \"NewTerms\" n ORDER BY {sorted}");
        await Run(connection, "CREATE INDEX \"IX_PatientSearchTerms_PatientId\" ON \"PatientSearchTerms\" (\"PatientId\")");
        await Run(connection, postgres ? "SET session_replication_role = DEFAULT" : "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768");
        await Run(connection, "DROP TABLE \"New\"");
        await Run(connection, "DROP TABLE \"NewTerms\"");
        if (postgres) await Run(connection, "VACUUM ANALYZE");
        return [.. people.Take(5_000).SelectMany(person => new[] { person.Details.FirstName, person.Details.LastName }).Select(name => name.ToLowerInvariant()).Distinct()];
    }

    private static IEnumerable<(string Id, int Chart, PatientDetails Details)> People(int count)
    {
        var random = new Random(1);
        for (var number = 0; number < count; number++)
        {
            var common = number % 1000 == 0;
            yield return (new Guid(number + 0x01000000, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]).ToString().ToUpperInvariant(), 200_000 + number, new PatientDetails
            {
                FirstName = common ? "Maria" : Name(random, 2),
                LastName = common ? "Garcia" : Name(random, 3),
                BirthDate = new DateOnly(1930, 1, 1).AddDays(random.Next(28_000)),
            });
        }
    }

    private static string Name(Random random, int syllables)
    {
        var name = string.Concat(Enumerable.Range(0, syllables + random.Next(2)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    // Every column of the row there is, but for those named.
    private static async Task Copy(DbConnection connection, string table, string key, Guid like, Dictionary<string, string> own)
    {
        var columns = new List<string>();
        await using (var look = connection.CreateCommand())
        {
            look.CommandText = $"SELECT * FROM \"{table}\" WHERE 1 = 0";
            await using var reader = await look.ExecuteReaderAsync();
            for (var column = 0; column < reader.FieldCount; column++) columns.Add(reader.GetName(column));
        }

        await Run(connection, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) "
            + $"SELECT {string.Join(", ", columns.Select(column => own.GetValueOrDefault(column, $"t.\"{column}\"")))} FROM \"New\" n, \"{table}\" t WHERE t.\"{key}\" = '{like.ToString().ToUpperInvariant()}'");
    }

    private static async Task Bulk(DbConnection connection, string table, string[] columns, IEnumerable<string[]> rows)
    {
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        if (connection is NpgsqlConnection postgres)
        {
            await using var writer = await postgres.BeginTextImportAsync($"COPY \"{table}\" ({names}) FROM STDIN");
            foreach (var row in rows) await writer.WriteLineAsync(string.Join('\t', row));
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table}\" ({names}) VALUES ({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";
        foreach (var index in Enumerable.Range(0, columns.Length))
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{index}", "");
            insert.Parameters.Add(parameter);
        }

        await insert.PrepareAsync();
        foreach (var row in rows)
        {
            for (var index = 0; index < row.Length; index++) insert.Parameters[index].Value = row[index];
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
