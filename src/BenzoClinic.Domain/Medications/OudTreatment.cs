using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>Buprenorphine, methadone and naltrexone for opioid use disorder: a taper is no reason to end them.</summary>
public static class OudTreatment
{
    /// <summary>Code under which a clinician's reason for an end is kept.</summary>
    public const string Code = "oud-treatment-and-taper";

    /// <summary>Where it is written.</summary>
    public const string Source = "Joint clinical practice guideline on benzodiazepine tapering 2025, recommendation 21.";

    /// <summary>What a person reads.</summary>
    public const string Sentence = "Treatment of opioid use disorder is never stopped because of a benzodiazepine or its taper.";

    /// <summary>What is to be said before it ends while a taper runs, or null.</summary>
    /// <param name="notForTheTaper">The clinician said that the taper is not why.</param>
    public static Finding? OnStop(bool treats, bool taperRuns, bool notForTheTaper) =>
        treats && taperRuns && !notForTheTaper ? new Finding("NotForTheTaper", Code, $"{Sentence} Where there is another reason, say so.", Severity.Warn) : null;

    /// <summary>A correction that takes it off the list is an end without a reason.</summary>
    public static Finding? OnCorrect(bool treatedBefore, bool treatsNow, bool taperRuns) =>
        treatedBefore && !treatsNow && taperRuns ? new Finding("Name", Code, $"{Sentence} Stop it with a reason, and list the other medication beside it.") : null;

    /// <summary>The end, as the record of reasons keeps it.</summary>
    public static MedicationAlert Ended(string name) => new(Code, AlertSeverity.Major, [name], $"{name} stopped while the taper runs", Sentence, "Keep the treatment.", Source) { NeedsReason = true };
}
