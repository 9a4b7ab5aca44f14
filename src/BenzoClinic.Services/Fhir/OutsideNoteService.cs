using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Fhir;

/// <summary>Progress notes of another clinic, as its record brought them. Read, never changed.</summary>
public sealed class OutsideNoteService(Gate gate, IDbContextFactory<ClinicDb> factory)
{
    /// <summary>The latest first. The page around it has put its opening on record.</summary>
    public async Task<IReadOnlyList<OutsideNoteView>> Of(PatientId patient)
    {
        await gate.Demand(Operation.OpenChart, patient);
        await using var db = await factory.CreateDbContextAsync();
        return Views(await db.ImportedFacts.AsNoTracking().Where(fact => fact.PatientId == patient && fact.Kind == ImportMemory.Note).ToListAsync());
    }

    internal static IReadOnlyList<OutsideNoteView> Views(IEnumerable<ImportedFact> facts) =>
    [
        .. facts.Where(fact => fact.Kind == ImportMemory.Note).Select(fact => ImportMemory.SaidIn(fact))
            .Select(said => new OutsideNoteView(ImportedRows.Day(said["day"]), said["title"], said["author"], said["text"]))
            .OrderByDescending(note => note.Day).ThenBy(note => note.Title, StringComparer.Ordinal),
    ];
}
