using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Finds a patient from any page, by the keyboard alone. Before anything is typed: the charts opened last.</summary>
public sealed partial class Finder : IDisposable
{
    private const string ListId = "finder-found";
    private const int Most = 8;

    private readonly LatestQuestion _question = new();
    private IReadOnlyList<PatientRow> _rows = [];
    private string _typed = "";
    private string _shownFor = "";
    private bool _more;
    private int _active = -1;

    [CascadingParameter]
    private Me Me { get; set; } = null!;

    [Inject]
    private PatientSearchService Patients { get; set; } = null!;

    [Inject]
    private Formulary Formulary { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string? ActiveId => _active >= 0 && _active < _rows.Count ? RowId(_rows[_active]) : null;

    /// <inheritdoc />
    public void Dispose() => _question.Dispose();

    // The browser keeps the field's text: what comes back from here never overwrites a letter.
    private Task Typed(ChangeEventArgs change)
    {
        _typed = change.Value as string ?? "";
        return _question.Ask(async stop =>
        {
            if (_typed.Trim().Length > 0) await Task.Delay(LatestQuestion.Pause, Time, stop);
            await Show(_typed.Trim(), stop);
        });
    }

    private async Task Key(KeyboardEventArgs key)
    {
        if (key.IsComposing) return;
        if (key.Key == "ArrowDown") Move(1);
        else if (key.Key == "ArrowUp") Move(-1);
        else if (key.Key == "Enter") await Open();
    }

    private void Move(int by)
    {
        if (_rows.Count > 0) _active = Math.Clamp(_active + by, 0, _rows.Count - 1);
    }

    private async Task Open()
    {
        // Typed and entered at once: the rows on the screen may be those of fewer letters.
        if (_shownFor != _typed.Trim()) await _question.Ask(stop => Show(_typed.Trim(), stop));
        if (_shownFor != _typed.Trim() || _active < 0 || _active >= _rows.Count) return;
        var address = Address(_rows[_active]);
        await Js.InvokeVoidAsync("clinic.closeFinder");
        Navigation.NavigateTo(address);
    }

    private async Task Show(string typed, CancellationToken stop)
    {
        var page = typed.Length == 0 ? new PatientPage(await Patients.Recent(Most, stop), false, null) : await Patients.Search(typed, Most, stop: stop);
        stop.ThrowIfCancellationRequested();
        // Enter opens the best match; nobody before anything is typed.
        (_rows, _more, _shownFor, _active) = (page.Rows, page.More, typed, typed.Length > 0 && page.Rows.Count > 0 ? 0 : -1);
    }

    private string Address(PatientRow row) => Me.May(Operation.OpenChart) ? $"patients/{row.Id}" : $"patients/{row.Id}/visits";

    private string Words(PatientRow row) => row.Dose is { Lines.Count: > 0 } dose
        ? string.Join(", ", dose.Lines.Select(line => $"{Formulary.NameOf(line.Medication)} {line.Scheduled}"))
        : PhoneNumber.Shown(row.Phone);

    private static string RowId(PatientRow row) => $"found-{row.ChartNumber}";

    internal static string Short(string typed) => typed.Length <= 40 ? typed : string.Concat(typed.AsSpan(0, char.IsHighSurrogate(typed[39]) ? 39 : 40), "…");
}
