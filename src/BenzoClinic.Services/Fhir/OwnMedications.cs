using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Data;
using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>What is taken besides the regimen, and what a chart from elsewhere listed, as resources.</summary>
internal static class OwnMedications
{
    /// <summary>A medication listed in the clinic.</summary>
    public static DomainResource Listed(OtherMedication it, DateOnly today, ResourceReference subject)
    {
        var (id, name) = OwnRecord.Own(it.Id.ToString());
        var statement = new MedicationStatement
        {
            Id = id,
            Meta = OwnRecord.Meta(it.ChangedAt),
            Identifier = [name],
            Status = it.StoppedOn < today ? MedicationStatement.MedicationStatusCodes.Completed : MedicationStatement.MedicationStatusCodes.Active,
            Medication = new CodeableConcept { Text = Texts.Clean(it.Name) },
            Subject = subject,
            Effective = OwnPerson.Period(it.StartedOn, it.StoppedOn),
            Note = [new Annotation { Text = it.Source == MedicationSource.Clinic ? "Prescribed here" : it.Prescriber.Length > 0 ? $"Prescribed elsewhere, by {it.Prescriber}" : "Prescribed elsewhere, or without a prescription" }],
        };
        if (it.StopReason.Length > 0) statement.StatusReason.Add(new CodeableConcept { Text = it.StopReason });
        var dosage = string.Join(", ", new[] { it.Dose, it.Times }.Where(text => text.Length > 0));
        if (dosage.Length > 0) statement.Dosage.Add(new Dosage { Text = dosage });
        return statement;
    }

    /// <summary>
    /// A medication that came with an import: in the words of the clinic whose record listed it, where it was one of this
    /// program; else as the chart has it.
    /// </summary>
    /// <param name="asked">True where it was asked whether a benzodiazepine or z-drug in it is taken.</param>
    public static DomainResource Imported(MedicationHistoryItem it, ImportedFact? fact, bool asked, Identifier person, ResourceReference subject)
    {
        if (fact?.Resource is { } json && FhirJson.Read(json) is { } kept)
        {
            // A chart that was merged goes on under the name of the one that stayed.
            if (kept is MedicationRequest order) order.Subject = subject;
            else if (kept is MedicationStatement told) told.Subject = subject;
            return kept;
        }

        var (id, name) = OwnRecord.NameOf(it.Id, fact?.SourceKey, person);
        var statement = new MedicationStatement
        {
            Id = id,
            Meta = OwnRecord.Meta(fact?.SourceAt),
            Identifier = [name],
            // The chart keeps whether the source called it active. Of the others: over where a last day is told or where it was
            // never asked about, else unknown, which is asked again at the next clinic.
            Status = it.Active ? MedicationStatement.MedicationStatusCodes.Active
                : asked || (it.Medication is null && it.StoppedOn is null) ? MedicationStatement.MedicationStatusCodes.Unknown
                : MedicationStatement.MedicationStatusCodes.Completed,
            Medication = OwnFindings.Concept(it.Code, it.Display),
            Subject = subject,
            Effective = OwnPerson.Period(it.StartedOn, it.StoppedOn),
        };
        if (it.Dosage.Length > 0) statement.Dosage.Add(new Dosage { Text = it.Dosage });
        return statement;
    }
}
