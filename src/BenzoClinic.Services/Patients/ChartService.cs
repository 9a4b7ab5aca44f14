using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;

namespace BenzoClinic.Services.Patients;

/// <summary>Opens clinical charts.</summary>
public sealed class ChartService(AuditedReads reads)
{
    /// <summary>
    /// Opens a chart; the trail records it. Ask once per opening and hand the view to every tab.
    /// </summary>
    public Task<Outcome<ChartView>> Open(PatientId id) => reads.Open(Operation.OpenChart, id, "Opened the chart", async (db, stamp) => new ChartView(
        await ChartReading.Desk(db, id, stamp.Today),
        await ChartReading.Therapist(db, id),
        await ChartReading.Conditions(db, id),
        await ChartReading.Medications(db, id)));
}
