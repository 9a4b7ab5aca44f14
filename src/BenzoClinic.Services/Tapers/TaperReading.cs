using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Visits;

namespace BenzoClinic.Services.Tapers;

/// <summary>Puts the Taper tab together from a record, on one day.</summary>
internal sealed class TaperReading(TaperRecord record, Formulary formulary, IReadOnlyDictionary<StaffId, string> names, DateOnly today)
{
    private readonly ReductionGuard? _guard = record.HasRegimen ? record.Guard() : null;
    private readonly EquivalenceScale? _scale = record.ProfileInForce is { } profile ? new EquivalenceScale(profile, profile) : null;

    public TaperView View(string patientName, DateOnly? deceasedOn, NextVisit? next) => new(
        record.PatientId,
        patientName,
        deceasedOn,
        today,
        record,
        record.StateOn(today),
        [.. record.ToConfirm.Select(open => new MedicationToConfirm(open.Medication, formulary.NameOf(open.Medication), open.Since)).OrderBy(open => open.Name, StringComparer.Ordinal)],
        Now(),
        Profile(),
        Limit(),
        record.TemporaryOn(today) is { } temporary ? new TemporaryToday(temporary.On, temporary.To ?? temporary.On, temporary.Regimen, temporary.Reason) : null,
        [.. record.Entries.Where(entry => !IsToCome(entry)).OrderByDescending(entry => entry.On).ThenByDescending(entry => entry.Sequence).Select(Row)],
        [.. record.Entries.Where(IsToCome).OrderBy(entry => entry.On).ThenBy(entry => entry.Sequence).Select(Step)],
        [.. record.Bridges.OrderByDescending(bridge => bridge.At).Select(bridge => new BridgeRow(bridge.From, bridge.Days, bridge.Reason, NameOf(bridge.By)))],
        next,
        [.. record.CanGoBackTo(today).OrderByDescending(entry => entry.On).Select(entry => new EarlierDose(entry.Id, entry.On, entry.Regimen, Equivalent(entry.Regimen)))],
        Course());

    private CurrentDose? Now()
    {
        if (record.InEffect(today) is not { } entry) return null;
        var since = record.TakenSince(today) ?? entry.On;
        var (now, start) = (Equivalent(entry.Regimen), Equivalent(record.Intake!.Regimen));
        int? ofStart = now is { } left && start is { } right && right.Numerator.Sign > 0
            ? (int)new Fraction(left.Numerator * right.Denominator * 100, left.Denominator * right.Numerator).Rounded(0)
            : null;
        return new CurrentDose(entry.Kind, entry.Regimen, since, today.DayNumber - since.DayNumber + 1, now, start, ofStart);
    }

    private ProfileInForce? Profile() => record.ProfileInForce is { } it
        ? new ProfileInForce(it.Table, it.Name, it.Reason, NameOf(it.ChosenBy), it.ChosenAt, record.Profiles.Count - 1, it.Factors)
        : null;

    private TodaysLimit? Limit()
    {
        if (record.InEffect(today) is not { } entry || _guard is not { } guard) return null;
        if (guard.Judge(entry.Regimen, today) is not { Scheduled: { } scheduled, Tightest: { } measure }) return null;
        var taken = entry.Regimen.MedicationsTaken.Distinct().ToList();
        return taken.Count == 1
            ? new TodaysLimit(measure, scheduled, taken[0], guard.LowestScheduled(taken[0], entry.Regimen, today))
            : new TodaysLimit(measure, scheduled, null, null);
    }

    private HistoryRow Row(DoseEntry entry) => new(
        entry.Id,
        entry.Kind,
        entry.On,
        entry.To,
        entry.Regimen,
        Equivalent(entry.Regimen),
        Verdict(entry)?.Scheduled,
        entry.Reason,
        entry.ReportedBy,
        NameOf(entry.RecordedBy),
        entry.RecordedAt,
        entry.Visit is not null,
        entry.State,
        entry.Changes.MaxBy(change => change.Sequence) is { } last ? new StateChange(NameOf(last.By), last.At, last.Why) : null,
        entry.StrikeOutAskedBy is { } asker ? new PendingStrikeOut(asker, NameOf(asker), entry.StrikeOutReason) : null,
        entry is { State: DoseEntryState.Standing, Kind: not DoseEntryKind.Baseline, StrikeOutAskedBy: null });

    private StepToCome Step(DoseEntry entry)
    {
        var suspended = entry.State == DoseEntryState.Suspended;
        var verdict = suspended ? _guard!.Judge(entry.Regimen, entry.On) : Verdict(entry);
        var why = suspended ? entry.Changes.MaxBy(change => change.Sequence)?.Why ?? "" : entry.Reason;
        return new StepToCome(entry.Id, entry.On, entry.Regimen, Equivalent(entry.Regimen), verdict?.Scheduled, suspended, why, suspended && verdict is { Allowed: false }, suspended && record.CutWaitsForVisit(entry));
    }

    private List<DosePoint> Course()
    {
        var points = new List<DosePoint>();
        foreach (var entry in record.Course())
        {
            if (Equivalent(entry.Regimen) is not { } level) continue;
            var correctsIntake = entry.Kind == DoseEntryKind.BaselineCorrection;
            var point = new DosePoint(correctsIntake && points.Count > 0 ? points[0].From : entry.On, level, entry.Kind, entry.On > today);
            // Of one day the later holds.
            if (points.Count > 0 && (points[^1].From == point.From || correctsIntake)) points[^1] = point;
            else points.Add(point);
        }

        return points;
    }

    private bool IsToCome(DoseEntry entry) => entry.Kind == DoseEntryKind.Order
        && ((entry.State == DoseEntryState.Standing && entry.On > today) || (entry.State == DoseEntryState.Suspended && entry.On >= today));

    private GuardVerdict? Verdict(DoseEntry entry) => _guard is { } guard ? record.VerdictOn(entry, guard) : null;

    private Fraction? Equivalent(Regimen regimen) => _scale?.Scheduled(regimen);

    private string NameOf(StaffId id) => Actor.NameOf(id) ?? names.GetValueOrDefault(id, "Someone");
}
