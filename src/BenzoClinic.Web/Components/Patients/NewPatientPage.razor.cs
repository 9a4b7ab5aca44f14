using BenzoClinic.Services;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Makes a chart. Nothing typed is lost while something is wrong.</summary>
public sealed partial class NewPatientPage
{
    private readonly PatientFormModel _typed = new();
    private PatientForm? _form;
    private Saving _saving = new();
    private bool _unread;
    private bool _made;

    [Inject]
    private PatientService Patients { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ILogger<NewPatientPage> Logger { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized() => _saving = new Saving(Logger);

    private void Touched() => _unread = false;

    private async Task Save()
    {
        // The second click of a double click may arrive once the chart is made, while this page still stands.
        if (_made) return;
        if (_form?.TryRead() is not { } details)
        {
            _unread = true;
            return;
        }

        await _saving.Run(
            operation => Patients.Create(new CreatePatient(operation, details, _typed.ReadAllergies())),
            saved =>
            {
                _made = true;
                Navigation.NavigateTo($"patients/{saved.Id}");
                return Task.CompletedTask;
            });
        _form.Show(_saving.Findings.All);
    }
}
