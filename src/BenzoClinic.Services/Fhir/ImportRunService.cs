using BenzoClinic.Services.Access;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Fhir;

/// <summary>An uploaded file: read once, in order.</summary>
public sealed record UploadedFile(string Name, Func<Stream> Open);

/// <summary>
/// The import of the page: upload, dry run, apply, one at a time. It works in the name of the person who asked and ends where
/// they are signed out; leaving the page does not stop it.
/// </summary>
public sealed class ImportRunService(Gate gate, ImportRuns runs, CurrentSession session, IServiceScopeFactory scopes)
{
    /// <summary>The import as it stands; null where there is none.</summary>
    public async Task<ImportRun?> Current()
    {
        await gate.Demand(Operation.ImportCharts);
        return runs.Current;
    }

    /// <summary>Takes files. Bundles are rehearsed at once, a list waits for its columns.</summary>
    /// <returns>Why they were not taken, or null.</returns>
    public async Task<string?> Upload(IReadOnlyList<UploadedFile> files, CancellationToken stop = default)
    {
        var actor = await gate.Demand(Operation.ImportCharts);
        if (runs.Current is { IsRunning: true }) return "Another import is under way.";
        var folder = ImportUploads.NewFolder();
        var taken = false;
        try
        {
            foreach (var file in files)
            {
                await using var content = file.Open();
                await ImportUploads.Take(folder, file.Name, content, stop);
            }

            var names = ImportUploads.In(folder);
            if (ImportUploads.Problem(names) is { } problem) return problem;
            var look = ImportUploads.IsList(names[0]) ? await InScope(scope => scope.GetRequiredService<PatientListService>().Look(Path.Combine(folder.FullName, names[0]), stop)) : null;
            if (look?.Refused is { } refused) return refused;
            var run = new ImportRun(ImportStage.Waiting, names, actor.Name, look, look?.Guess, 0, 0, null, null, null);
            taken = runs.Begin(run, folder);
            if (!taken) return "Another import is under way.";
        }
        catch (UnusableFileException exception)
        {
            return exception.Message;
        }
        finally
        {
            if (!taken) folder.Delete(recursive: true);
        }

        if (runs.Current?.Look is null) Begin([ImportStage.Waiting], ImportStage.Rehearsing, null);
        return null;
    }

    /// <summary>Rehearses the list with these columns.</summary>
    /// <returns>What is wrong with the columns, or null.</returns>
    public async Task<string?> Rehearse(PatientListColumns columns)
    {
        await gate.Demand(Operation.ImportCharts);
        if (columns.Problem() is { } problem) return problem;
        Begin([ImportStage.Waiting, ImportStage.Rehearsed], ImportStage.Rehearsing, columns);
        return null;
    }

    /// <summary>Applies what was rehearsed.</summary>
    public async Task Apply()
    {
        await gate.Demand(Operation.ImportCharts);
        Begin([ImportStage.Rehearsed], ImportStage.Applying, null);
    }

    /// <summary>Stops it between two charts.</summary>
    public async Task Stop()
    {
        await gate.Demand(Operation.ImportCharts);
        runs.Stop();
    }

    /// <summary>Puts it away, files included.</summary>
    public async Task Clear()
    {
        await gate.Demand(Operation.ImportCharts);
        runs.Clear();
    }

    private void Begin(ImportStage[] from, ImportStage to, PatientListColumns? columns)
    {
        if (runs.Go(from, run => run with { Stage = to, Columns = columns ?? run.Columns, Done = 0, Total = run.Look is null ? run.Names.Count : 0, Bundles = null, List = null, Trouble = null }, out var stop))
            _ = Task.Run(() => Work(to == ImportStage.Rehearsing, stop), CancellationToken.None);
    }

    private async Task Work(bool isDryRun, CancellationToken stop)
    {
        var end = isDryRun ? ImportStage.Rehearsed : ImportStage.Applied;
        try
        {
            var run = runs.Current!;
            if (run.Columns is { } columns)
            {
                var progress = new Telling<PatientListProgress>(it => runs.Update(now => now with { Done = it.Rows }));
                var path = Path.Combine(runs.Folder, run.Names[0]);
                var report = await InScope(scope => isDryRun ? scope.GetRequiredService<PatientListService>().DryRun(path, columns, progress, stop) : scope.GetRequiredService<PatientListService>().Import(path, columns, progress, stop));
                runs.Update(now => now with { Stage = report.Stopped || report.Refused is not null ? ImportStage.Stopped : end, List = report, Trouble = report.Refused });
            }
            else
            {
                var progress = new Telling<ImportProgress>(it => runs.Update(now => now with { Done = it.File - 1 }));
                var report = await InScope(scope => isDryRun ? scope.GetRequiredService<FhirImportService>().DryRun(runs.Folder, progress, stop) : scope.GetRequiredService<FhirImportService>().Import(runs.Folder, progress, stop));
                runs.Update(now => now with { Stage = end, Bundles = report });
            }
        }
        catch (OperationCanceledException)
        {
            runs.Update(now => now with { Stage = ImportStage.Stopped });
        }
        catch (AccessDeniedException)
        {
            runs.Update(now => now with { Stage = ImportStage.Stopped, Trouble = "Whoever started it was signed out." });
        }
        catch (Exception exception)
        {
            // Whatever it was, the page must not show an import at work for ever; its own words may quote a chart.
            runs.Update(now => now with { Stage = ImportStage.Stopped, Trouble = $"It could not go on ({exception.GetType().Name})." });
            throw;
        }
    }

    // A scope of its own: the page's ends when the page is left.
    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentSession>();
        if (session.SessionId is { } id) current.SignedIn(id);
        else if (session.IsSystem) current.ActAsSystem();
        return await work(scope.ServiceProvider);
    }

    private sealed class Telling<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
