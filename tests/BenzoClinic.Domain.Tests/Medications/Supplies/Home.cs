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
    /// <summary>The hour, in UTC, at which it is counted: noon at the clinic. What is dispensed is recorded an hour later.</summary>
    public const int CountedAt = 20;

    public static SupplyLine Tablets(string product, decimal pieces) => SupplyLine.OfPieces(product, pieces);

    public static SupplyLine Bottle(string product, decimal milliliters, DateOnly? opened = null) => SupplyLine.OfBottle(product, Volume.FromMilliliters(milliliters), opened);

    public static SupplyEntry Counted(DateOnly on, DoseTime? takenUpTo, params SupplyLine[] lines) => Entry(SupplyEntryKind.Counted, on, CountedAt, takenUpTo, lines);

    public static SupplyEntry Dispensed(DateOnly on, params SupplyLine[] lines) => Entry(SupplyEntryKind.Dispensed, on, CountedAt + 1, null, lines);

    /// <summary>Recorded at an hour of that day, in UTC.</summary>
    public static SupplyEntry DispensedAt(int hour, DateOnly on, params SupplyLine[] lines) => Entry(SupplyEntryKind.Dispensed, on, hour, null, lines);

    public static SupplyForecast Forecast(TaperRecord record, DateOnly today, DoseSources sources, params SupplyEntry[] rows) =>
        SupplyLedger.Read(rows, day => PatientCalendar.From(record, [], sources, day), PlanTaper.Reference, today);

    public static PrescriptionDraft Draft(TaperRecord record, int days, DoseSources sources, DoseTime? takenUpTo, params SupplyLine[] atHome) =>
        PrescriptionDraft.For(PatientCalendar.Of(record, [], sources, PlanTaper.Today, days), takenUpTo, atHome, PlanTaper.Reference);

    private static SupplyEntry Entry(SupplyEntryKind kind, DateOnly on, int hour, DoseTime? takenUpTo, SupplyLine[] lines) =>
        new(PatientId.New(), new SupplyRow(kind, on, takenUpTo, lines, null, ""), new Stamp(TestTaper.Lindqvist, on.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc), on));
}
