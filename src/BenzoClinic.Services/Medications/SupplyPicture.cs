using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Medications;

/// <summary>What a patient has and was prescribed, as a chart has it. Works without the database once it is loaded.</summary>
/// <param name="Charts">This chart and those that went into it: what is append-only stays where it was written.</param>
/// <param name="Rows">Of these charts.</param>
/// <param name="Prescriptions">The newest first.</param>
/// <param name="Plan">The products of the plan, or what the clinic has.</param>
/// <param name="Clinic">What the clinic has.</param>
public sealed record SupplyPicture(IReadOnlyList<PatientId> Charts, TaperRecord Record, IReadOnlyList<SupplyEntry> Rows, IReadOnlyList<Prescription> Prescriptions, Stock Plan, Stock Clinic, Formulary Formulary, DateOnly Today)
{
    /// <summary>The draft in force, or null.</summary>
    public Prescription? Last => Prescriptions.Count > 0 ? Prescriptions[0] : null;

    /// <summary>The draft in force where nothing says yet what became of it; null where it was dispensed or everything was counted since.</summary>
    public Prescription? Pending => Last is { } last && !Rows.Any(row => row.PrescriptionId == last.Id || (row.Kind == SupplyEntryKind.Counted && row.At > last.At)) ? last : null;

    /// <summary>What doses may be made from: what was prescribed last, what the plan was made with, what the clinic has.</summary>
    public IReadOnlyList<Stock> Stocks => field ??= [.. Last is { } last ? [new Stock(Formulary, last.Products, Plan.Mixes)] : (Stock[])[], Plan, .. ReferenceEquals(Plan, Clinic) ? (Stock[])[] : [Clinic]];

    /// <summary>What the patient's doses are made from, the first choice first.</summary>
    public DoseSources Sources => field ??= new DoseSources(Formulary, Stocks);

    /// <summary>The last of today's doses that is not at home any more: known where it was counted today.</summary>
    public DoseTime? TakenUpTo => Rows.Where(row => row.Kind == SupplyEntryKind.Counted).MaxBy(row => (row.On, row.At)) is { } count && count.On == Today ? count.TakenUpTo : null;

    /// <summary>Products the patient knows: at home, or prescribed last.</summary>
    public IReadOnlyList<string> Known => [.. Forecast().AtHome.Select(line => line.Product).Concat(Last?.Items.Select(item => item.Product) ?? []).Distinct()];

    /// <summary>How the supply stands.</summary>
    /// <param name="ordered">Steps about to be ordered, or none.</param>
    /// <param name="incoming">What is about to be dispensed, or nothing.</param>
    public SupplyForecast Forecast(IReadOnlyList<OrderedStep>? ordered = null, SupplyEntry? incoming = null) =>
        SupplyLedger.Read(incoming is null ? Rows : [.. Rows, incoming], day => PatientCalendar.From(Record, ordered ?? [], Sources, day), Formulary, Today);

    /// <summary>How it stands once the draft in force is dispensed; as it stands where none is pending.</summary>
    public SupplyForecast WithPending(IReadOnlyList<OrderedStep>? ordered = null) => Forecast(ordered, Pending is { } pending ? Incoming(pending) : null);

    /// <summary>The picture; null where there is no such chart.</summary>
    /// <param name="record">The record where it is loaded already, changes that are not saved yet included.</param>
    internal static async Task<SupplyPicture?> Load(ClinicDb db, PatientId patient, Formulary formulary, Stock clinic, DateOnly today, TaperRecord? record = null)
    {
        record ??= await db.TaperRecords.Include(it => it.Entries).AsSplitQuery().AsNoTracking().FirstOrDefaultAsync(it => it.PatientId == patient);
        if (record is null) return null;
        var charts = await FormerCharts.With(db, patient);
        var rows = await db.SupplyEntries.AsNoTracking().Where(it => charts.Contains(it.PatientId)).OrderBy(it => it.At).ToListAsync();
        var prescriptions = await db.Prescriptions.AsNoTracking().Where(it => charts.Contains(it.PatientId)).OrderByDescending(it => it.At).ThenByDescending(it => it.Number).ToListAsync();
        return new SupplyPicture(charts, record, rows, prescriptions, await PlanVersions.StockOf(db, patient, formulary) ?? clinic, clinic, formulary, today);
    }

    private SupplyEntry? Incoming(Prescription prescription)
    {
        var lines = new PrescriptionDraft(prescription.FirstDay, prescription.LastDay, prescription.Items, []).Dispensed(Formulary);
        return new SupplyEntry(
            prescription.PatientId,
            new SupplyRow(SupplyEntryKind.Dispensed, prescription.EarliestFill, null, lines, prescription.Id, ""),
            new Stamp(prescription.By, prescription.At, prescription.WrittenOn));
    }
}
