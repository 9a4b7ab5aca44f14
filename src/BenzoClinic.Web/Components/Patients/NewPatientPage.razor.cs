using BenzoClinic.Domain.Patients;
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
    private IReadOnlyList<PatientRow> _alike = [];
    private bool _asks;
    private (string FirstName, string LastName, string PreferredName, string OtherNames, DateOnly Born) _lookedFor = ("", "", "", "", default);

    [Inject]
    private PatientService Charts { get; set; } = null!;

    [Inject]
    private PatientSearchService Patients { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ILogger<NewPatientPage> Logger { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized() => _saving = new Saving(Logger);

    private async Task Touched()
    {
        _unread = false;
        await LookForTheSame(again: false);
    }

    // Asked as soon as names and birth date can be read, and again whenever one of them changes.
    private async Task LookForTheSame(bool again)
    {
        var known = TypedDate.TryRead(_typed.BirthDate, Clock.Today, out var born, out _);
        var who = (_typed.FirstName, _typed.LastName, _typed.PreferredName, _typed.OtherNames, known ? born : default);
        if (who == _lookedFor && !again) return;
        _lookedFor = who;
        if (!again) _asks = false;
        var details = new PatientDetails { FirstName = who.FirstName, LastName = who.LastName, PreferredName = who.PreferredName, OtherNames = who.OtherNames, BirthDate = born };
        var found = known ? await Patients.LookAlikes(details) : [];
        // Changed meanwhile: the later question has its own answer.
        if (who == _lookedFor) _alike = found;
    }

    private Task Save() => Send(somebodyElse: false);

    private Task SaveAllTheSame() => Send(somebodyElse: true);

    private async Task Send(bool somebodyElse)
    {
        // The second click of a double click may arrive once the chart is made, while this page still stands.
        if (_made) return;
        if (_form?.TryRead() is not { } details)
        {
            _unread = true;
            return;
        }

        await _saving.Run(
            operation => Charts.Create(new CreatePatient(operation, details, _typed.ReadAllergies(), somebodyElse ? [.. _alike.Select(row => row.Id)] : null)),
            saved =>
            {
                _made = true;
                Navigation.NavigateTo($"patients/{saved.Id}");
                return Task.CompletedTask;
            });
        if (_saving.Findings.All.Any(finding => finding.Code == PatientService.SameNameAndBirthDate))
        {
            // The alert with the charts asks; another one above it would say the same.
            _saving.Forget();
            _asks = true;
            await LookForTheSame(again: true);
        }

        _form.Show(_saving.Findings.All);
    }
}
