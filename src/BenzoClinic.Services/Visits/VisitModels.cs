using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;

namespace BenzoClinic.Services.Visits;

/// <summary>Opens the visit of an arrived appointment.</summary>
public sealed record OpenVisit(Guid OperationId, PatientId Patient, AppointmentId Appointment);

/// <summary>Everything that is written in a visit, as the page opened it at <paramref name="Revision"/>.</summary>
public sealed record WriteVisit(Guid OperationId, PatientId Patient, VisitId Visit, int Revision, Vitals Vitals, Review Review, Decision Decision, string Note);

/// <summary>Signs a visit as the page saw it.</summary>
public sealed record SignVisit(Guid OperationId, PatientId Patient, VisitId Visit, int Revision);

/// <summary>Whom a visit is with, as its head shows it.</summary>
/// <param name="Allergies">Substances with their reactions; empty where none is recorded.</param>
public sealed record VisitPatient(PatientId Id, string Name, string PreferredName, string Pronouns, DateOnly BirthDate, int ChartNumber, string Language, bool Interpreter, PregnancyStatus Pregnancy, IReadOnlyList<Allergy> Allergies);

/// <summary>A visit, whole. Instants are UTC.</summary>
/// <param name="Before">Vitals of the last signed visit, or none.</param>
/// <param name="DoseRecorded">True where a dose was ordered at this visit.</param>
/// <param name="SignedBy">Name, or null while it is open.</param>
/// <param name="ChangedBy">Name of who saved last.</param>
/// <param name="Next">The patient's next booked time with a clinician after this visit's day, or null.</param>
public sealed record VisitView(
    VisitId Id,
    int Revision,
    VisitPatient Patient,
    DateOnly Date,
    AppointmentId Appointment,
    AppointmentState State,
    StaffId Provider,
    string ProviderName,
    DateTime? ArrivedAt,
    DateTime? SeenAt,
    DateTime? LeftAt,
    Vitals Vitals,
    Vitals Before,
    Review Review,
    Decision Decision,
    string Note,
    bool DoseRecorded,
    string? SignedBy,
    DateTime? SignedAt,
    string ChangedBy,
    DateTime ChangedAt,
    NextVisit? Next)
{
    /// <summary>True once signed.</summary>
    public bool IsSigned => SignedAt is not null;
}

/// <summary>A booked time with a clinician.</summary>
public sealed record NextVisit(AppointmentId Appointment, DateOnly Date, TimeOnly Start, string ProviderName);

/// <summary>A visit that waits for its signature.</summary>
public sealed record UnsignedVisit(VisitId Id, PatientId Patient, string PatientName, DateOnly Date, TimeOnly Start, DateTime OpenedAt);
