using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>Where a taper stands.</summary>
public enum TaperState
{
    /// <summary>Steps may be ordered.</summary>
    Running,

    /// <summary>Steps not begun are stopped until it is resumed.</summary>
    Paused,

    /// <summary>Ended, with sign-off by clinician and patient.</summary>
    Ended,
}

/// <summary>A medication of an imported chart whose dose is still to be confirmed.</summary>
/// <param name="Medication">Formulary code.</param>
/// <param name="Since">First day the source gives, or null.</param>
public sealed record DoseToConfirm(string Medication, DateOnly? Since);

/// <summary>A supply of the dose in effect, given without a visit.</summary>
/// <param name="Days">1 to 14 days.</param>
public sealed record Bridge(Guid Id, DateOnly From, int Days, string Reason, StaffId By, DateTime At);

/// <summary>
/// Everything the clinic knows and ordered about one patient's tapered medications: the root that the dose history,
/// the equivalence profiles, pauses and bridges hang on. Every insert under it raises its revision.
/// </summary>
public sealed partial class TaperRecord : Root
{
    private readonly List<DoseEntry> _entries = [];
    private readonly List<EquivalenceProfile> _profiles = [];
    private readonly List<DoseToConfirm> _toConfirm = [];
    private readonly List<Bridge> _bridges = [];

    private TaperRecord()
    {
    }

    /// <summary>An empty record, made with the chart.</summary>
    /// <param name="completionDose">The clinic's policy at that time; a later one does not reach this taper.</param>
    public TaperRecord(PatientId patient, Stamp stamp, Dose completionDose)
    {
        PatientId = patient;
        CompletionDose = completionDose;
        Touch(stamp);
    }

    /// <summary>Whose.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>Diazepam-equivalent milligrams a day from which a taper may go to zero; above 0, at most 2.</summary>
    public Dose CompletionDose { get; private set; }

    /// <summary>First day of the pause; null while steps may be ordered.</summary>
    public DateOnly? PausedOn { get; private set; }

    /// <summary>The clinician who signed the end of the taper off; null while nobody has.</summary>
    public StaffId? EndSignedBy { get; private set; }

    /// <summary>True where the patient signed the end off too.</summary>
    public bool EndSignedByPatient { get; private set; }

    /// <summary>The dose history, in the order of recording.</summary>
    public IReadOnlyList<DoseEntry> Entries => _entries;

    /// <summary>Every equivalence profile the taper has had, the one in force last.</summary>
    public IReadOnlyList<EquivalenceProfile> Profiles => _profiles;

    /// <summary>Medications whose dose is to be confirmed.</summary>
    public IReadOnlyList<DoseToConfirm> ToConfirm => _toConfirm;

    /// <summary>Supplies given without a visit.</summary>
    public IReadOnlyList<Bridge> Bridges => _bridges;

    /// <summary>True once a regimen has been entered.</summary>
    public bool HasRegimen => _entries.Exists(entry => entry.Kind == DoseEntryKind.Baseline);

    /// <summary>The equivalence profile in force; null before a regimen is entered.</summary>
    public EquivalenceProfile? ProfileInForce => _profiles.MaxBy(profile => profile.Sequence);

    /// <summary>Where the taper stands on a day: ended once an ordered zero is in effect.</summary>
    public TaperState StateOn(DateOnly day)
    {
        if (PausedOn is not null) return TaperState.Paused;
        return InEffect(day) is { Kind: DoseEntryKind.Order } order && order.Regimen.IsWhollyZero ? TaperState.Ended : TaperState.Running;
    }

    /// <summary>The entry in effect on a day, temporary doses apart; null before a regimen is entered.</summary>
    public DoseEntry? InEffect(DateOnly day) => Counting()
        .Where(entry => FromDay(entry) <= day)
        .MaxBy(entry => (FromDay(entry), entry.Sequence));

    /// <summary>The temporary dose of a day; null where there is none.</summary>
    public DoseEntry? TemporaryOn(DateOnly day) => _entries.Find(entry =>
        entry is { Kind: DoseEntryKind.Temporary, State: DoseEntryState.Standing } && entry.On <= day && day <= entry.To);

    /// <summary>The guard over everything that counts; throws before a regimen is entered.</summary>
    public ReductionGuard Guard() => GuardOver(Counting());

    private IEnumerable<DoseEntry> Counting() => _entries.Where(entry => entry.Counts);

    private ReductionGuard GuardOver(IEnumerable<DoseEntry> entries) =>
        new(new DoseHistory(entries.Select(AsHistory)), [.. _profiles.OrderBy(profile => profile.Sequence)], CompletionDose);

    // Intake and its corrections count from the beginning.
    private static DateOnly FromDay(DoseEntry entry) =>
        entry.Kind is DoseEntryKind.Baseline or DoseEntryKind.BaselineCorrection ? DateOnly.MinValue : entry.On;

    private static HistoryEntry AsHistory(DoseEntry entry) => new(
        FromDay(entry),
        entry.Sequence,
        entry.CountsFrom,
        entry.Kind is DoseEntryKind.Fact or DoseEntryKind.BaselineCorrection,
        entry.Regimen);

    private int NextSequence() => _entries.Count == 0 ? 1 : _entries.Max(entry => entry.Sequence) + 1;

    private DoseEntry Add(DoseEntryKind kind, DateOnly on, DateOnly? to, Regimen regimen, EntryContext context, Stamp stamp)
    {
        var entry = new DoseEntry(kind, on, to, RegimenChecks.WithoutEmptyLines(regimen), NextSequence(), context, stamp);
        _entries.Add(entry);
        return entry;
    }
}
