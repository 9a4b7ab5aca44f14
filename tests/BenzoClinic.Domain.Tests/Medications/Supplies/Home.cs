using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Tests.Tapers;
using BenzoClinic.Domain.Tests.Tapers.Plans;

namespace BenzoClinic.Domain.Tests.Medications.Supplies;

/// <summary>What somebody has at home, in the small formulary of <see cref="PlanTaper"/>.</summary>
internal static class Home
{
    public static SupplyLine Tablets(string product, decimal pieces) => SupplyLine.OfPieces(product, pieces);

    public static SupplyLine Bottle(string product, decimal milliliters, DateOnly? opened = null) => SupplyLine.OfBottle(product, Volume.FromMilliliters(milliliters), opened);

    public static SupplyEntry Counted(DateOnly on, DoseTime? takenUpTo, params SupplyLine[] lines) => Entry(SupplyEntryKind.Counted, on, takenUpTo, lines);

    public static SupplyEntry Dispensed(DateOnly on, params SupplyLine[] lines) => Entry(SupplyEntryKind.Dispensed, on, null, lines);

    public static SupplyForecast Forecast(TaperRecord record, DateOnly today, DoseSources sources, params SupplyEntry[] rows) =>
        SupplyLedger.Read(rows, day => PatientCalendar.From(record, [], sources, day), PlanTaper.Reference, today);

    public static PrescriptionDraft Draft(TaperRecord record, int days, DoseSources sources, DoseTime? takenUpTo, params SupplyLine[] atHome) =>
        PrescriptionDraft.For(PatientCalendar.Of(record, [], sources, PlanTaper.Today, days), takenUpTo, atHome, PlanTaper.Reference);

    // Recorded at noon of the day; what is dispensed an hour later.
    private static SupplyEntry Entry(SupplyEntryKind kind, DateOnly on, DoseTime? takenUpTo, SupplyLine[] lines) =>
        new(PatientId.New(), new SupplyRow(kind, on, takenUpTo, lines, null, ""), new Stamp(TestTaper.Lindqvist, on.ToDateTime(new TimeOnly(kind == SupplyEntryKind.Counted ? 20 : 21, 0), DateTimeKind.Utc), on));
}
