using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Visits;

namespace BenzoClinic.Services.Tapers;

/// <summary>The Taper tab. Instants are UTC; amounts are exact.</summary>
/// <param name="Record">A copy, read only: dialogs ask it while one types.</param>
/// <param name="Now">Null while no regimen has been entered.</param>
/// <param name="Limit">Null while no regimen has been entered, or where a factor is missing.</param>
/// <param name="History">Newest first; steps that have not begun are in <paramref name="Steps"/>.</param>
/// <param name="Steps">Ordered and suspended steps to come, by day.</param>
/// <param name="Bridges">Supplies without a visit, newest first.</param>
/// <param name="Next">The next booked time with a clinician, today's included.</param>
/// <param name="CanGoBackTo">What may be gone back to without a visit, newest first.</param>
public sealed record TaperView(
    PatientId Patient,
    string PatientName,
    DateOnly? DeceasedOn,
    DateOnly Today,
    TaperRecord Record,
    TaperState State,
    IReadOnlyList<MedicationToConfirm> ToConfirm,
    CurrentDose? Now,
    ProfileInForce? Profile,
    TodaysLimit? Limit,
    TemporaryToday? Temporary,
    IReadOnlyList<HistoryRow> History,
    IReadOnlyList<StepToCome> Steps,
    IReadOnlyList<BridgeRow> Bridges,
    NextVisit? Next,
    IReadOnlyList<EarlierDose> CanGoBackTo,
    IReadOnlyList<DosePoint> Course)
{
    /// <summary>The revision a dialog opens on.</summary>
    public int Revision => Record.Revision;

    /// <summary>First day of the pause; null while steps may be ordered.</summary>
    public DateOnly? PausedOn => Record.PausedOn;
}

/// <summary>A medication of an imported chart whose dose is to be confirmed.</summary>
/// <param name="Medication">Formulary code.</param>
public sealed record MedicationToConfirm(string Medication, string Name, DateOnly? Since);

/// <summary>What is in effect today.</summary>
/// <param name="Since">First day of an unbroken run of these doses.</param>
/// <param name="Day">1 on the first day.</param>
/// <param name="Equivalent">mg diazepam equivalent a day, scheduled; null where a factor is missing.</param>
/// <param name="Start">mg diazepam equivalent a day at intake.</param>
/// <param name="OfStart">Whole percent of the start; null where either is unknown.</param>
public sealed record CurrentDose(DoseEntryKind Kind, Regimen Regimen, DateOnly Since, int Day, Fraction? Equivalent, Fraction? Start, int? OfStart);

/// <summary>The equivalences in force.</summary>
/// <param name="Earlier">How many profiles the taper had before; they go on judging.</param>
public sealed record ProfileInForce(string Table, string Name, string Reason, string ChosenBy, DateTime ChosenAt, int Earlier, IReadOnlyList<EquivalenceFactor> Factors);

/// <summary>What the guard allows today.</summary>
/// <param name="Measure">Under the profile in force, scheduled or with as-needed maxima: whichever leaves less room.</param>
/// <param name="Scheduled">Scheduled doses alone, as the chart draws them.</param>
/// <param name="Lowest">Lowest scheduled dose a day of <paramref name="Medication"/>, where only one is taken.</param>
public sealed record TodaysLimit(GuardMeasure Measure, GuardMeasure Scheduled, string? Medication, Dose? Lowest)
{
    /// <summary>True where as-needed maxima bind.</summary>
    public bool CountsAsNeeded => !ReferenceEquals(Measure, Scheduled);

    /// <summary>True where what is taken lies below the limit, by what happened.</summary>
    public bool IsBelow => Measure.Asked < Measure.Floor;
}

/// <summary>A temporary dose that covers today; the ordered dose goes on counting.</summary>
public sealed record TemporaryToday(DateOnly On, DateOnly To, Regimen Regimen, string Reason);

/// <summary>One entry of the dose history.</summary>
/// <param name="Equivalent">mg diazepam equivalent a day, scheduled.</param>
/// <param name="Check">Against the dose before and the highest of 14 days; null where it does not count or nothing came before.</param>
/// <param name="Changed">The last change of its state; null where it stands as written.</param>
/// <param name="Pending">A strike-out that waits for a second clinician.</param>
public sealed record HistoryRow(
    DoseEntryId Id,
    DoseEntryKind Kind,
    DateOnly On,
    DateOnly? To,
    Regimen Regimen,
    Fraction? Equivalent,
    GuardMeasure? Check,
    string Reason,
    string ReportedBy,
    string RecordedBy,
    DateTime RecordedAt,
    bool AtVisit,
    DoseEntryState State,
    StateChange? Changed,
    PendingStrikeOut? Pending,
    bool CanBeStruckOut);

/// <summary>Who changed an entry's state, when and why.</summary>
public sealed record StateChange(string Who, DateTime When, string Why);

/// <summary>A strike-out that loosens the guard and waits for a second clinician.</summary>
public sealed record PendingStrikeOut(StaffId AskedBy, string Who, string Why);

/// <summary>An ordered step to come.</summary>
/// <param name="Check">Against the dose before and the highest of the 14 days before its day.</param>
/// <param name="Suspended">It waits for a clinician, or the guard no longer allows it.</param>
/// <param name="Why">Why it is suspended, or why it was ordered.</param>
/// <param name="Refused">True where the guard would not let a suspended step be confirmed.</param>
/// <param name="WaitsForVisit">True where a missed visit keeps it from being confirmed: it lowers the dose, and the patient is seen first.</param>
public sealed record StepToCome(DoseEntryId Id, DateOnly On, Regimen Regimen, Fraction? Equivalent, GuardMeasure? Check, bool Suspended, string Why, bool Refused, bool WaitsForVisit = false);

/// <summary>A supply of the dose in effect without a visit.</summary>
public sealed record BridgeRow(DateOnly From, int Days, string Reason, string By);

/// <summary>A dose of the last 30 days.</summary>
public sealed record EarlierDose(DoseEntryId Id, DateOnly On, Regimen Regimen, Fraction? Equivalent);

/// <summary>A level of the dose chart, from its day to the next one's.</summary>
/// <param name="Equivalent">mg diazepam equivalent a day, scheduled.</param>
/// <param name="ToCome">An ordered step that has not begun.</param>
public sealed record DosePoint(DateOnly From, Fraction Equivalent, DoseEntryKind Kind, bool ToCome);
