using BenzoClinic.Domain.Patients;
using BenzoClinic.Services;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Chart;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Names, contacts, agreements and allergies of an opened chart.</summary>
public sealed partial class DetailsTab
{
    private PatientFormModel _typed = new();
    private Guid _operation = Guid.CreateVersion7();
    private PatientForm? _form;
    private string? _stale;
    private string? _problem;
    private string? _said;
    private bool _saving;

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

    /// <inheritdoc />
    protected override void OnInitialized() => _typed = PatientFormModel.Of(Chart.Desk.Details, Chart.Desk.Allergies);

    private void Touched() => (_said, _problem) = (null, null);

    private async Task Save()
    {
        if (_saving) return;
        Touched();
        if (_form?.TryRead() is not { } details)
        {
            _problem = "Not saved yet. Look at the fields marked in red.";
            return;
        }

        _saving = true;
        try
        {
            var allergies = _typed.ReadAllergies();
            var outcome = await Patients.Edit(new EditPatient(_operation, Chart.Id, Chart.Desk.Revision, details, allergies));
            await outcome.Match(
                saved => Keep(saved, details, allergies),
                findings =>
                {
                    _form.Show(findings);
                    _problem = findings.FirstOrDefault(finding => finding.Field.Length == 0)?.Sentence ?? "Not saved yet. Look at the fields marked in red.";
                    return Task.CompletedTask;
                },
                (who, when) =>
                {
                    _stale = $"{who} saved these details at {ClinicClock.ToClinic(when):H:mm}, after you opened them.";
                    return Task.CompletedTask;
                },
                () =>
                {
                    _problem = "This chart no longer exists.";
                    return Task.CompletedTask;
                });
        }
        finally
        {
            _saving = false;
        }
    }

    private Task Keep(Saved saved, PatientDetails details, IReadOnlyList<Allergy> allergies)
    {
        _operation = Guid.CreateVersion7();
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
