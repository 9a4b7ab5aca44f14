using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>The channel a person wants reminders by.</summary>
public enum ReminderChannel
{
    /// <summary>No reminders.</summary>
    None,

    /// <summary>Text message.</summary>
    Sms,

    /// <summary>E-mail.</summary>
    Email,
}

/// <summary>Pregnancy status as told at intake or a visit.</summary>
public enum PregnancyStatus
{
    /// <summary>Not asked, or does not apply.</summary>
    NotRecorded,

    /// <summary>Not pregnant.</summary>
    NotPregnant,

    /// <summary>Pregnant: a change of the taper needs contact with obstetrics (guideline recommendation 28).</summary>
    Pregnant,

    /// <summary>Breastfeeding.</summary>
    Breastfeeding,
}

/// <summary>A person the clinic cares for.</summary>
public sealed class Patient : Root
{
    private readonly List<Allergy> _allergies = [];

    /// <summary>Stands in <see cref="DeceasedOn"/> where a source says that the person has died, but not when.</summary>
    public static DateOnly UnknownDay => DateOnly.MinValue;

    private Patient() => Details = null!;

    /// <summary>A new chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="chartNumber">Given by the clinic, never reused.</param>
    /// <param name="details">Already checked with <see cref="PatientDetails.Check"/>.</param>
    public Patient(PatientId id, int chartNumber, PatientDetails details, Stamp stamp)
    {
        Id = id;
        ChartNumber = chartNumber;
        Details = details;
        CreatedAt = stamp.At;
        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public PatientId Id { get; private set; }

    /// <summary>The number people say on the phone.</summary>
    public int ChartNumber { get; private set; }

    /// <summary>Names, birth date, contacts and what the desk records.</summary>
    public PatientDetails Details { get; private set; }

    /// <summary>When the chart was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Day of death, where the person has died: no appointment and no dose can be recorded.</summary>
    public DateOnly? DeceasedOn { get; private set; }

    /// <summary>The FHIR identifier the chart was imported with, or null.</summary>
    public string? ImportedFrom { get; private set; }

    /// <summary>Allergies and intolerances.</summary>
    public IReadOnlyList<Allergy> Allergies => _allergies;

    /// <summary>Replaces the details. Call <see cref="PatientDetails.Check"/> first.</summary>
    public void Change(PatientDetails details, IReadOnlyList<Allergy> allergies, Stamp stamp)
    {
        Details = details;
        _allergies.Clear();
        _allergies.AddRange(allergies);
        Touch(stamp);
    }

    /// <summary>Marks an imported chart with where it came from and, where the person has died, the day.</summary>
    public void Imported(string identifier, DateOnly? deceasedOn, IReadOnlyList<Allergy> allergies, Stamp stamp)
    {
        ImportedFrom = identifier;
        DeceasedOn = deceasedOn;
        _allergies.AddRange(allergies);
        Touch(stamp);
    }

    /// <summary>Takes what the source of an imported chart has changed since. Check the details first.</summary>
    public void ImportedAgain(PatientDetails details, DateOnly? deceasedOn, IReadOnlyList<Allergy> allergies, Stamp stamp)
    {
        DeceasedOn = deceasedOn;
        Change(details, allergies, stamp);
    }
}
