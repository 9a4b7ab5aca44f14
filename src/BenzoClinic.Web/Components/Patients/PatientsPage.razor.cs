using System.Globalization;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Finds a patient while one types; lists all by name where nothing is typed.</summary>
public sealed partial class PatientsPage : IDisposable
{
    private readonly LatestQuestion _question = new();
    private MudTextField<string>? _field;
    private PatientPage? _page;
    private string _typed = "";
    private string _shownFor = "";
    private int _active = -1;
    private bool _archived;
    private TaperFilter _filter;
    private ChartCount? _count;
    private IReadOnlyList<PatientRow> _recent = [];

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

    private bool SeesDoses => Me.May(Operation.SeeDosesInLists);

    private PatientRow? Chosen => _active >= 0 && _page is not null && _active < _page.Rows.Count ? _page.Rows[_active] : null;

    private bool HasPanel => Chosen is not null || _recent.Count > 0;

    private string? CountWords => _count is not { Charts: > 0 } count ? null
        : count.Tapering is { } tapering ? $"{UpTo(count.Charts, "chart")}, {UpTo(tapering)} tapering" : UpTo(count.Charts, "chart");

    private string Found => _page is null || _shownFor.Length == 0 ? "" : _page.More ? $"First {_page.Rows.Count}" : $"{_page.Rows.Count} found";

    private string OfAll => Found.Length == 0 || _count is not { } count ? "" : $"of {UpTo(count.Charts)}";

    private string FilterWord => _filter.ToString().ToLowerInvariant();

    /// <inheritdoc />
    public void Dispose() => _question.Dispose();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await Show("");
        _recent = await Patients.Recent();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // After the list: nobody waits for it.
        if (!firstRender) return;
        _count = await Patients.Count();
        StateHasChanged();
    }

    private static string UpTo(int count, string? noun = null)
    {
        var number = count > ChartCount.Most ? $"more than {ChartCount.Most.ToString("#,0", CultureInfo.InvariantCulture)}" : count.ToString("#,0", CultureInfo.InvariantCulture);
        return noun is null ? number : count == 1 ? $"{number} {noun}" : $"{number} {noun}s";
    }

    private Task Choose(TaperFilter filter)
    {
        _filter = filter;
        return _question.Ask(stop => Show(_typed, stop));
    }

    private void Choose(PatientRow row)
    {
        for (var index = 0; index < _page?.Rows.Count; index++)
            if (_page.Rows[index].Id == row.Id) _active = index;
    }

    private async Task Typed(string text)
    {
        _typed = text ?? "";
        await _question.Ask(async stop =>
        {
            await Task.Delay(LatestQuestion.Pause, Time, stop);
            await Show(_typed, stop);
        });
    }

    private async Task Key(KeyboardEventArgs key)
    {
        if (key.IsComposing) return;
        if (key.Key == "Escape") await Clear();
        else if (key.Key == "ArrowDown") Move(1);
        else if (key.Key == "ArrowUp") Move(-1);
        else if (key.Key == "Enter") await Open();
    }

    private async Task Clear()
    {
        _typed = "";
        if (_field is not null) await _field.SetTextAsync("");
        await _question.Ask(stop => Show("", stop));
    }

    private void Move(int by)
    {
        if (_page is { Rows.Count: > 0 and var count }) _active = Math.Clamp(_active + by, 0, count - 1);
    }

    private async Task Open()
    {
        // Typed and entered at once: the rows on the screen may be those of fewer letters.
        if (_shownFor != _typed.Trim()) await _question.Ask(stop => Show(_typed, stop));
        if (_page is not { Rows.Count: > 0 } page) return;
        if (_active >= 0 && _active < page.Rows.Count) Navigation.NavigateTo($"patients/{page.Rows[_active].Id}");
    }

    private Task ShowArchived(ChangeEventArgs change)
    {
        _archived = change.Value is true;
        return _question.Ask(stop => Show(_typed, stop));
    }

    private async Task ShowMore()
    {
        if (_page?.Next is not { } next) return;
        var more = await Patients.List(next, _filter, _archived);
        _page = more with { Rows = [.. _page.Rows, .. more.Rows] };
    }

    private async Task Show(string text, CancellationToken stop = default)
    {
        var typed = text.Trim();
        var page = typed.Length == 0 ? await Patients.List(filter: _filter, archived: _archived, stop: stop) : await Patients.Search(typed, take: 20, _filter, _archived, stop);
        stop.ThrowIfCancellationRequested();
        // Enter opens the best match: it is the one that shows.
        (_page, _shownFor, _active) = (page, typed, typed.Length > 0 && page.Rows.Count > 0 ? 0 : -1);
    }
}
