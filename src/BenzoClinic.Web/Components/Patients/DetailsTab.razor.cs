using BenzoClinic.Domain.Patients;
using BenzoClinic.Services;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Names, contacts, agreements and allergies of an opened chart.</summary>
public sealed partial class DetailsTab
{
    private PatientFormModel _typed = new();
    private PatientForm? _form;
    private Saving _saving = new();
    private bool _unread;
    private string? _said;

    /// <summary>Raised with what was saved.</summary>
    [Parameter]
    public EventCallback<DetailsView> Saved { get; set; }

    /// <summary>Opens the chart again, with what somebody else saved.</summary>
    [Parameter]
    public EventCallback Reopen { get; set; }

    [CascadingParameter]
    private OpenedChart Chart { get; set; } = null!;

    [Inject]
    private PatientService Patients { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private ILogger<DetailsTab> Logger { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _typed = PatientFormModel.Of(Chart.Desk.Details, Chart.Desk.Allergies);
        _saving = new Saving(Logger);
    }

    private void Touched() => (_said, _unread) = (null, false);

    private async Task Save()
    {
        Touched();
        if (_form?.TryRead() is not { } details)
        {
            _unread = true;
            return;
        }

        var allergies = _typed.ReadAllergies();
        await _saving.Run(
            operation => Patients.Edit(new EditPatient(operation, Chart.Id, Chart.Desk.Revision, details, allergies)),
            saved => Keep(saved, details, allergies));
        _form.Show(_saving.Findings.All);
    }

    private Task Keep(Saved saved, PatientDetails details, IReadOnlyList<Allergy> allergies)
    {
        _said = "Saved.";
        return Saved.InvokeAsync(Chart.Desk with
        {
            Revision = saved.Revision,
            Details = details,
            Allergies = allergies,
            Age = PatientDetails.AgeOn(details.BirthDate, Chart.Desk.DeceasedOn ?? Clock.Today),
        });
    }
}
