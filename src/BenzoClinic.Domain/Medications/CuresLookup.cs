using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>Why a prescription may be written without a look-up (Health and Safety Code 11165.4(c)).</summary>
public enum CuresExemption
{
    /// <summary>The patient is in hospice care.</summary>
    Hospice,

    /// <summary>A short supply without refills after a procedure.</summary>
    AfterProcedure,

    /// <summary>CURES could not be reached in time; then only a short supply without refills.</summary>
    NotReachable,

    /// <summary>Power or the connection failed.</summary>
    TechnicalFailure,
}

/// <summary>A look-up of the patient's activity in CURES, or why there was none.</summary>
/// <param name="Exemption">Null where the report was read.</param>
/// <param name="Discrepancy">Whether it says otherwise than the chart; null where it was not read or nothing is chosen.</param>
/// <param name="Note">What it says otherwise, or what else is to be known.</param>
public sealed record CuresEntry(DateOnly? On, CuresExemption? Exemption, bool? Discrepancy, string Note)
{
    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Finding> Check(DateOnly today)
    {
        var findings = new List<Finding>(SafetyDay.Check(On, today));
        if (Exemption is { } exemption)
        {
            if (!Enum.IsDefined(exemption)) findings.Add(Finding.Required(nameof(Exemption), "Choose which exemption."));
        }
        else if (Discrepancy is null) findings.Add(Finding.Required(nameof(Discrepancy), "Say whether the report agrees with the chart."));
        else if (Discrepancy.Value && string.IsNullOrWhiteSpace(Note)) findings.Add(Finding.Required(nameof(Note), "Say what differs."));

        if (Note.Length > OtherMedicationEntry.Longest) findings.Add(OtherMedicationEntry.TooLong(nameof(Note)));
        return findings;
    }
}

/// <summary>A look-up in CURES on record. Append-only in the engine.</summary>
public sealed class CuresLookup
{
    private CuresLookup()
    {
    }

    /// <summary>Records an entry that was checked.</summary>
    public CuresLookup(PatientId patient, CuresEntry entry, Stamp stamp)
    {
        (Id, PatientId, On, Exemption) = (Guid.CreateVersion7(), patient, entry.On!.Value, entry.Exemption);
        (Discrepancy, Note) = (entry.Exemption is null && entry.Discrepancy == true, entry.Note.Trim());
        (By, At) = (stamp.By, stamp.At);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose report.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Why none was read; null where it was.</summary>
    public CuresExemption? Exemption { get; private set; }

    /// <summary>True where the report says otherwise than the chart.</summary>
    public bool Discrepancy { get; private set; }

    /// <summary>What differs, or what else is to be known.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public StaffId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }
}
