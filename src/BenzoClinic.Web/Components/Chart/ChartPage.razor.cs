using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Patients;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace BenzoClinic.Web.Components.Chart;

/// <summary>
/// The frame of a chart. One page for all its routes, so that going from tab to tab opens, and records, nothing again.
/// </summary>
public sealed partial class ChartPage : IDisposable
{
    private OpenedChart? _chart;
    private ChartTab _tab = ChartTab.Taper;
    private Guid _opened;
    private int _opening;
    private bool _closed;

    /// <summary>The patient of the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private ChartService Charts { get; set; } = null!;

    [Inject]
    private PatientService Patients { get; set; } = null!;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private ClinicEvents Events { get; set; } = null!;

    [Inject]
    private Gate Gate { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IEnumerable<ChartTab> Tabs => ChartTab.All.Where(tab => _chart?.Clinical is not null || !tab.Clinical);

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        Events.Changed -= Hear;
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Navigation.LocationChanged += Moved;
        Events.Changed += Hear;
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_opened != Id)
        {
            _opened = Id;
            await Open();
        }

        Choose();
    }

    private async Task Open()
    {
        var id = PatientId.From(Id);
        (_chart, _closed) = (null, false);
        var chart = await Gate.Allows(Operation.OpenChart, id) ? await OpenClinical(id)
            : await Gate.Allows(Operation.OpenDetails, id) ? await OpenDesk(id)
            : null;
        (_chart, _closed, _opening) = (chart, chart is null, _opening + 1);
        StateHasChanged();
    }

    private async Task<OpenedChart?> OpenClinical(PatientId id)
    {
        var (edit, assign) = (await Gate.Allows(Operation.EditDetails, id), await Gate.Allows(Operation.AssignTherapist, id));
        return (await Charts.Open(id)).Match(chart => new OpenedChart(chart.Desk, chart, edit, assign), _ => null, (_, _) => null, () => (OpenedChart?)null);
    }

    private async Task<OpenedChart?> OpenDesk(PatientId id)
    {
        var edit = await Gate.Allows(Operation.EditDetails, id);
        return (await Patients.OpenDetails(id)).Match(desk => new OpenedChart(desk, null, edit, MayAssign: false), _ => null, (_, _) => null, () => (OpenedChart?)null);
    }

    private void Moved(object? sender, LocationChangedEventArgs args) => _ = InvokeAsync(() =>
    {
        Choose();
        StateHasChanged();
    });

    private void Hear(ClinicChange change)
    {
        if (change == ClinicChange.Appointments) _ = InvokeAsync(ReadNextVisit);
    }

    // Booked or cancelled on a tab or elsewhere: the head follows, without opening the chart anew.
    private async Task ReadNextVisit()
    {
        if (_chart is not { } chart) return;
        var next = (await Appointments.ForPatient(chart.Id)).Where(row => row.State == AppointmentState.Expected && row.Date >= Clock.Today)
            .OrderBy(row => row.Date).ThenBy(row => row.Start).FirstOrDefault();
        _chart = _chart?.With(chart.Desk with { NextVisit = next is null ? null : new NextVisit(next.Date, next.Start, next.Provider.Name) });
        StateHasChanged();
    }

    private void Choose()
    {
        _tab = ChartTab.At(Navigation.ToBaseRelativePath(Navigation.Uri));
        // The front desk lands on Visits.
        if (_chart is { Clinical: null } && _tab.Clinical) Navigation.NavigateTo(Address(ChartTab.Visits), replace: true);
    }

    private string Address(ChartTab tab) => tab.Route.Length == 0 ? $"patients/{Id}" : $"patients/{Id}/{tab.Route}";

    private void Saved(DetailsView desk) => _chart = _chart?.With(desk);

    private async Task AssignTherapist()
    {
        if (_chart?.Clinical is not { } clinical) return;
        var parameters = new DialogParameters<AssignTherapistDialog>
        {
            { dialog => dialog.Patient, clinical.Desk.Id },
            { dialog => dialog.PatientName, clinical.Desk.Details.FullName },
            { dialog => dialog.Current, clinical.Therapist },
        };
        var dialog = await Dialogs.ShowAsync<AssignTherapistDialog>("Assign therapist", parameters, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true });
        if (await dialog.Result is { Canceled: false, Data: AssignedTherapist assigned }) _chart = _chart.With(assigned.Therapist);
    }
}
