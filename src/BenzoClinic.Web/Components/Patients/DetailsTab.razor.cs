using BenzoClinic.Domain.Patients;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Components.Layout;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Names, contacts, agreements and allergies of an opened chart.</summary>
public sealed partial class DetailsTab
{
    private PatientFormModel _typed = new();
    private PatientForm? _form;
    private Saving _saving = new();
    private bool _unread;
    private string? _said;
    private Saving _archiving = new();
    private Saving _reaching = new();
    private GivenOut? _given;
    private IReadOnlyList<Provider> _prescribers = [];
    private IReadOnlyList<ChangeView> _changes = [];

    /// <summary>Raised with what was saved.</summary>
    [Parameter]
    public EventCallback<DetailsView> Saved { get; set; }

    /// <summary>Opens the chart again, with what somebody else saved.</summary>
    [Parameter]
    public EventCallback Reopen { get; set; }

    [CascadingParameter]
    private Me Me { get; set; } = null!;

    [CascadingParameter]
    private OpenedChart Chart { get; set; } = null!;

    [Inject]
    private PatientService Patients { get; set; } = null!;

    [Inject]
    private ArchiveService Archives { get; set; } = null!;

    [Inject]
    private HistoryService History { get; set; } = null!;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private ILogger<DetailsTab> Logger { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _typed = PatientFormModel.Of(Chart.Desk.Details, Chart.Desk.Allergies, Chart.Desk.Contacts);
        (_saving, _archiving, _reaching) = (new Saving(Logger), new Saving(Logger), new Saving(Logger));
        _changes = await History.LatestOf(Chart.Id);
        _prescribers = [.. (await Appointments.Bookable()).Where(it => it.Prescribes)];
    }

    // What is written in a chart that went into another would be lost to everybody who opens that one.
    private bool MayEdit => Chart.MayEdit && !Chart.IsMerged;

    private static string Kind(ConsentKind kind) => kind switch
    {
        ConsentKind.TextMessages => "Text messages",
        ConsentKind.Email => "E-mail",
        ConsentKind.VoiceMail => "Voice mail",
    };

    private void Touched() => (_said, _unread) = (null, false);

    private async Task Save()
    {
        Touched();
        if (_form?.TryRead() is not { } details)
        {
            _unread = true;
            return;
        }

        var (allergies, typed) = (_typed.ReadAllergies(), _typed.Book);
        var (contacts, source) = (typed?.Read() ?? ContactBook.Empty, typed?.Source ?? ConsentSource.AtTheDesk);
        await _saving.Run(
            operation => Patients.Edit(new EditPatient(operation, Chart.Id, Chart.Desk.Revision, details, allergies) { Contacts = contacts, ConsentSource = source }),
            saved => Keep(saved, Chart.Desk with
            {
                Details = details,
                Allergies = allergies,
                Contacts = (contacts with { Consents = Chart.Desk.Contacts.Consents }).Agreed(details, source, Clock.Today),
                NotWorking = [.. Chart.Desk.NotWorking.Where(address => address == details.Phone || address == details.Email)],
                Age = PatientDetails.AgeOn(details.BirthDate, Chart.Desk.DeceasedOn ?? Clock.Today),
            }));
        _form.Show(_saving.Findings.All);
    }

    // A browser may keep a new tab from opening by itself: the link stands there all the same.
    private async Task Export()
    {
        if (await ExportDialog.Show(Dialogs, Chart) is not { } given) return;
        _given = given;
        await Js.InvokeVoidAsync("clinic.open", given.Address, given.Form == DisclosureForm.FhirBundle);
    }

    private async Task Archive()
    {
        var saved = await ArchiveDialog.Show(Dialogs, Chart);
        if (saved) await Reopen.InvokeAsync();
    }

    private async Task Merge()
    {
        if (await MergeDialog.Show(Dialogs, Chart) is not { } kept) return;
        if (kept == Chart.Id) await Reopen.InvokeAsync();
        else Navigation.NavigateTo($"patients/{kept}/details");
    }

    private Task<bool> BringBack() => _archiving.Run(
        operation => Archives.BringBack(new BringBackChart(operation, Chart.Id, Chart.Desk.Revision)),
        saved => Keep(saved, Chart.Desk with { Archived = null }));

    private Task<bool> Works(string address) => _reaching.Run(
        operation => Patients.Works(new AddressWorks(operation, Chart.Id, Chart.Desk.Revision, address)),
        saved => Keep(saved, Chart.Desk with { NotWorking = [.. Chart.Desk.NotWorking.Where(it => it != address)] }));

    private async Task Keep(Saved saved, DetailsView desk)
    {
        _said = "Saved.";
        await Saved.InvokeAsync(desk with { Revision = saved.Revision });
        _changes = await History.LatestOf(Chart.Id);
    }
}
