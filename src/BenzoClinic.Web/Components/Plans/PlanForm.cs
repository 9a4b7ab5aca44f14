using System.Globalization;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Tapers;

namespace BenzoClinic.Web.Components.Plans;

/// <summary>A plan's request as it is being typed: every field keeps its text, also what cannot be read.</summary>
public sealed class PlanForm
{
    /// <summary>Where it is to end.</summary>
    public TaperGoal Goal { get; set; }

    /// <summary>How each step is worked out.</summary>
    public TaperMethod Method { get; set; }

    /// <summary>Percent of the current dose.</summary>
    public string Percent { get; set; } = "";

    /// <summary>mg of each step.</summary>
    public string Amount { get; set; } = "";

    /// <summary>Percentage points of occupancy.</summary>
    public string Points { get; set; } = "3";

    /// <summary>Days between steps.</summary>
    public string EveryDays { get; set; } = "";

    /// <summary>First day, as a date field holds it.</summary>
    public string Start { get; set; } = "";

    /// <summary>mg diazepam equivalent of a lower dose.</summary>
    public string GoalDose { get; set; } = "";

    /// <summary>Code of the medication that falls first, or "".</summary>
    public string First { get; set; } = "";

    /// <summary>True where a crossover comes first.</summary>
    public bool Crosses { get; set; }

    /// <summary>Code of the medication changed to.</summary>
    public string CrossTo { get; set; } = "diazepam";

    /// <summary>Days between two substitutions.</summary>
    public string CrossEveryDays { get; set; } = "7";

    /// <summary>True where each dose is changed in two substitutions.</summary>
    public bool CrossInHalves { get; set; }

    /// <summary>The table as typed.</summary>
    public string Stages { get; set; } = "";

    /// <summary>mg diazepam equivalent at the beginning of an earlier taper that failed.</summary>
    public string EarlierFrom { get; set; } = "";

    /// <summary>mg diazepam equivalent at its end.</summary>
    public string EarlierTo { get; set; } = "";

    /// <summary>Its weeks.</summary>
    public string EarlierWeeks { get; set; } = "";

    /// <summary>Products doses are made from.</summary>
    public HashSet<string> Products { get; } = [];

    /// <summary>True where tablets and liquid may stand in one dose.</summary>
    public bool Mixes { get; set; }

    /// <summary>What a new plan begins with: the clinic's policy and products, and what is taken now.</summary>
    public static PlanForm New(PlanWorkbench bench)
    {
        var form = new PlanForm { Percent = Number(bench.Policy.StepTo), EveryDays = $"{bench.Policy.DaysFrom}", Start = DayText.Of(bench.Today), Mixes = bench.Stock.Mixes };
        form.Products.UnionWith(Stock.With(bench.Formulary, bench.Stock.Products, bench.Record.InEffect(bench.Today)?.Regimen ?? Regimen.Nothing));
        return form;
    }

    /// <summary>A version to be changed, from today on.</summary>
    public static PlanForm From(TaperPlanVersion version, PlanWorkbench bench)
    {
        var request = version.Terms.Request;
        var form = new PlanForm
        {
            Goal = request.Goal,
            Method = request.Method,
            Percent = Number(request.Percent),
            Amount = request.Amount.IsZero ? "" : request.Amount.Number,
            Points = Number(request.Points),
            EveryDays = $"{request.EveryDays}",
            Start = DayText.Of(bench.Today),
            GoalDose = request.GoalDose.IsZero ? "" : request.GoalDose.Number,
            First = request.First,
            Mixes = version.Terms.Mixes,
        };
        if (request.Earlier is { } earlier) (form.EarlierFrom, form.EarlierTo, form.EarlierWeeks) = (earlier.From.Number, earlier.To.Number, $"{earlier.Weeks}");
        if (request.Crossover is { } crossover) (form.CrossTo, form.CrossEveryDays, form.CrossInHalves) = (crossover.To, $"{crossover.EveryDays}", crossover.InHalves);
        // A crossover that is not over goes on; one that is over is not begun again.
        form.Crosses = PlanAhead.IsCrossing(request, bench.Record.InEffect(bench.Today)?.Regimen);
        form.Products.UnionWith(version.Terms.Products);
        if (request.Method == TaperMethod.Stages && PlanAhead.From(bench.Record, version.Terms, bench.Formulary, bench.Today) is { Count: > 0 } ahead)
            (form.Stages, form.Start) = (PlanTable.Write(ahead, bench.Record.InEffect(bench.Today)?.Regimen ?? Regimen.Nothing, bench.Formulary), DayText.Of(ahead[0].On));
        return form;
    }

    /// <summary>The request, and what cannot be read, each beside its field.</summary>
    public (PlanRequest? Request, IReadOnlyList<Finding> Findings) Read(PlanWorkbench bench)
    {
        var findings = new List<Finding>();
        var start = DayText.Read(Start);
        if (start is null) findings.Add(Finding.Required("Start", "Enter the first day."));
        var request = new PlanRequest
        {
            Goal = Goal,
            Method = Method,
            GoalDose = Goal == TaperGoal.LowerDose ? Milligrams("GoalDose", GoalDose, findings) : Dose.Zero,
            Percent = Goal != TaperGoal.Stabilise && Method == TaperMethod.Proportional ? Decimal("Percent", Percent, findings) : 0,
            Points = Goal != TaperGoal.Stabilise && Method == TaperMethod.Hyperbolic ? Decimal("Points", Points, findings) : 0,
            Amount = Goal != TaperGoal.Stabilise && Method is TaperMethod.Linear or TaperMethod.Micro ? Milligrams("Amount", Amount, findings) : Dose.Zero,
            EveryDays = Method == TaperMethod.Stages ? 14 : Whole("EveryDays", EveryDays, findings),
            Start = start ?? bench.Today,
            First = First,
            Crossover = Crosses && Method != TaperMethod.Stages ? new Crossover(CrossTo, Whole("Crossover.EveryDays", CrossEveryDays, findings), CrossInHalves) : null,
            Earlier = EarlierFrom.Trim().Length + EarlierWeeks.Trim().Length == 0 ? null
                : new EarlierAttempt(Milligrams("Earlier", EarlierFrom, findings), Milligrams("Earlier", EarlierTo, findings), Whole("Earlier", EarlierWeeks, findings)),
        };
        if (Method == TaperMethod.Stages && Goal != TaperGoal.Stabilise && start is { } first)
        {
            var taken = bench.Record.InEffect(bench.Today)?.Regimen.MedicationsTaken.FirstOrDefault() ?? "diazepam";
            var (stages, wrong) = StageTable.Read(Stages, taken, first, bench.Formulary);
            request = request with { Stages = stages };
            findings.AddRange(wrong);
        }

        return (findings.Count > 0 ? null : request, findings);
    }

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static Dose Milligrams(string field, string text, List<Finding> findings)
    {
        if (!Dose.TryParse(text, out var dose, out var sentence)) findings.Add(new Finding(field, "unreadable", sentence));
        return dose;
    }

    private static decimal Decimal(string field, string text, List<Finding> findings)
    {
        if (decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 100_000) return number;
        findings.Add(new Finding(field, "unreadable", text.Contains(',', StringComparison.Ordinal) ? "Write it with a point, such as 7.5." : "Write a number, such as 7.5."));
        return 0;
    }

    private static int Whole(string field, string text, List<Finding> findings)
    {
        if (int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        findings.Add(new Finding(field, "unreadable", "Write a whole number."));
        return 0;
    }
}
