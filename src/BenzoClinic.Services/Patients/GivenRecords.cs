using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>
/// The one way to what was given out: the disclosure must be the person's own, of this patient, of this form and young. All
/// else is answered as if it were not there.
/// </summary>
public sealed class GivenRecords(IDbContextFactory<ClinicDb> factory, Gate gate, AuditedReads reads, ClinicClock clock)
{
    internal async Task<Outcome<T>> Open<T>(PatientId patient, Guid id, DisclosureForm form, string summary, Func<RecordContent, Disclosure, T> make)
    {
        var actor = await gate.Demand(Operation.ExportRecord, patient);
        if (await Find(patient, id) is not { } disclosure || disclosure.Form != form || !disclosure.IsOpenTo(actor.Id, clock.Now)) return Outcome<T>.Missing();
        return await reads.Open(Operation.ExportRecord, patient, summary, async (db, stamp) => make(await RecordContent.Load(db, patient, stamp.Today), disclosure), subject: id);
    }

    private async Task<Disclosure?> Find(PatientId patient, Guid id)
    {
        await using var db = await factory.CreateDbContextAsync();
        return await db.Disclosures.AsNoTracking().FirstOrDefaultAsync(it => it.Id == id && it.PatientId == patient);
    }
}
