using System.Collections.Frozen;
using static BenzoClinic.Services.Access.Operation;
using static BenzoClinic.Services.Access.Role;

namespace BenzoClinic.Services.Access;

/// <summary>How far a permission reaches.</summary>
public enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Only patients the person is the assigned therapist of; operations without a patient show only those.</summary>
    Assigned,

    /// <summary>Every patient.</summary>
    All,
}

/// <summary>
/// Who may do what: the one table. The gate in the services asks it (the only security), pages take their policy from it,
/// and buttons show by it.
/// </summary>
public static class Permissions
{
    private static readonly Dictionary<Operation, Dictionary<Role, Reach>> Table = new()
    {
        [FindPatients] = new() { [Clinician] = Reach.All, [Therapist] = Reach.All, [FrontDesk] = Reach.All },
        [SeeDosesInLists] = new() { [Clinician] = Reach.All },
        [OpenDetails] = new() { [Clinician] = Reach.All, [Therapist] = Reach.Assigned, [FrontDesk] = Reach.All },
        [CreatePatient] = new() { [Clinician] = Reach.All, [FrontDesk] = Reach.All, [Role.System] = Reach.All },
        [EditDetails] = new() { [Clinician] = Reach.All, [FrontDesk] = Reach.All },
        [OpenChart] = new() { [Clinician] = Reach.All, [Therapist] = Reach.Assigned },
        [EditConditions] = new() { [Clinician] = Reach.All },
        [ReadHistory] = new() { [Clinician] = Reach.All, [Therapist] = Reach.Assigned },
        [ArchiveChart] = new() { [Clinician] = Reach.All },
        // Who stands at the desk can be booked again without waiting for a clinician.
        [BringBackChart] = new() { [Clinician] = Reach.All, [FrontDesk] = Reach.All },
        [MergeCharts] = new() { [Clinician] = Reach.All },
        [ExportRecord] = new() { [Clinician] = Reach.All },
        [AssignTherapist] = new() { [Clinician] = Reach.All },
        [SeeAppointments] = new() { [Clinician] = Reach.All, [Therapist] = Reach.Assigned, [FrontDesk] = Reach.All },
        [ManageAppointments] = new() { [Clinician] = Reach.All, [FrontDesk] = Reach.All, [Role.System] = Reach.All },
        // Who sees the patients answers for seeing two at once.
        [OverlapAppointments] = new() { [Clinician] = Reach.All },
        [KeepCalendarFeed] = new() { [Clinician] = Reach.All, [Therapist] = Reach.All },
        [ForgetPastTimes] = new() { [Role.System] = Reach.All },
        [SeeReminders] = new() { [FrontDesk] = Reach.All, [Administrator] = Reach.All },
        [ManageReminders] = new() { [FrontDesk] = Reach.All, [Administrator] = Reach.All },
        [SendReminders] = new() { [Role.System] = Reach.All },
        [AnswerReminders] = new() { [Role.Patient] = Reach.All },
        [SeeJobs] = new() { [Administrator] = Reach.All },
        [SetProviderHours] = new() { [Clinician] = Reach.All, [FrontDesk] = Reach.All, [Role.System] = Reach.All },
        [OpenVisit] = new() { [Clinician] = Reach.All },
        [WriteVisit] = new() { [Clinician] = Reach.All, [Role.System] = Reach.All },
        [EnterRegimen] = new() { [Clinician] = Reach.All, [Role.System] = Reach.All },
        [OpenPlan] = new() { [Clinician] = Reach.All },
        [OrderDose] = new() { [Clinician] = Reach.All, [Role.System] = Reach.All },
        [RecordHistory] = new() { [Clinician] = Reach.All, [Role.System] = Reach.All },
        [SteerTaper] = new() { [Clinician] = Reach.All, [Role.System] = Reach.All },
        [EditMedications] = new() { [Clinician] = Reach.All },
        [RecordSafetyChecks] = new() { [Clinician] = Reach.All },
        [RecordSupply] = new() { [Clinician] = Reach.All, [Role.System] = Reach.All },
        [Prescribe] = new() { [Clinician] = Reach.All, [Role.System] = Reach.All },
        [SeeWorklist] = new() { [Clinician] = Reach.All, [Therapist] = Reach.Assigned },
        [CloseSafetyItem] = new() { [Clinician] = Reach.All },
        [ReadReference] = new() { [Clinician] = Reach.All, [Therapist] = Reach.All, [FrontDesk] = Reach.All, [Administrator] = Reach.All },
        [ImportCharts] = new() { [Administrator] = Reach.All, [Role.System] = Reach.All },
        [ManageStaff] = new() { [Administrator] = Reach.All, [Role.System] = Reach.All },
        [ManageSettings] = new() { [Administrator] = Reach.All, [Role.System] = Reach.All },
    };

    // All that changes nothing: what is left to do in a chart that went into another.
    private static readonly FrozenSet<Operation> Reads = new[] { FindPatients, SeeDosesInLists, OpenDetails, OpenChart, ReadHistory, SeeAppointments, SeeReminders, SeeJobs, OpenVisit, OpenPlan, SeeWorklist, ReadReference }.ToFrozenSet();

    /// <summary>True for what changes nothing.</summary>
    public static bool OnlyReads(Operation operation) => Reads.Contains(operation);

    /// <summary>The widest reach that any of the roles has; <see cref="Reach.None"/> where the table says nothing.</summary>
    public static Reach Of(Operation operation, IEnumerable<Role> roles)
    {
        if (operation == Anyone) return Reach.All;
        if (!Table.TryGetValue(operation, out var row)) return Reach.None;
        return roles.Select(role => row.GetValueOrDefault(role)).DefaultIfEmpty(Reach.None).Max();
    }
}
