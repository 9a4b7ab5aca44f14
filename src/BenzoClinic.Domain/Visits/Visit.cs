using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Visits;

/// <summary>What patient and clinician decided together about the dose.</summary>
public enum SharedDecision
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>A step down.</summary>
    Cut,

    /// <summary>The same dose.</summary>
    Hold,

    /// <summary>Back up to an earlier dose.</summary>
    GoBack,
}

/// <summary>Measured at the visit; null where not taken.</summary>
/// <param name="Systolic">mmHg, 50–260.</param>
/// <param name="Diastolic">mmHg, 30–160.</param>
/// <param name="Pulse">Beats a minute, 30–220.</param>
/// <param name="RespiratoryRate">Breaths a minute, 4–60.</param>
/// <param name="TemperatureCelsius">°C, 33–43.</param>
/// <param name="WeightKg">kg, 25–300.</param>
public sealed record Vitals(int? Systolic, int? Diastolic, int? Pulse, int? RespiratoryRate, decimal? TemperatureCelsius, decimal? WeightKg)
{
    /// <summary>Nothing taken.</summary>
    public static Vitals None { get; } = new(null, null, null, null, null, null);
}

/// <summary>The review before a dose decision (guideline recommendations 1, 4 and 9): free text each, "" where not asked.</summary>
/// <param name="Withdrawal">Withdrawal symptoms now.</param>
/// <param name="Sleep">Sleep.</param>
/// <param name="Intake">What was really taken since the last visit.</param>
/// <param name="Safety">Seizures, falls, driving, alcohol or opioids, thoughts of self-harm.</param>
public sealed record Review(string Withdrawal, string Sleep, string Intake, string Safety)
{
    /// <summary>Nothing written.</summary>
    public static Review Empty { get; } = new("", "", "", "");
}

/// <summary>The shared decision and what the patient wants, in the patient's words.</summary>
/// <param name="Decision">Cut, hold or go back.</param>
/// <param name="PatientWants">In the patient's words.</param>
/// <param name="BenefitsAndRisks">Benefits and risks were talked through.</param>
/// <param name="IfItGetsWorse">What to do if it gets worse was talked through.</param>
/// <param name="Agrees">The patient agrees.</param>
public sealed record Decision(SharedDecision Choice, string PatientWants, bool BenefitsAndRisks, bool IfItGetsWorse, bool Agrees)
{
    /// <summary>Nothing decided.</summary>
    public static Decision None { get; } = new(SharedDecision.Open, "", false, false, false);
}

/// <summary>One in-person encounter, in which a dose decision is taken and a note signed.</summary>
public sealed class Visit : Root
{
    private Visit()
    {
        Vitals = Vitals.None;
        Review = Review.Empty;
        Decision = Decision.None;
    }

    /// <summary>Opened by the clinician from an arrived appointment.</summary>
    public Visit(VisitId id, Appointment appointment, Stamp stamp)
        : this()
    {
        Id = id;
        PatientId = appointment.PatientId;
        AppointmentId = appointment.Id;
        Date = appointment.Date;
        OpenedBy = stamp.By;
        OpenedAt = stamp.At;
        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public VisitId Id { get; private set; }

    /// <summary>Who is seen.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>The appointment it belongs to.</summary>
    public AppointmentId AppointmentId { get; private set; }

    /// <summary>The clinic's day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Who opened it.</summary>
    public StaffId OpenedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>Vitals.</summary>
    public Vitals Vitals { get; private set; }

    /// <summary>Review.</summary>
    public Review Review { get; private set; }

    /// <summary>Shared decision.</summary>
    public Decision Decision { get; private set; }

    /// <summary>Progress note, "" while nothing is written.</summary>
    public string Note { get; private set; } = "";

    /// <summary>When it was signed, UTC; null while it is open.</summary>
    public DateTime? SignedAt { get; private set; }

    /// <summary>Who signed it.</summary>
    public StaffId? SignedBy { get; private set; }

    /// <summary>True once signed: nothing in it changes any more.</summary>
    public bool IsSigned => SignedAt is not null;

    /// <summary>Replaces what was written. Findings name the field; nothing is changed where there are any.</summary>
    public IReadOnlyList<Finding> Write(Vitals vitals, Review review, Decision decision, string note, Stamp stamp)
    {
        if (IsSigned) return [VisitChecks.AlreadySigned];
        var findings = VisitChecks.Check(vitals, review, decision, note);
        if (findings.Count > 0) return findings;
        Vitals = vitals;
        Review = review;
        Decision = decision;
        Note = note;
        Touch(stamp);
        return [];
    }

    /// <summary>Locks the visit. What is missing is returned in words; nothing is changed where anything is.</summary>
    /// <param name="doseRecorded">True where a dose was ordered at this visit.</param>
    public IReadOnlyList<Finding> Sign(bool doseRecorded, Stamp stamp)
    {
        if (IsSigned) return [VisitChecks.AlreadySigned];
        var missing = VisitChecks.MissingBeforeSigning(Decision, Note, doseRecorded);
        if (missing.Count > 0) return missing;
        SignedAt = stamp.At;
        SignedBy = stamp.By;
        Touch(stamp);
        return [];
    }
}
