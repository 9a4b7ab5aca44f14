using System.Numerics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>A plan in the making: what is taken by then, what the guard says of the next day, and the steps so far.</summary>
internal sealed class PlanWalk
{
    private readonly Formulary _formulary;
    private readonly Fraction _baseline;
    private readonly EquivalenceProfile _profile;
    private readonly List<PlanStep> _steps = [];
    private readonly HashSet<(string Medication, DoseTime Time)> _measured = [];
    private DoseHistory _history;

    public PlanWalk(TaperRecord record, DateOnly start, Formulary formulary, Stock stock)
    {
        (_formulary, Stock, _profile) = (formulary, stock, record.ProfileInForce!);
        Scale = new EquivalenceScale(_profile, _profile);
        _history = record.HistoryBefore(start);
        Guard = record.Guard().Over(_history);
        Current = DoseTimes.ByMedication(_history.Standing(start));
        Completion = Scale.UnitsOfDiazepam(record.CompletionDose);
        _baseline = Scale.Milligrams(Scale.Measure(record.Intake!.Regimen, withAsNeeded: true));
        Made(Current, 0);
        LastChange = record.TakenSince(start.AddDays(-1)) ?? start;
    }

    public EquivalenceScale Scale { get; }

    public Stock Stock { get; }

    public ReductionGuard Guard { get; private set; }

    /// <summary>What is taken by then, one line a medication.</summary>
    public Regimen Current { get; private set; }

    /// <summary>Units of the dose from which zero may follow.</summary>
    public BigInteger Completion { get; }

    public DateOnly LastChange { get; private set; }

    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>Units a day, as-needed maxima included.</summary>
    public BigInteger Units(Regimen regimen) => Scale.Measure(regimen, withAsNeeded: true);

    public Fraction Milligrams(BigInteger units) => Scale.Milligrams(units);

    /// <summary>True where the dose of that time is measured by then. Nobody changes between tablets and a syringe from step to step.</summary>
    public bool IsMeasured(string medication, DoseTime time) => _measured.Contains((medication, time));

    /// <summary>Writes a step down and goes on from it.</summary>
    public void Take(DateOnly on, Regimen regimen, PlanStepKind kind, GuardVerdict verdict, IEnumerable<Finding>? findings = null)
    {
        var (before, after) = (Milligrams(Units(Current)), Milligrams(Units(regimen)));
        var (doses, missing) = Made(regimen, _steps.Count);
        var named = WithProducts(regimen, doses);
        var all = missing.Concat(findings ?? []).Concat(OrderWarnings.Check(_profile, new OrderedStep(on, regimen), _steps.Count, Current, _formulary)).ToList();
        var ofBaseline = _baseline.Numerator.IsZero ? 0 : after.PercentAgainst(_baseline) + 100;
        _steps.Add(new PlanStep(on, named, kind, after, after.PercentAgainst(before), ofBaseline, verdict, doses, all));
        _history = _history.Then(new HistoryEntry(on, int.MaxValue, on, IsTold: false, named));
        Guard = Guard.Over(_history);
        (Current, LastChange) = (named, on);
    }

    /// <summary>How each dose is made, and a finding for each that cannot be.</summary>
    public (IReadOnlyList<PlannedDose> Doses, IReadOnlyList<Finding> Missing) Made(Regimen regimen, int step)
    {
        var (doses, missing) = (new List<PlannedDose>(), new List<Finding>());
        foreach (var line in regimen.Lines)
        {
            var makeable = Stock.Of(line.Medication);
            for (var time = DoseTime.Morning; time <= DoseTime.AsNeeded; time++)
            {
                var dose = line.At(time);
                if (dose.IsZero) continue;
                if (makeable.Make(dose, IsMeasured(line.Medication, time)) is { } made)
                {
                    doses.Add(new PlannedDose(line.Medication, time, made));
                    if (made.Liquid is not null) _measured.Add((line.Medication, time));
                }
                else missing.Add(CannotBeMade($"Steps[{step}]", line.Medication, dose, makeable));
            }
        }

        return (doses, missing);
    }

    public Finding CannotBeMade(string field, string medication, Dose dose, MakeableDoses makeable) => new(field, Dispensability.Code,
        $"{_formulary.NameOf(medication)} {dose} cannot be made exactly from the products chosen."
        + (makeable.AtOrAbove(dose) is { } above ? $" The next dose above is {above}." : " There is no dose above that can."));

    // A line names its product where one alone makes all its doses.
    private static Regimen WithProducts(Regimen regimen, IReadOnlyList<PlannedDose> doses) => new(
    [
        .. regimen.Lines.Where(line => !line.WithAsNeeded.IsZero).Select(line =>
        {
            var products = doses.Where(dose => dose.Medication == line.Medication)
                .SelectMany(dose => dose.Made.Pieces.Select(pieces => pieces.Product.Code).Concat(dose.Made.Liquid is { } liquid ? [liquid.Product.Code] : [])).Distinct().ToList();
            return line with { Product = products.Count == 1 ? products[0] : null };
        }),
    ]);
}
