using System.Diagnostics;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// From the start of the process to the first answered request of the sign-in page, the database present, both apps
/// published and in Production, one after the other in the same loop.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 9;
    private const double Limit = 1.6;

    public static async Task<bool> Run()
    {
        var root = FindRoot();
        var folder = Directory.CreateTempSubdirectory("benzoclinic-start-").FullName;
        using var postgres = PostgresServer.Start(root);
        try
        {
            var web = Publish(root, "src/BenzoClinic.Web", Path.Combine(folder, "web"));
            var empty = Publish(root, "tests/BenzoClinic.Benchmarks.Empty", Path.Combine(folder, "empty"));
            PublishedApp[] apps =
            [
                new("empty", empty, "/", []),
                new("sqlite", web, "/account/login", [("Database__Provider", "Sqlite"), ("Database__ConnectionString", $"Data Source={Path.Combine(folder, "clinic.db")}")]),
                new("postgres", web, "/account/login", [("Database__Provider", "Postgres"), ("Database__ConnectionString", $"{postgres.ConnectionString};Database=postgres")]),
            ];
            return await Measure(apps);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> Measure(PublishedApp[] apps)
    {
        // A clinic in use: Development makes the databases and fills them. Then one start to warm the disk's cache.
        foreach (var app in apps) await app.TimeToFirstAnswer("Development");
        foreach (var app in apps) await app.TimeToFirstAnswer();
        var times = apps.ToDictionary(app => app.Name, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
            foreach (var app in apps) times[app.Name].Add(await app.TimeToFirstAnswer());

        foreach (var app in apps) Console.WriteLine($"{app.Name}: median {Bar.Text(Bar.Median(times[app.Name]))} ms, {Bar.Text(times[app.Name].Min())} to {Bar.Text(times[app.Name].Max())} ms, {Rounds} starts");
        var limit = Bar.Median(times["empty"]);
        var held = true;
        foreach (var app in apps.Skip(1)) held &= Bar.Ratio("start", app.Name, Bar.Median(times[app.Name]) / limit, Limit);
        return held;
    }

    internal static string Publish(string root, string project, string folder)
    {
        Console.WriteLine($"Publishing {project}");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(root, project), "-c", "Release", "-o", folder, "-nodeReuse:false", "--verbosity", "quiet"]))!;
        publish.WaitForExit();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{project} could not be published.");
        return Path.Combine(folder, Path.GetFileName(project) + (OperatingSystem.IsWindows() ? ".exe" : ""));
    }

    internal static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BenzoClinic.sln"))) return folder.FullName;
        throw new InvalidOperationException("Run it from a clone: BenzoClinic.sln was not found.");
    }
}
