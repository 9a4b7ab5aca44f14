using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Fhir;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Takes rows from one chart to another, and back, in the caller's transaction.</summary>
internal static class MergeMoves
{
    private const int Chunk = 500;

    /// <summary>Moves every row of a table and returns their ids.</summary>
    public static async Task<List<Guid>> All(ClinicDb db, string table, PatientId from, PatientId to, string more = "")
    {
        // Names of tables and conditions are this program's own, never typed.
#pragma warning disable EF1002
        var ids = await db.Database.SqlQueryRaw<Guid>($"SELECT \"Id\" AS \"Value\" FROM \"{table}\" WHERE \"PatientId\" = {{0}}{more}", from.Value).ToListAsync();
#pragma warning restore EF1002
        await Only(db, table, ids, to);
        return ids;
    }

    /// <summary>Moves the rows of these ids.</summary>
    public static async Task Only(ClinicDb db, string table, IEnumerable<Guid> ids, PatientId to)
    {
        foreach (var some in ids.Chunk(Chunk))
        {
            var places = string.Join(", ", some.Select((_, place) => $"{{{place + 1}}}"));
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"PatientId\" = {{0}} WHERE \"Id\" IN ({places})", [to.Value, .. some.Cast<object>()]);
#pragma warning restore EF1002
        }
    }

    /// <summary>Moves what the last import said.</summary>
    public static Task<int> Remembered(ClinicDb db, PatientId from, PatientId to) =>
        db.Database.ExecuteSqlAsync($"""UPDATE "ImportedFacts" SET "PatientId" = {to.Value} WHERE "PatientId" = {from.Value}""");

    /// <summary>Moves the notes from elsewhere that the other chart does not have, and returns what they are called.</summary>
    public static async Task<List<string>> Notes(ClinicDb db, PatientId from, PatientId to)
    {
        var names = await db.ImportedFacts.Where(fact => fact.PatientId == from && fact.Kind == ImportMemory.Note && !db.ImportedFacts.Any(there => there.PatientId == to && there.Kind == ImportMemory.Note && there.SourceKey == fact.SourceKey))
            .Select(fact => fact.SourceKey).ToListAsync();
        await Notes(db, names, from, to);
        return names;
    }

    /// <summary>Moves the notes from elsewhere of these names.</summary>
    public static async Task Notes(ClinicDb db, IEnumerable<string> names, PatientId from, PatientId to)
    {
        foreach (var name in names)
            await db.Database.ExecuteSqlAsync($"""UPDATE "ImportedFacts" SET "PatientId" = {to.Value} WHERE "PatientId" = {from.Value} AND "Kind" = {ImportMemory.Note} AND "SourceKey" = {name}""");
    }

    /// <summary>The times that appointments hold go with their patient.</summary>
    public static async Task Times(ClinicDb db, IEnumerable<Guid> appointments, PatientId to)
    {
        foreach (var some in appointments.Chunk(Chunk))
            await db.TakenTimes.Where(it => some.Contains(it.Owner) && it.Whom.StartsWith("patient:")).ExecuteUpdateAsync(set => set.SetProperty(it => it.Whom, TakenTime.OfPatient(to)));
    }

    /// <summary>
    /// Makes others who book either patient, or merge either chart, wait until the transaction ends. The smaller id first,
    /// always, so that two who want the same two do not wait for each other.
    /// </summary>
    public static async Task Hold(ClinicDb db, IDatabaseEngine engine, PatientId one, PatientId two)
    {
        await engine.LockTimes(db, [TakenTime.OfPatient(one), TakenTime.OfPatient(two)]);
        foreach (var id in new[] { one, two }.OrderBy(id => id.Value))
            await db.Patients.Where(it => it.Id == id).ExecuteUpdateAsync(row => row.SetProperty(it => it.ChartNumber, it => it.ChartNumber));
    }
}
