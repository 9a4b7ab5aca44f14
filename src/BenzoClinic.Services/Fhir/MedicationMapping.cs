using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>Maps MedicationRequest and MedicationStatement to the medications a chart from elsewhere lists.</summary>
internal sealed class MedicationMapping(TaperedMedications tapered, MedicationReferences references)
{
    private static readonly string[] Over = ["completed", "stopped", "cancelled", "not-taken"];

    /// <summary>The medication; null where it is left out, with the reason counted.</summary>
    public ImportedMedication? Map(FhirEntry entry, Reading reading) => entry.Resource switch
    {
        MedicationRequest request => Map(entry, request, reading),
        MedicationStatement statement => Map(entry, statement, reading),
        _ => null,
    };

    // Why something was struck out or stopped stands with the dose, where whoever confirms it reads.
    private static string WithReason(string dosage, DomainResource? own)
    {
        var why = own switch
        {
            MedicationRequest order => Texts.Of(order.StatusReason),
            MedicationStatement told => Texts.Of(told.StatusReason?.FirstOrDefault()),
            _ => "",
        };
        return why.Length == 0 ? dosage : Texts.Clean($"{dosage} ({why})");
    }

    private ImportedMedication? Map(FhirEntry entry, MedicationRequest request, Reading reading)
    {
        var intent = Reading.Code(request, "intent");
        var reason = reading.Element("doNotPerform", () => request.DoNotPerform) == true ? "says not to give the medication"
            : intent is "proposal" or "option" ? "a proposal, not an order"
            : Reading.Code(request, "status") == "draft" ? "a draft, never ordered"
            : null;
        var dosages = reading.List("dosageInstruction", () => request.DosageInstruction);
        var bounds = dosages.Select(dosage => reading.Element("dosageInstruction.timing", () => dosage.Timing?.Repeat?.Bounds as Period)).FirstOrDefault(period => period is not null);
        return Map(
            entry,
            request,
            reading,
            reading.Element("medication", () => request.Medication),
            dosages,
            reading.Day("dosageInstruction.timing", bounds?.Start) ?? reading.Day("authoredOn", reading.Element("authoredOn", () => request.AuthoredOn)),
            reading.Day("dosageInstruction.timing", bounds?.End),
            reason);
    }

    private ImportedMedication? Map(FhirEntry entry, MedicationStatement statement, Reading reading)
    {
        var status = Reading.Code(statement, "status");
        var reason = status == "not-taken" ? "says that it is not taken" : status == "intended" ? "intended, not begun" : null;
        var effective = reading.Element("effective", () => statement.Effective);
        var period = effective as Period;
        return Map(
            entry,
            statement,
            reading,
            reading.Element("medication", () => statement.Medication),
            reading.List("dosage", () => statement.Dosage),
            reading.Day("effective", effective is FhirDateTime day ? day.Value : period?.Start),
            reading.Day("effective", period?.End),
            reason);
    }

    private ImportedMedication? Map(
        FhirEntry entry, DomainResource resource, Reading reading, DataType? medication, IReadOnlyList<Dosage> dosages, DateOnly? started, DateOnly? stopped, string? reason)
    {
        var status = Reading.Code(resource, "status");
        var names = references.NamesOf(resource, medication, reading);
        var shown = names.Select(Texts.Of).FirstOrDefault(text => text.Length > 0) ?? "";
        var coded = names.Select(Texts.CodeOf).FirstOrDefault(code => code.Length > 0) ?? "";
        var own = OwnRecord.Wrote(resource);
        // A record of this program also says what was ordered and never taken, and what ended: all of it is kept, none of it asked about.
        var ends = own && (reason is not null || status is "entered-in-error" or "on-hold");
        if (own) reason = null;
        reason = status == "entered-in-error" && !own ? "entered in error at the source" : reason ?? (shown.Length + coded.Length == 0 ? "names no medication" : null);
        if (reason is not null)
        {
            if (shown.Length + coded.Length == 0) reading.Note($"This {resource.TypeName} names no medication.");
            reading.LeaveOut(reason);
            return null;
        }

        var recognised = names.SelectMany(tapered.In).Distinct().ToList();
        var mayBeTaken = !ends && !Over.Contains(status);
        if (shown.Length == 0) reading.Note("A medication has a code and no name: whether it is a benzodiazepine is not known.");
        else if (names.Any(tapered.SoundsLikeOne) && recognised.Count == 0) reading.Note("A medication sounds like a benzodiazepine or z-drug that the formulary does not list.");
        if (recognised.Count > 0 && mayBeTaken && status != "active") reading.Note("The source leaves open whether a benzodiazepine or z-drug is taken: it is to be confirmed.");
        if (recognised.Count > 1) reading.Note("One medication names several benzodiazepines or z-drugs: each is to be confirmed.");
        return new ImportedMedication(SourceName.Of(entry, reading), coded, shown.Length > 0 ? shown : coded, recognised, started, stopped, status == "active" && !ends, mayBeTaken, WithReason(DosageText.Of(dosages, reading), own ? resource : null))
        {
            Resource = own ? FhirJson.Write(resource) : null,
        };
    }
}
