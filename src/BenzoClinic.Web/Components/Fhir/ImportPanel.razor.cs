using BenzoClinic.Services.Fhir;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BenzoClinic.Web.Components.Fhir;

/// <summary>
/// Import on the page: files, dry run, apply. It shows the one import there is, whoever began it; leaving the page does not
/// stop it.
/// </summary>
public sealed partial class ImportPanel : IDisposable
{
    private const int MostFiles = 1_000;
    private const long MostBytes = 500L * 1024 * 1024;

    private ImportRun? _run;
    private ImportColumns? _columns;
    private string? _refused;
    private bool _uploading;
    private int _waiting;

    [Inject]
    private ImportRunService Imports { get; set; } = null!;

    [Inject]
    private ImportRuns Runs { get; set; } = null!;

    private string Heading => _run?.Stage switch
    {
        null => "Import",
        ImportStage.Waiting when _run.Look is not null => "What the columns are",
        ImportStage.Waiting or ImportStage.Rehearsing => "Dry run",
        ImportStage.Rehearsed => "What an import would do",
        ImportStage.Applying => "Applying",
        ImportStage.Stopped => "Stopped",
        _ => "Applied",
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Runs.Changed += Hear;
        _run = await Imports.Current();
    }

    /// <inheritdoc />
    public void Dispose() => Runs.Changed -= Hear;

    private static string Names(ImportRun run) => run.Names.Count == 1 ? run.Names[0] : $"{run.Names.Count} files";

    private static string Progress(ImportRun run)
    {
        var done = run.Total > 0 ? $"file {Math.Min(run.Done + 1, run.Total)} of {run.Total}" : $"{run.Done} rows";
        return $"{(run.Stage == ImportStage.Applying ? "Applying" : "Comparing")}: {done}. You may leave this page; it goes on.";
    }

    private async Task Upload(InputFileChangeEventArgs chosen)
    {
        (_refused, _uploading) = (null, true);
        try
        {
            _refused = chosen.FileCount > MostFiles
                ? $"Choose at most {MostFiles} files, or a zip of them."
                : await Imports.Upload([.. chosen.GetMultipleFiles(MostFiles).Select(file => new UploadedFile(file.Name, () => file.OpenReadStream(MostBytes)))]);
        }
        catch (IOException)
        {
            _refused = "The files did not arrive whole, or one is larger than 500 MB.";
        }
        finally
        {
            _uploading = false;
        }

        _run = await Imports.Current();
    }

    private async Task Rehearse()
    {
        if (_columns is { } columns) _refused = await Imports.Rehearse(columns.Chosen);
    }

    private Task Apply() => Imports.Apply();

    private Task Stop() => Imports.Stop();

    private Task Clear()
    {
        _refused = null;
        return Imports.Clear();
    }

    // A run tells more often than a page can be drawn: one drawing waits at a time.
    private void Hear()
    {
        if (Interlocked.Exchange(ref _waiting, 1) == 1) return;
        _ = InvokeAsync(async () =>
        {
            Volatile.Write(ref _waiting, 0);
            _run = await Imports.Current();
            StateHasChanged();
        });
    }
}
