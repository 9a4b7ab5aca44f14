using BenzoClinic.Services;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Finds a patient while one types; lists all by name where nothing is typed.</summary>
public sealed partial class PatientsPage : IDisposable
{
    // Shorter, and every letter of a fast typist asks the database.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private CancellationTokenSource _running = new();
    private MudTextField<string>? _field;
    private PatientPage? _page;
    private string _typed = "";
    private string _shownFor = "";
    private int _active = -1;
    private bool _archived;

    [Inject]
    private PatientSearchService Patients { get; set; } = null!;

    [CascadingParameter]
    private Me Me { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string? ActiveId => _active >= 0 && _page is not null ? PatientTable.RowId(_page.Rows[_active]) : null;

    private string Found => _page is null || _shownFor.Length == 0 ? "" : _page.More ? $"First {_page.Rows.Count}" : $"{_page.Rows.Count} found";

    /// <inheritdoc />
    public void Dispose()
    {
        _running.Cancel();
        _running.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => Show("");

    private async Task Typed(string text)
    {
        _typed = text ?? "";
        await Run(async stop =>
        {
            await Task.Delay(Pause, Time, stop);
            await Show(_typed, stop);
        });
    }

    private async Task Key(KeyboardEventArgs key)
    {
        if (key.Key == "Escape") await Clear();
        else if (key.Key == "ArrowDown") Move(1);
        else if (key.Key == "ArrowUp") Move(-1);
        else if (key.Key == "Enter") await Open();
    }

    private async Task Clear()
    {
        _typed = "";
        if (_field is not null) await _field.SetTextAsync("");
        await Run(stop => Show("", stop));
    }

    private void Move(int by)
    {
        if (_page is { Rows.Count: > 0 and var count }) _active = Math.Clamp(_active + by, 0, count - 1);
    }

    private async Task Open()
    {
        // Typed and entered at once: the rows on the screen may be those of fewer letters.
        if (_shownFor != _typed.Trim()) await Run(stop => Show(_typed, stop));
        if (_page is not { Rows.Count: > 0 } page) return;
        if (_active < 0 && _shownFor.Length == 0) return;
        Navigation.NavigateTo($"patients/{page.Rows[Math.Max(_active, 0)].Id}");
    }

    private Task ShowArchived(ChangeEventArgs change)
    {
        _archived = change.Value is true;
        return Run(stop => Show(_typed, stop));
    }

    private async Task ShowMore()
    {
        if (_page?.Next is not { } next) return;
        var more = await Patients.List(next, _archived);
        _page = more with { Rows = [.. _page.Rows, .. more.Rows] };
    }

    private async Task Show(string text, CancellationToken stop = default)
    {
        var typed = text.Trim();
        var page = typed.Length == 0 ? await Patients.List(archived: _archived, stop: stop) : await Patients.Search(typed, take: 20, _archived, stop);
        stop.ThrowIfCancellationRequested();
        (_page, _shownFor, _active) = (page, typed, -1);
    }

    /// <summary>Runs the newest question; an older one still on its way is given up.</summary>
    private async Task Run(Func<CancellationToken, Task> ask)
    {
        await _running.CancelAsync();
        _running.Dispose();
        _running = new CancellationTokenSource();
        try
        {
            await ask(_running.Token);
        }
        catch (OperationCanceledException)
        {
            // A later letter has its own answer.
        }
    }
}
