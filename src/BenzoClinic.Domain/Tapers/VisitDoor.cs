using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;

namespace BenzoClinic.Domain.Tapers;

/// <summary>Whether a visit is the door a dose decision goes through: in person, of today, arrived, unsigned.</summary>
public static class VisitDoor
{
    /// <summary>Null where the door is open.</summary>
    public static Finding? Check(Visit visit, Appointment appointment, DateOnly today)
    {
        if (visit.IsSigned) return new Finding("", "visit-signed", "This visit is signed. A further change needs a new visit.");
        if (visit.Date != today) return new Finding("", "visit-not-today", "A dose is decided at a visit of today.");
        return appointment.State is AppointmentState.Arrived or AppointmentState.WithProvider or AppointmentState.Left
            ? null
            : new Finding("", "not-arrived", "The patient has not arrived for this visit.");
    }
}
