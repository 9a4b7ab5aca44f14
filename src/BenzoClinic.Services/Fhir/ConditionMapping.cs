using BenzoClinic.Domain.Patients;
using Hl7.Fhir.Model;
using Condition = Hl7.Fhir.Model.Condition;

namespace BenzoClinic.Services.Fhir;

/// <summary>Maps a Condition to a diagnosis of the chart.</summary>
internal static class ConditionMapping
{
    /// <summary>The diagnosis; null where it is left out, with the reason counted.</summary>
    public static ImportedCondition? Map(FhirEntry entry, Condition condition, Reading reading)
    {
        var clinical = reading.Element("clinicalStatus", () => condition.ClinicalStatus);
        var verification = reading.Element("verificationStatus", () => condition.VerificationStatus);
        var code = reading.Element("code", () => condition.Code);
        var (shown, coded) = (Texts.Of(code), Texts.CodeOf(code));
        var own = OwnRecord.Wrote(condition) ? OwnOf(condition, clinical, verification, reading) : null;
        var reason = own is null && Texts.Has(verification, "entered-in-error", "refuted") ? "entered in error or refuted at the source"
            : shown.Length + coded.Length == 0 ? "names no condition"
            : null;
        if (reason is not null)
        {
            reading.LeaveOut(reason);
            return null;
        }

        var onset = Day("onset", reading.Element("onset", () => condition.Onset), reading);
        var ended = Day("abatement", reading.Element("abatement", () => condition.Abatement), reading, end: true);
        if (own is { State: ConditionState.EnteredInError } && reading.Element("onset", () => condition.Onset) is Period days) ended = reading.Day("onset", days.End);
        // The chart knows a condition is over by its last day; where none is told, the words say so.
        var suffix = own is not null ? ""
            : ended is null && Texts.Has(clinical, "resolved", "inactive", "remission") ? " (over)"
            : Texts.Has(verification, "provisional", "differential", "unconfirmed") ? " (not confirmed)"
            : "";
        return new ImportedCondition(SourceName.Of(entry, reading), coded, (shown.Length > 0 ? shown : coded) + suffix, onset, ended) { Own = own };
    }

    private static OwnCondition OwnOf(Condition condition, CodeableConcept? clinical, CodeableConcept? verification, Reading reading)
    {
        var notes = reading.List("note", () => condition.Note);
        var wrong = Texts.Has(verification, "entered-in-error");
        return new OwnCondition(
            wrong ? ConditionState.EnteredInError : Texts.Has(clinical, "resolved") ? ConditionState.Resolved : ConditionState.Active,
            Texts.OneLine(notes.FirstOrDefault(note => note.Author is null)?.Text),
            reading.Element("extension", () => condition.GetIntegerExtension(OwnRecord.Criteria)),
            wrong ? Texts.OneLine(notes.FirstOrDefault(note => note.Author is not null)?.Text) : "");
    }

    private static DateOnly? Day(string name, DataType? value, Reading reading, bool end = false) => value switch
    {
        FhirDateTime day => reading.Day(name, day.Value),
        Period period => reading.Day(name, reading.Element(name, () => end ? period.End : period.Start)),
        _ => null,
    };
}
