using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;

namespace BenzoClinic.Services.Patients;

/// <summary>Puts the printed record together.</summary>
internal sealed class RecordReading(RecordContent content, Formulary formulary)
{
    public RecordView View(Disclosure disclosure)
    {
        var (patient, details) = (content.Patient, content.Patient.Details);
        return new RecordView(
            disclosure,
            content.NameOf(disclosure.By),
            content.Today,
            content.Clinic,
            patient.ChartNumber,
            details,
            patient.Contacts,
            patient.DeceasedOn,
            details.Prescriber is { } prescriber ? content.NameOf(prescriber) : "",
            content.Therapist is { } therapist ? content.NameOf(therapist) : "",
            [.. patient.Allergies],
            // What never was is no diagnosis, and nobody else is told of it.
            [.. content.Conditions.Where(it => it.State != ConditionState.EnteredInError).OrderBy(it => it.Ended != null || it.State == ConditionState.Resolved).ThenByDescending(it => it.Onset).ThenBy(it => it.Display, StringComparer.Ordinal).Select(View)],
            content.Taper is { } taper ? View(taper) : null,
            [.. content.Former.Select(it => new FormerTaperView(it.ChartNumber, View(it.Record)))],
            [.. content.Medications.OrderBy(it => it.StoppedOn is not null).ThenBy(it => it.Name, StringComparer.Ordinal).Select(it => new OtherMedicationView(it.Id, it.Revision, it.Entry, it.StoppedOn, it.StopReason, content.NameOf(it.ChangedBy), it.ChangedAt))],
            [.. content.Elsewhere.OrderBy(it => it.Medication is null).ThenByDescending(it => it.Active).ThenByDescending(it => it.StartedOn).ThenBy(it => it.Display, StringComparer.Ordinal)
                .Select(it => new MedicationHistoryView(it.Display, it.Medication is not null, it.StartedOn, it.StoppedOn, it.Active, it.Dosage))],
            [.. content.Visits.Select(it => new RecordVisit(it.Date, it.Vitals, it.Review, it.Decision, it.Note, content.NameOf(it.SignedBy!.Value), it.SignedAt!.Value))],
            OutsideNoteService.Views(content.Facts));
    }

    private TaperView View(TaperRecord taper) => new TaperReading(taper, formulary, content.Names.ToDictionary(it => new StaffId(it.Key), it => it.Value), content.Today)
        .View(content.Patient.Details.FullName, content.Patient.DeceasedOn, null);

    private static ConditionView View(Condition it) =>
        new(it.Id, it.Revision, it.Display, it.Code, it.Onset, it.Ended, it.Source, it.State, it.Note, it.Criteria, it.ErrorReason);
}
