using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Appointments;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Components.Layout;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Waitlist;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Visits;

/// <summary>The chart's tab of past and coming visits.</summary>
public sealed partial class VisitsTab : LiveComponent
{
    private IReadOnlyList<AppointmentRow> _rows = [];
    private IReadOnlyList<OutsideNoteView> _notes = [];
    private ClinicSettings _settings = ClinicSettings.Default;
    private DateTime _now;
    private string _said = "";
    private bool _refused;
    private FreedSlot? _freed;

    /// <summary>Whose chart.</summary>
    [Parameter, EditorRequired]
    public PatientId Patient { get; set; }

    /// <summary>The patient's name, for the booking dialog.</summary>
    [Parameter]
    public string PatientName { get; set; } = "";

    /// <summary>True where the patient has died: nothing is booked.</summary>
    [Parameter]
    public bool IsDeceased { get; set; }

    [CascadingParameter]
    private Me? Me { get; set; }

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private OutsideNoteService Notes { get; set; } = null!;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    private bool Manages => Me?.May(Operation.ManageAppointments) == true;

    // The desk's part of a chart has no notes.
    [CascadingParameter]
    private OpenedChart? Chart { get; set; }

    private bool Reads => Chart?.Clinical is not null;

    private bool Sees => Me?.May(Operation.OpenVisit) == true;

    protected override bool Concerns(ClinicChange change) => change == ClinicChange.Appointments;

    protected override async Task Load()
    {
        _settings = await Settings.Current();
        _rows = await Appointments.ForPatient(Patient);
        _now = Clock.Now;
        if (Reads) _notes = await Notes.Of(Patient);
    }

    private async Task Book()
    {
        if (await BookDialog.Show(Dialogs, Patient, PatientName) is not { } booked) return;
        (_said, _refused) = (booked, false);
        await Refresh();
    }

    private async Task AddToWaitlist()
    {
        if (await WaitlistDialog.Show(Dialogs, Patient, PatientName)) (_said, _refused) = ("Added to the waitlist.", false);
    }

    private async Task Cancel(AppointmentRow row)
    {
        var outcome = await Appointments.Cancel(new AppointmentStep(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision));
        (_said, _refused) = outcome.Match(
            _ => ($"Cancelled: {Dates.Day(row.Date, Clock.Today)}, {Dates.Time(row.Start)}.", false),
            findings => (findings[0].Sentence, true),
            (who, when) => ($"{who} was first, at {Dates.Time(when)}. The list shows it now.", true),
            () => ("This appointment is not there any more.", true));
        // A place in a group is the group's to give.
        _freed = outcome.IsDone && row.Group is null ? new FreedSlot(row.Provider.Id, row.Date, row.Start, row.Minutes, row.Room) : null;
        await Refresh();
    }
}
