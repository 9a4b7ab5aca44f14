using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>What a person said to naloxone.</summary>
public enum NaloxoneAnswer
{
    /// <summary>Takes it home.</summary>
    Accepted,

    /// <summary>Has it at home already.</summary>
    HasIt,

    /// <summary>Does not want it.</summary>
    Declined,
}

/// <summary>An offer of naloxone or another reversal medicine, as it was made.</summary>
/// <param name="Answer">Null while nothing is chosen.</param>
/// <param name="Product">What was given: <c>Naloxone nasal spray 4 mg</c>; "" where it was declined.</param>
/// <param name="TaughtPatient">The patient was shown how to use it.</param>
/// <param name="Designee">Somebody close who was shown, or "".</param>
public sealed record NaloxoneEntry(DateOnly? On, NaloxoneAnswer? Answer, string Product, bool TaughtPatient, string Designee)
{
    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Finding> Check(DateOnly today)
    {
        var findings = new List<Finding>(SafetyDay.Check(On, today));
        if (Answer is null || !Enum.IsDefined(Answer.Value)) findings.Add(Finding.Required(nameof(Answer), "Choose what the patient said."));
        else if (Answer == NaloxoneAnswer.Accepted && string.IsNullOrWhiteSpace(Product)) findings.Add(Finding.Required(nameof(Product), "Say what was given."));
        if (Product.Length > OtherMedicationEntry.Longest) findings.Add(OtherMedicationEntry.TooLong(nameof(Product)));
        if (Designee.Length > OtherMedicationEntry.Longest) findings.Add(OtherMedicationEntry.TooLong(nameof(Designee)));
        return findings;
    }
}

/// <summary>An offer of naloxone on record. Append-only in the engine.</summary>
public sealed class NaloxoneOffer
{
    private NaloxoneOffer()
    {
    }

    /// <summary>Records an entry that was checked.</summary>
    public NaloxoneOffer(PatientId patient, NaloxoneEntry entry, Stamp stamp)
    {
        (Id, PatientId, On, Answer) = (Guid.CreateVersion7(), patient, entry.On!.Value, entry.Answer!.Value);
        (Product, TaughtPatient, Designee) = (entry.Product.Trim(), entry.TaughtPatient, entry.Designee.Trim());
        (By, At) = (stamp.By, stamp.At);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whom it was offered to.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>What the person said.</summary>
    public NaloxoneAnswer Answer { get; private set; }

    /// <summary>What was given, or "".</summary>
    public string Product { get; private set; } = "";

    /// <summary>The patient was shown how to use it.</summary>
    public bool TaughtPatient { get; private set; }

    /// <summary>Somebody close who was shown, or "".</summary>
    public string Designee { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public StaffId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }
}

/// <summary>The day of a safety check: one that has come, and not long ago.</summary>
internal static class SafetyDay
{
    private const int YearsBack = 5;

    public static IEnumerable<Finding> Check(DateOnly? on, DateOnly today)
    {
        if (on is not { } day) yield return Finding.Required("On", "Enter the day.");
        else if (day > today) yield return new Finding("On", "in-the-future", "This day is still to come.");
        else if (day < today.AddYears(-YearsBack)) yield return new Finding("On", "too-long-ago", "Check the year.");
    }
}
