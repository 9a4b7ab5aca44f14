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
public sealed class TaperRecord : Root
{
    private readonly List<DoseEntry> _entries = [];
    private readonly List<EquivalenceProfile> _profiles = [];
    private readonly List<DoseToConfirm> _toConfirm = [];
    private readonly List<Bridge> _bridges = [];

    private TaperRecord()
    {
    }

    /// <summary>An empty record, made with the chart.</summary>
    public TaperRecord(PatientId patient, Stamp stamp)
    {
        PatientId = patient;
        CompletionDose = Dose.FromMilligrams(0.5m);
        Touch(stamp);
    }

    /// <summary>Whose.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>Diazepam-equivalent milligrams a day from which a taper may go to zero; above 0, at most 2, by default 0.5.</summary>
    public Dose CompletionDose { get; private set; }

    /// <summary>Where the taper stands.</summary>
    public TaperState State { get; private set; }

    /// <summary>Day of the pause or of the end; null while it runs.</summary>
    public DateOnly? StateSince { get; private set; }

    /// <summary>The clinician who signed the end off.</summary>
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
}
