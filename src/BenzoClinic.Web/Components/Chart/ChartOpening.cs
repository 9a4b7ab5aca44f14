using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BenzoClinic.Web.Components.Chart;

/// <summary>
/// The chart that this window has open. Opened, and recorded, once; kept until the person leaves the chart's addresses,
/// because the router may make the page anew at every tab.
/// </summary>
public sealed class ChartOpening : IDisposable
{
    private readonly ChartService _charts;
    private readonly PatientService _patients;
    private readonly Gate _gate;
    private readonly NavigationManager _navigation;
    private Task<OpenedChart?>? _opening;
    private PatientId _id;

    /// <summary>Nothing is open.</summary>
    public ChartOpening(ChartService charts, PatientService patients, Gate gate, NavigationManager navigation)
    {
        (_charts, _patients, _gate, _navigation) = (charts, patients, gate, navigation);
        navigation.LocationChanged += Moved;
    }

    /// <summary>The chart that is open, or opens it; null where there is none or the person may not.</summary>
    public Task<OpenedChart?> Open(PatientId id) => _opening is { IsFaulted: false } && _id == id ? _opening : Reopen(id);

    /// <summary>Opens it anew, with what was saved meanwhile.</summary>
    public Task<OpenedChart?> Reopen(PatientId id)
    {
        _id = id;
        return _opening = Read(id);
    }

    /// <summary>Keeps a chart that was changed on the screen.</summary>
    public void Keep(OpenedChart chart)
    {
        if (chart.Id == _id) _opening = Task.FromResult<OpenedChart?>(chart);
    }

    /// <inheritdoc />
    public void Dispose() => _navigation.LocationChanged -= Moved;

    private async Task<OpenedChart?> Read(PatientId id)
    {
        var edit = await _gate.Allows(Operation.EditDetails, id);
        if (await _gate.Allows(Operation.OpenChart, id))
        {
            var assign = await _gate.Allows(Operation.AssignTherapist, id);
            return (await _charts.Open(id)).Match(chart => new OpenedChart(chart.Desk, chart, edit, assign), _ => null, (_, _) => null, () => (OpenedChart?)null);
        }

        if (!await _gate.Allows(Operation.OpenDetails, id)) return null;
        return (await _patients.OpenDetails(id)).Match(desk => new OpenedChart(desk, null, edit, MayAssign: false), _ => null, (_, _) => null, () => (OpenedChart?)null);
    }

    private void Moved(object? sender, LocationChangedEventArgs args)
    {
        var path = _navigation.ToBaseRelativePath(args.Location).Split('?', '#')[0];
        if (path != $"patients/{_id}" && !path.StartsWith($"patients/{_id}/", StringComparison.OrdinalIgnoreCase)) _opening = null;
    }
}
