using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Worklist;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace BenzoClinic.Web.Components.Worklist;

/// <summary>What must not be forgotten, and what was done about it.</summary>
public sealed partial class WorklistPage
{
    private IReadOnlyList<WorklistRow> _rows = [];
    private DateTime _now;
    private bool _closes;
    private WorklistRow? _open;
    private Guid _operation;
    private MudTextField<string>? _field;
    private bool _focus;
    private string _what = "";
    private string? _error;
    private bool _busy;
    private string _said = "";
    private bool _refused;

    [Inject]
    private WorklistService Items { get; set; } = null!;

    [Inject]
    private Gate Gate { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    protected override async Task Load()
    {
        if (!Loaded) _closes = await Gate.Allows(Operation.CloseSafetyItem);
        var now = await Items.Open();
        _now = Clock.Now;
        // What someone else closed while it is being written about stays until the writer is told.
        _rows = _open is { } open && now.All(row => row.Id != open.Id) ? [.. _rows.Where(row => row.Id == open.Id), .. now] : now;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus || _field is null) return;
        _focus = false;
        await _field.FocusAsync();
    }

    private void Begin(WorklistRow row)
    {
        if (_open?.Id == row.Id) return;
        (_open, _operation, _what, _error, _focus) = (row, Guid.CreateVersion7(), "", null, true);
    }

    private Task Key(KeyboardEventArgs key) => key.Key switch
    {
        "Enter" => Close(),
        "Escape" when _what.Length == 0 => Leave(),
        _ => Task.CompletedTask,
    };

    private Task Leave()
    {
        _open = null;
        return Refresh();
    }

    private async Task Close()
    {
        if (_busy || _open is not { } row) return;
        _busy = true;
        try
        {
            var outcome = await Items.Close(new CloseItem(_operation, row.Patient, row.Id, row.Revision, _what));
            _error = outcome.Match<string?>(_ => null, findings => findings[0].Sentence, (_, _) => null, () => null);
            if (_error is not null) return;
            (_said, _refused) = outcome.Match(
                _ => ($"{row.PatientName}: done, by you.", false),
                _ => ("", false),
                (who, when) => ($"{who} closed this item first, at {ClinicClock.ToClinic(when):HH\\:mm}.", true),
                () => ("This item is not there any more.", true));
            await Leave();
        }
        finally
        {
            _busy = false;
        }
    }
}
