using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Chart;

/// <summary>What the dialog did.</summary>
/// <param name="Therapist">The therapist now; null for none.</param>
public sealed record AssignedTherapist(TherapistView? Therapist);

/// <summary>Chooses the therapist of a patient.</summary>
public sealed partial class AssignTherapistDialog
{
    private IReadOnlyList<TherapistView>? _therapists;
    private TherapistView? _chosen;
    private Saving _saving = new();

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

    [Inject]
    private ILogger<AssignTherapistDialog> Logger { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _saving = new Saving(Logger);
        _chosen = Current;
        _therapists = await Service.Therapists();
    }

    private Task<bool> Assign() => _saving.Run(
        operation => Service.Assign(new AssignTherapist(operation, Patient, Current?.Id, _chosen?.Id)),
        _ =>
        {
            Dialog.Close(new AssignedTherapist(_chosen));
            return Task.CompletedTask;
        });
}
