using System.Diagnostics;
using System.Globalization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Patients;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// A search over a million patients as a clinician types it: two to five letters, with and without hits, and a name that a
/// thousand people have. Beside it the very statements of the call, gate included, sent raw by the same driver.
/// </summary>
internal static class SearchBenchmark
{
    /// <summary>A million; fewer while a benchmark is built.</summary>
    internal static readonly int Patients = Environment.GetEnvironmentVariable("BENZOCLINIC_PATIENTS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 1_000_000;

    private const int Rounds = 40;
    private const double Limit = 2;

    public static Task<bool> Run() => BenchClinic.OnBoth(Measure);

    private static async Task<bool> Measure(BenchClinic clinic)
    {
        var started = Stopwatch.GetTimestamp();
        var first = new PatientDetails { FirstName = "Anselmo", LastName = "Reyes", BirthDate = new DateOnly(1955, 9, 19), Phone = "(415) 555-0117" };
        var made = (await clinic.Get<PatientService>().Create(new CreatePatient(Guid.CreateVersion7(), first, []))).Match(saved => saved.Id, _ => Guid.Empty, (_, _) => Guid.Empty, () => Guid.Empty);
        await using var connection = clinic.Connect();
        var names = await MillionPatients.Fill(connection, made, Patients);
        Console.WriteLine($"{clinic.Name}: {Patients} patients filled in {Bar.Text(Stopwatch.GetElapsedTime(started).TotalSeconds)} s");
        var search = clinic.Get<PatientSearchService>();
        var asked = new List<(string Text, IReadOnlyList<Statement> Statements)>();
        var hits = 0;
        foreach (var text in Queries(names))
            asked.Add((text, await clinic.Sent.During(async () => hits += (await search.Search(text)).Rows.Count > 0 ? 1 : 0)));

        List<double> service = [], raw = [];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (text, statements) in asked)
            {
                // By turns: whoever asks second finds the pages of that very question in the processor's memory.
                var beside = round % 2 == 0 ? await Time(() => StatementRecorder.Replay(clinic, statements)) : 0;
                var through = await Time(() => search.Search(text));
                if (round % 2 != 0) beside = await Time(() => StatementRecorder.Replay(clinic, statements));
                if (round < Rounds / 2) continue; // Warms up, until the runtime has translated EF in earnest.
                service.Add(through);
                raw.Add(beside);
            }
        }

        Console.WriteLine($"{clinic.Name}: {asked.Count} searches, {hits} with hits, {Bar.Text(asked.Average(it => it.Statements.Count))} statements each; "
            + $"service median {Bar.Text(Bar.Median(service))} ms, p95 {Bar.Text(P95(service))} ms; raw median {Bar.Text(Bar.Median(raw))} ms, p95 {Bar.Text(P95(raw))} ms");
        return Bar.Ratio("search", clinic.Name, P95(service) / P95(raw), Limit);
    }

    internal static double P95(List<double> values) => values.Order().ElementAt((int)Math.Ceiling(values.Count * 0.95) - 1);

    internal static async Task<double> Time(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    internal static List<string> Queries(IReadOnlyList<string> names)
    {
        var random = new Random(7);
        var queries = new List<string>();
        for (var number = 0; number < 200; number++)
        {
            var (name, letters) = (names[random.Next(names.Count)], 2 + number % 4);
            var beginning = name.Length > letters ? name[..letters] : name;
            // One in five finds nobody.
            queries.Add(number % 5 == 4 ? beginning[..^1] + "xq" : beginning);
        }

        queries.AddRange(["ma", "garci", "maria garcia", "ma ga", "garcia 1980"]);
        return queries;
    }
}
