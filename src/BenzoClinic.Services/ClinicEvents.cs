namespace BenzoClinic.Services;

/// <summary>What changed, for pages that show it live.</summary>
public enum ClinicChange
{
    /// <summary>Appointments and where patients are.</summary>
    Appointments,

    /// <summary>The safety worklist.</summary>
    Worklist,

    /// <summary>Messages to patients.</summary>
    Reminders,
}

/// <summary>
/// Tells open pages of this process that something was committed, here or by another process on the same database. It carries no content:
/// each page reads again through its own service, with its own permission.
/// </summary>
public sealed class ClinicEvents
{
    /// <summary>Raised after a commit, on the writer's thread: a listener hands over at once.</summary>
    public event Action<ClinicChange>? Changed;

    /// <summary>Raised after a commit of this process, on the writer's thread; see <see cref="OtherNodes"/>.</summary>
    public event Action<ClinicChange>? MadeHere;

    /// <summary>Says that something was committed.</summary>
    public void Publish(ClinicChange change)
    {
        Changed?.Invoke(change);
        MadeHere?.Invoke(change);
    }

    /// <summary>Says that another process has committed something.</summary>
    public void HeardFromElsewhere(ClinicChange change) => Changed?.Invoke(change);

    /// <summary>Says so where it was done, and hands the outcome on.</summary>
    internal Outcome<Saved> Published(Outcome<Saved> outcome, ClinicChange change)
    {
        if (outcome.IsDone) Publish(change);
        return outcome;
    }
}
