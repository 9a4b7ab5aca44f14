using System.Diagnostics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Medications;

namespace BenzoClinic.Benchmarks;

/// <summary>A plan of 40 steps as the plan page works it out at every key: each judged by the guard and made from products, on one core.</summary>
internal static class TaperBenchmark
{
    private const int Batches = 41;
    private const int PerBatch = 50;
    private const double LimitMilliseconds = 1;

    private static readonly DateOnly Today = new(2026, 3, 2);

    public static Task<bool> Run()
    {
        var formulary = FormularyReader.ReadFrom(FormularyReader.DefaultFolder);
        var stock = new Stock(formulary, Stock.Usual(formulary));
        var record = Record(formulary);
        var request = new PlanRequest { Method = TaperMethod.Proportional, Percent = 10, EveryDays = 14, Start = Today };
        var steps = Planner.Draft(record, request, formulary, stock, Today).Steps.Count;
        if (steps < 40) throw new InvalidOperationException($"The plan has {steps} steps, not 40.");
        var times = new List<double>();
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = Stopwatch.GetTimestamp();
            var count = 0;
            for (var i = 0; i < PerBatch; i++) count += Planner.Draft(record, request with { Percent = 10 + i % 2 * 0.01m }, formulary, stock, Today).Steps.Count;
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            // Of 40 steps: a plan that happens to be longer is not slower.
            if (batch >= Batches / 4) times.Add(elapsed * 40 / count);
        }

        Console.WriteLine($"a plan of {steps} steps: {Bar.Text(Bar.Median(times) * steps / 40)} ms");
        return Task.FromResult(Bar.Value("taper, 40 steps", Bar.Median(times), LimitMilliseconds, "ms"));
    }

    private static TaperRecord Record(Formulary formulary)
    {
        var stamp = new Stamp(default, Today.ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc), Today);
        var record = new TaperRecord(PatientId.New(), stamp, Dose.FromMilligrams(0.5m));
        var half = Dose.FromMilligrams(10);
        var regimen = new Regimen([new RegimenLine("diazepam", null, half, Dose.Zero, Dose.Zero, half, Dose.Zero, Dose.Zero)]);
        var profile = ProfileChecks.From(formulary.Tables[0], new Dictionary<string, Dose>(), "", 1, stamp);
        var findings = record.EnterRegimen(new IntakeRegimen(regimen, Today.AddDays(-200), false, null), profile, formulary, stamp);
        return findings.Count == 0 ? record : throw new InvalidOperationException(findings[0].Sentence);
    }
}
