using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Worklist;

/// <summary>What a booking may settle, or must be held against, asked with one statement: of most patients it is nothing, and nothing more is read for them.</summary>
/// <param name="VisitToBook">An item "visit to book" is open.</param>
/// <param name="Missed">A visit was missed, and the patient has not been seen since.</param>
/// <param name="KeepsSupply">Something was ever counted, dispensed or prescribed, in this chart or one that went into it.</param>
internal sealed record PatientConcerns(bool VisitToBook, bool Missed, bool KeepsSupply)
{
    private static readonly PatientConcerns None = new(false, false, false);

    private static readonly Compiled<Func<ClinicDb, PatientId, Task<PatientConcerns?>>> Query = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId patient) =>
        db.Patients.Where(it => it.Id == patient).Select(it => new PatientConcerns(
            db.SafetyItems.Any(item => item.PatientId == patient && item.Kind == SafetyItemKind.VisitToBook && item.DoneAt == null),
            db.TaperRecords.Any(record => record.PatientId == patient && record.MissedVisits.Any()),
            db.SupplyEntries.Any(row => row.PatientId == patient) || db.Prescriptions.Any(row => row.PatientId == patient) || db.Patients.Any(former => former.MergedInto == patient))).FirstOrDefault()));

    /// <summary>Reads it, as it is saved.</summary>
    public static async Task<PatientConcerns> Of(ClinicDb db, PatientId patient) => await Query.On(db)(db, patient) ?? None;
}
