using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Layout;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Supplies;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Medications;

/// <summary>The tab Medications of a chart.</summary>
public sealed partial class MedicationsTab
{
    private TaperView? _taper;
    private MedicationListView? _list;
    private MedicationSafetyView? _safety;
    private SupplyView? _supply;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public PatientId Patient { get; set; }

    [CascadingParameter]
    private Me Me { get; set; } = null!;

    [Inject]
    private MedicationListService Medications { get; set; } = null!;

    [Inject]
    private MedicationSafetyService Safety { get; set; } = null!;

    [Inject]
    private SupplyService Supplies { get; set; } = null!;

    [Inject]
    private TaperChartService Tapers { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    private DateOnly Today => Clock.Today;

    private bool MayRecordSupply => Me.May(Operation.RecordSupply) && _taper is { DeceasedOn: null };

    private bool MayEdit => Me.May(Operation.EditMedications);

    /// <inheritdoc />
    protected override async Task Load()
    {
        _taper = await Tapers.Load(Patient);
        _list = await Medications.Load(Patient);
        _safety = await Safety.Load(Patient);
        _supply = await Supplies.Load(Patient);
    }

    private Task Add() => Opened(MedicationDialog.Show(Dialogs, Patient, _taper!.PatientName, null));

    private Task Correct(OtherMedicationView it) => Opened(MedicationDialog.Show(Dialogs, Patient, _taper!.PatientName, it));

    private Task Stop(OtherMedicationView it) => Opened(StopMedicationDialog.Show(Dialogs, Patient, _taper!.PatientName, it));

    private Task GiveReason(MedicationAlert alert) => Opened(ReasonDialog.Show(Dialogs, Patient, _taper!.PatientName, alert));

    private Task RecordCures() => Opened(CuresDialog.Show(Dialogs, Patient, _taper!.PatientName));

    private Task RecordNaloxone() => Opened(NaloxoneDialog.Show(Dialogs, Patient, _taper!.PatientName));

    private Task Count() => Opened(SupplyDialog.Show(Dialogs, Patient, _taper!.PatientName, _supply!, SupplyEntryKind.Counted));

    private Task Dispensed(Prescription? on) => Opened(SupplyDialog.Show(Dialogs, Patient, _taper!.PatientName, _supply!, SupplyEntryKind.Dispensed, on));

    private Task Prescribe() => Opened(PrescriptionDialog.Show(Dialogs, Patient, _taper!.PatientName, _supply!.OpenVisit));

    // Also where nothing was saved: somebody else may have been first.
    private async Task Opened(Task<bool> dialog)
    {
        await dialog;
        await Refresh();
    }

    private string Day(DateOnly? day) => day is { } known ? Dates.Day(known, Today) : "not known";

    private static string Joined(string dose, string times) => (dose.Length, times.Length) switch
    {
        (0, 0) => "not given",
        (_, 0) => dose,
        (0, _) => times,
        _ => $"{dose}, {times}",
    };

    private static string Whom(OtherMedicationEntry entry) => entry switch
    {
        { Source: MedicationSource.Clinic } => entry.Prescriber.Length == 0 ? "this clinic" : $"this clinic, {entry.Prescriber}",
        { Prescriber.Length: 0 } => "elsewhere",
        _ => entry.Prescriber,
    };
}
