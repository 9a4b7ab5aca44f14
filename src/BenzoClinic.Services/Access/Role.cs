namespace BenzoClinic.Services.Access;

/// <summary>A role of a member of staff. A person may hold several.</summary>
public enum Role
{
    /// <summary>Prescribes and decides doses.</summary>
    Clinician,

    /// <summary>Gives psychotherapy.</summary>
    Therapist,

    /// <summary>Books and receives.</summary>
    FrontDesk,

    /// <summary>Runs the system; reads no charts.</summary>
    Administrator,

    /// <summary>Jobs and the command line; nobody signs in as it.</summary>
    System,

    /// <summary>A patient, by a link or a text message of the clinic's; nobody signs in as it.</summary>
    Patient,
}
