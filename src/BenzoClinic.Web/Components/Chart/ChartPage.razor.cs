using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Layout;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace BenzoClinic.Web.Components.Chart;

/// <summary>
/// The frame of a chart: one page for all its routes, around the tab that the address names.
/// </summary>
public sealed partial class ChartPage : IDisposable
{
    private OpenedChart? _chart;
    private ChartTab _tab = ChartTab.Taper;
    private Guid _opened;
    private int _opening;
    private bool _closed;
    private bool _landed = true;

    /// <summary>The patient of the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    private Me Me { get; set; } = null!;

    [Inject]
    private ChartOpening Opening { get; set; } = null!;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private ClinicEvents Events { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Me Reader(OpenedChart chart) => chart.IsMerged ? Me with { OnlyReads = true } : Me;

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
        if (_opened == Id) return;
        _opened = Id;
        (_chart, _closed) = (null, false);
        Show(await Opening.Open(PatientId.From(Id)));
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        // Not before: while the router is still starting in the browser, an address is fetched anew and the page stands dead.
        if (_landed) return;
        _landed = true;
        Navigation.NavigateTo(Address(_tab), replace: true);
    }

    private async Task Reopen()
    {
        (_chart, _closed) = (null, false);
        Show(await Opening.Reopen(PatientId.From(Id)));
        _opening++;
    }

    private void Show(OpenedChart? chart)
    {
        (_chart, _closed) = (chart, chart is null);
        Choose();
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
        Keep(_chart?.With(chart.Desk with { NextVisit = next is null ? null : new NextVisit(next.Date, next.Start, next.Provider.Name) }));
        StateHasChanged();
    }

    private void Choose()
    {
        // Null while the person is leaving: this page hears of the way out before it goes.
        if (ChartTab.At(Navigation.ToBaseRelativePath(Navigation.Uri), Id) is not { } tab) return;
        _tab = tab;
        // The front desk lands on Visits.
        if (_chart is not { Clinical: null } || !_tab.Clinical) return;
        _tab = ChartTab.Visits;
        _landed = false;
    }

    private string Address(ChartTab tab) => tab.Route.Length == 0 ? $"patients/{Id}" : $"patients/{Id}/{tab.Route}";

    private void Saved(DetailsView desk) => Keep(_chart?.With(desk));

    private void ConditionsChanged(IReadOnlyList<ConditionView> conditions) => Keep(_chart?.With(conditions));

    private void Keep(OpenedChart? chart)
    {
        _chart = chart;
        if (chart is not null) Opening.Keep(chart);
    }

    private async Task AssignTherapist()
    {
        if (_chart?.Clinical is not { } clinical) return;
        var parameters = new DialogParameters<AssignTherapistDialog>
        {
            { dialog => dialog.Patient, clinical.Desk.Id },
            { dialog => dialog.PatientName, clinical.Desk.Details.FullName },
            { dialog => dialog.Current, clinical.Therapist },
        };
        var dialog = await Dialogs.ShowAsync<AssignTherapistDialog>(null, parameters, Sheets.Narrow);
        if (await dialog.Result is { Canceled: false, Data: AssignedTherapist assigned }) Keep(_chart?.With(assigned.Therapist));
    }
}
