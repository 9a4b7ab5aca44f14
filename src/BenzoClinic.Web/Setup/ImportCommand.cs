using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Fhir;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Web.Setup;

/// <summary>
/// The command <c>import-fhir PATH [--dry-run]</c>: imports charts, or says what importing them would do, and prints what was
/// used and what was not. The path is the caller's own; settings may follow it as at any start.
/// </summary>
public static class ImportCommand
{
    private const string Name = "import-fhir";
    private const string Usage = $"Name one file or folder: dotnet run --project src/BenzoClinic.Web -- {Name} PATH [{DryRun}]";
    private const string DryRun = "--dry-run";

    /// <summary>True where the arguments ask for the command.</summary>
    public static bool IsAskedFor(string[] args) => args is [Name, ..];

    /// <summary>Runs it. What prevents it is said in one sentence.</summary>
    /// <returns>Exit code: 0 where every file could be used, else 1.</returns>
    public static async Task<int> Run(string[] args)
    {
        if (args is not [Name, { Length: > 0 } path, .. var settings] || path.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 1;
        }

        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler stopped = (_, pressed) =>
        {
            // Between two charts, not in the middle of the process.
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += stopped;
        try
        {
            return await Import(Path.GetFullPath(path), settings.Contains(DryRun), [.. settings.Where(setting => setting != DryRun)], stop.Token);
        }
        catch (StartupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was imported stays; the same command goes on from here.");
            return 1;
        }
        finally
        {
            Console.CancelKeyPress -= stopped;
        }
    }

    private static async Task<int> Import(string path, bool isDryRun, string[] settings, CancellationToken stop)
    {
        await using var app = ClinicApp.Build(settings);
        var engine = app.Services.GetRequiredService<IDatabaseEngine>();
        // On SQLite one process at a time: refused while the app serves the same file, and the app waits its turn in the same way.
        using var claim = engine.ClaimForServing();
        await engine.Prepare(app.Services.GetRequiredService<IDbContextFactory<ClinicDb>>(), stop);

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
        var line = new ProgressLine();
        var import = scope.ServiceProvider.GetRequiredService<FhirImportService>();
        var report = await (isDryRun ? import.DryRun(path, line, stop) : import.Import(path, line, stop));
        line.Clear();
        foreach (var text in ImportReportText.Lines(report)) Console.WriteLine(text);
        return report.EveryFileUsed ? 0 : 1;
    }

    /// <summary>One line that is written over in a terminal; into a file or pipe, a line for each hundredth.</summary>
    private sealed class ProgressLine : IProgress<ImportProgress>
    {
        private int _width;

        public void Report(ImportProgress value)
        {
            var text = $"Importing file {value.File} of {value.Files}: {value.Name}";
            if (Console.IsErrorRedirected)
            {
                if (value.File * 100 / value.Files > (value.File - 1) * 100 / value.Files) Console.Error.WriteLine(text);
                return;
            }

            Console.Error.Write($"\r{text.PadRight(_width)}");
            _width = text.Length;
        }

        public void Clear()
        {
            if (!Console.IsErrorRedirected && _width > 0) Console.Error.Write($"\r{new string(' ', _width)}\r");
        }
    }
}
