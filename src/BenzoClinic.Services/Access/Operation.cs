namespace BenzoClinic.Services.Access;

/// <summary>Everything that can be asked of the services. Each public service method demands one.</summary>
public enum Operation
{
    /// <summary>Meant for nobody in particular: sign-in, the setup link.</summary>
    Anyone,

    /// <summary>Search and list patients: names, birth dates, contacts, next visit.</summary>
    FindPatients,

    /// <summary>See current doses in lists.</summary>
    SeeDosesInLists,

    /// <summary>Open the desk's part of a chart: details and visits.</summary>
    OpenDetails,

    /// <summary>Make a new chart.</summary>
    CreatePatient,

    /// <summary>Change names, contacts, consents, allergies.</summary>
    EditDetails,

    /// <summary>Open the clinical chart: taper, medications, assessment.</summary>
    OpenChart,

    /// <summary>Write conditions, resolve them, mark them as entered in error.</summary>
    EditConditions,

    /// <summary>See who opened and changed a chart.</summary>
    ReadHistory,

    /// <summary>Take a chart out of the lists.</summary>
    ArchiveChart,

    /// <summary>Put an archived chart back into the lists.</summary>
    BringBackChart,

    /// <summary>Merge two charts of one person, and undo it.</summary>
    MergeCharts,

    /// <summary>Give a patient's record out, and open what was given.</summary>
    ExportRecord,

    /// <summary>Say who the therapist is.</summary>
    AssignTherapist,

    /// <summary>See the day's appointments.</summary>
    SeeAppointments,

    /// <summary>Book, cancel, mark arrivals.</summary>
    ManageAppointments,

    /// <summary>Put one visit over another on purpose, with a reason.</summary>
    OverlapAppointments,

    /// <summary>Make and revoke the address of one's own calendar.</summary>
    KeepCalendarFeed,

    /// <summary>Forget which times were taken once they are over.</summary>
    ForgetPastTimes,

    /// <summary>See what was sent to patients, what will be, and what failed.</summary>
    SeeReminders,

    /// <summary>Send a message again, stop one, say what was done about one that failed.</summary>
    ManageReminders,

    /// <summary>Plan, send and take reports: the job.</summary>
    SendReminders,

    /// <summary>Answer for one's own visit, and end or allow messages.</summary>
    AnswerReminders,

    /// <summary>See the jobs.</summary>
    SeeJobs,

    /// <summary>Set when providers work and when they are away.</summary>
    SetProviderHours,

    /// <summary>Open and read a visit.</summary>
    OpenVisit,

    /// <summary>Write and sign a visit.</summary>
    WriteVisit,

    /// <summary>Enter the regimen at intake, confirm it, correct it.</summary>
    EnterRegimen,

    /// <summary>Open the taper plan and try others.</summary>
    OpenPlan,

    /// <summary>Order doses, at a visit or without one.</summary>
    OrderDose,

    /// <summary>Record what happened, temporary doses, strike-outs.</summary>
    RecordHistory,

    /// <summary>Pause, resume, end a taper; change its equivalence profile.</summary>
    SteerTaper,

    /// <summary>List, correct and stop medications besides the regimen.</summary>
    EditMedications,

    /// <summary>Record an offer of naloxone, and a look-up in CURES.</summary>
    RecordSafetyChecks,

    /// <summary>Record what a patient has at home, and what was dispensed.</summary>
    RecordSupply,

    /// <summary>Write prescription drafts.</summary>
    Prescribe,

    /// <summary>See the safety worklist.</summary>
    SeeWorklist,

    /// <summary>Close a safety item.</summary>
    CloseSafetyItem,

    /// <summary>Read the formulary and the list of colleagues.</summary>
    ReadReference,

    /// <summary>Import charts, from FHIR bundles and lists of patients; shows counts, never a chart.</summary>
    ImportCharts,

    /// <summary>Manage accounts, roles, locks and sessions.</summary>
    ManageStaff,

    /// <summary>Change the clinic's settings and read their versions.</summary>
    ManageSettings,
}
