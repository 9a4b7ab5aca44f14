using BenzoClinic.Benchmarks;

// dotnet run -c Release --project tests/BenzoClinic.Benchmarks -- NAME
// Each measures its limit in the same run and ends with one line per bar. Exit code 1 where a bar is missed.
var benchmarks = new Dictionary<string, (string What, Func<Task<bool>> Run)>
{
    ["guard"] = ("a verdict over a history of 500 doses", GuardBenchmark.Run),
    ["taper"] = ("a plan of 40 steps, each judged and made from products", TaperBenchmark.Run),
    ["search"] = ("a search over a million patients, beside its own statements sent raw", SearchBenchmark.Run),
    ["search-page"] = ("from the last key to the rows in a browser, beside a click on an empty MudBlazor page", SearchPageBenchmark.Run),
    ["chart"] = ("the Taper tab, beside its own statements sent raw and one durable insert", ChartBenchmark.Run),
    ["booking"] = ("a visit booked, beside its own rows sent raw, and fifty users who book at overlapping times", BookingBenchmark.Run),
    ["schedule"] = ("a day of 400 visits, beside its own statements sent raw, and among ten million appointments", ScheduleBenchmark.Run),
    ["circuit"] = ("the schedule of 50 visits in a browser, beside an empty MudBlazor page", CircuitBenchmark.Run),
    ["import"] = ("100,000 patients of a list, beside raw inserts of the same rows", ImportBenchmark.Run),
    ["reminders"] = ("100,000 due messages of a million, beside the raw claim and mark of the same rows", ReminderBenchmark.Run),
    ["kills"] = ("the app killed again and again while it sends: nothing missing, nothing twice", KillRuns.Run),
    ["start"] = ("from nothing to the sign-in page, beside an empty MudBlazor app", StartBenchmark.Run),
};

if (args is [NaiveSender.Name, var connection, var port]) return await NaiveSender.Run(connection, port);
if (args is [var name] && benchmarks.TryGetValue(name, out var benchmark))
{
    try
    {
        return await benchmark.Run() ? 0 : 1;
    }
    catch (InvalidOperationException exception)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}

Console.Error.WriteLine(args is [var unknown] ? $"There is no benchmark \"{unknown}\". There are:" : "Name one benchmark:");
foreach (var (known, (what, _)) in benchmarks) Console.Error.WriteLine($"  {known,-12} {what}");
return 2;
