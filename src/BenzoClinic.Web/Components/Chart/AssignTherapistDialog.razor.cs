using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Patients;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Chart;

/// <summary>What the dialog did.</summary>
/// <param name="Therapist">The therapist now; null for none.</param>
public sealed record AssignedTherapist(TherapistView? Therapist);

/// <summary>Chooses the therapist of a patient.</summary>
public sealed partial class AssignTherapistDialog
{
    private readonly Guid _operation = Guid.CreateVersion7();
    private IReadOnlyList<TherapistView>? _therapists;
    private TherapistView? _chosen;
    private string? _problem;
    private bool _saving;

    /// <summary>Whose therapist.</summary>
    [Parameter]
    public PatientId Patient { get; set; }

    /// <summary>The patient's name.</summary>
    [Parameter]
    public string PatientName { get; set; } = "";

    /// <summary>The therapist the chart shows.</summary>
    [Parameter]
    public TherapistView? Current { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private TherapistService Service { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _chosen = Current;
        _therapists = await Service.Therapists();
    }

    private async Task Assign()
    {
        if (_saving) return;
        _saving = true;
        try
        {
            var outcome = await Service.Assign(new AssignTherapist(_operation, Patient, Current?.Id, _chosen?.Id));
            outcome.Match<Action>(
                _ => () => Dialog.Close(new AssignedTherapist(_chosen)),
                findings => () => _problem = findings[0].Sentence,
                (who, when) => () => _problem = $"{who} assigned a therapist at {ClinicClock.ToClinic(when):H:mm}. Close this and open the chart again.",
                () => () => _problem = "This chart no longer exists.")();
        }
        finally
        {
            _saving = false;
        }
    }
}
