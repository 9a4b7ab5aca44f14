using System.Diagnostics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// A verdict over a history of 500 doses: a regimen of two medications, changed every day, under two profiles, with a fact
/// told now and then; asked for every percent from 70 to 110 of the standing dose.
/// </summary>
internal static class GuardBenchmark
{
    private const int Doses = 500;
    private const int Batches = 41;
    private const int PerBatch = 2_000;
    private const double LimitMicroseconds = 20;

    private static readonly DateOnly First = new(2025, 7, 1);

    public static Task<bool> Run()
    {
        var entries = Entries();
        var history = new DoseHistory(entries);
        var profiles = Profiles();
        var completion = Dose.FromMilligrams(0.5m);
        var guard = new ReductionGuard(history, profiles, completion);
        var on = First.AddDays(Doses);
        var asked = Enumerable.Range(70, 41).Select(percent => Taken(0.2m * percent, 0.01m * percent)).ToArray();
        if (asked.All(regimen => guard.Judge(regimen, on).Allowed) || !asked.Any(regimen => guard.Judge(regimen, on).Allowed))
            throw new InvalidOperationException("The cases do not reach both sides of the guard.");

        var whole = Measure(Batches, 200, step => new ReductionGuard(new DoseHistory(entries), profiles, completion).Judge(asked[step % asked.Length], on));
        Console.WriteLine($"with the guard built anew from {Doses} entries: {Bar.Text(whole)} µs");
        var verdict = Measure(Batches, PerBatch, step => guard.Judge(asked[step % asked.Length], on));
        return Task.FromResult(Bar.Value("guard", verdict, LimitMicroseconds, "µs"));
    }

    /// <summary>Median of the batches, microseconds a call; the first quarter warms up and does not count.</summary>
    private static double Measure(int batches, int perBatch, Func<int, GuardVerdict> judge)
    {
        var times = new List<double>();
        for (var batch = 0; batch < batches; batch++)
        {
            var allowed = 0;
            var start = Stopwatch.GetTimestamp();
            for (var step = 0; step < perBatch; step++) allowed += judge(step).Allowed ? 1 : 0;
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (allowed < 0) throw new InvalidOperationException(); // Keeps the verdicts from being optimized away.
            if (batch >= batches / 4) times.Add(elapsed / perBatch);
        }

        return Bar.Median(times);
    }

    private static HistoryEntry[] Entries() =>
    [
        .. Enumerable.Range(0, Doses).Select(day => new HistoryEntry(
            day == 0 ? DateOnly.MinValue : First.AddDays(day),
            day + 1,
            First.AddDays(day),
            IsTold: day % 5 == 4,
            Taken(20 + (Doses - day) * 0.02m, 1 + (Doses - day) * 0.001m))),
    ];

    private static Regimen Taken(decimal diazepam, decimal clonazepam) => new([Line("diazepam", diazepam), Line("clonazepam", clonazepam)]);

    private static RegimenLine Line(string medication, decimal milligrams)
    {
        var half = Dose.FromMilligrams(milligrams / 2);
        return new RegimenLine(medication, null, half, Dose.Zero, Dose.Zero, half, Dose.Zero, Dose.Zero);
    }

    private static EquivalenceProfile[] Profiles() =>
    [
        Profile(1, "First", clonazepam: 0.5m),
        Profile(2, "Second", clonazepam: 1m),
    ];

    private static EquivalenceProfile Profile(int sequence, string name, decimal clonazepam) => new(
        Guid.CreateVersion7(), sequence, "hand", name, "Benchmark",
        [new("diazepam", Dose.FromMilligrams(10), Dose.FromMilligrams(10)), new("clonazepam", Dose.FromMilligrams(clonazepam), Dose.FromMilligrams(10))],
        default);
}
