using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Demo;

/// <summary>Why a person came to the clinic.</summary>
internal enum DemoCohort
{
    /// <summary>Prescribed for years, never asked to stop before.</summary>
    LongPrescribed,

    /// <summary>An earlier taper was too fast and failed.</summary>
    FailedTaper,

    /// <summary>Also depends on alcohol or opioids.</summary>
    CoDependence,

    /// <summary>An anxiety disorder underneath was never treated.</summary>
    UntreatedAnxiety,
}

/// <summary>One dose decision at a visit so many days ago.</summary>
/// <param name="Doses">The whole regimen, as <see cref="DemoDoses"/> reads it.</param>
internal sealed record DemoStep(int DaysAgo, string Doses);

/// <summary>Something told so many days ago, since a day before.</summary>
internal sealed record DemoFact(int ToldDaysAgo, int SinceDaysAgo, string Doses, string ReportedBy, string What);

/// <summary>A dose of one to three days.</summary>
internal sealed record DemoTemporary(int DaysAgo, int Days, string Doses, string Reason, bool SafetyHold = false);

/// <summary>A medication besides the regimen, listed at intake.</summary>
/// <param name="GoingOn">Why it goes on in spite of alerts, where any ask.</param>
internal sealed record DemoOther(string Name, string Dose, string Times, int StartedDaysAgo, MedicationSource Source = MedicationSource.Clinic, string Prescriber = "", int? StoppedDaysAgo = null, string Why = "", string GoingOn = "");

/// <summary>An appointment of the day the clinic is made on.</summary>
/// <param name="Missed">The patient does not come.</param>
/// <param name="Unsigned">The visit waits for its signature.</param>
internal sealed record DemoToday(int Hour, int Minute, bool Missed = false, bool Unsigned = false);

/// <summary>An invented patient and the story of the taper so far.</summary>
/// <param name="Intake">Days ago of the first visit.</param>
/// <param name="Start">The regimen at intake.</param>
internal sealed record DemoPatient(PatientDetails Details, DemoCohort Cohort, string Allergy, int Intake, string Start, DemoStep[] Steps)
{
    /// <summary>A step ordered ahead at the last visit, so many days from today.</summary>
    public DemoStep? Ahead { get; init; }

    /// <summary>When the taper was paused; null where it runs.</summary>
    public int? PausedDaysAgo { get; init; }

    /// <summary>When a paused taper was resumed; null where it still is.</summary>
    public int? ResumedDaysAgo { get; init; }

    public DemoFact? Fact { get; init; }

    public DemoTemporary? Temporary { get; init; }

    /// <summary>Days ago of a week's supply given without a visit.</summary>
    public int? BridgeDaysAgo { get; init; }

    /// <summary>A visit with the clinician today.</summary>
    public DemoToday? Today { get; init; }

    /// <summary>A session with the therapist today.</summary>
    public DemoToday? Session { get; init; }

    /// <summary>Days from today of the next visit; null where none is booked.</summary>
    public int? NextVisitInDays { get; init; }

    /// <summary>Days ago of a visit whose note is still unsigned.</summary>
    public int? UnsignedDaysAgo { get; init; }

    public DemoOther[] Others { get; init; } = [];

    /// <summary>What was given at intake against an overdose, or "".</summary>
    public string Naloxone { get; init; } = "";
}
