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
public sealed partial class Patient : Root
{
    private readonly List<Allergy> _allergies = [];

    /// <summary>Stands in <see cref="DeceasedOn"/> where a source says that the person has died, but not when.</summary>
    public static DateOnly UnknownDay => DateOnly.MinValue;

    private Patient() => (Details, Contacts) = (null!, ContactBook.Empty);

    /// <summary>A new chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="chartNumber">Given by the clinic, never reused.</param>
    /// <param name="details">Already checked with <see cref="PatientDetails.Check"/>.</param>
    public Patient(PatientId id, int chartNumber, PatientDetails details, Stamp stamp)
    {
        Id = id;
        ChartNumber = chartNumber;
        Details = details;
        Contacts = ContactBook.Empty.Following(details).Agreed(details, ConsentSource.AtTheDesk, stamp.Today);
        CreatedAt = stamp.At;
        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public PatientId Id { get; private set; }

    /// <summary>The number people say on the phone.</summary>
    public int ChartNumber { get; private set; }

    /// <summary>Names, birth date, contacts and what the desk records.</summary>
    public PatientDetails Details { get; private set; }

    /// <summary>
    /// All numbers, addresses, people around the person and agreements. The flat fields of <see cref="Details"/> repeat the
    /// first of each; every change goes through here, so the two never disagree.
    /// </summary>
    public ContactBook Contacts { get; private set; }

    /// <summary>When the chart was archived, UTC; null for a chart in use.</summary>
    public DateTime? ArchivedAt { get; private set; }

    /// <summary>Why it was archived; "" for a chart in use.</summary>
    public string ArchivedWhy { get; private set; } = "";

    /// <summary>When the chart was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Day of death, where the person has died: no appointment and no dose can be recorded.</summary>
    public DateOnly? DeceasedOn { get; private set; }

    /// <summary>The FHIR identifier the chart was imported with, or null.</summary>
    public string? ImportedFrom { get; private set; }

    /// <summary>A phone number of the person that was found not to take messages; "" for none. It counts while it is still the first.</summary>
    public string FailingPhone { get; private set; } = "";

    /// <summary>An e-mail address of the person that was found not to take messages; "" for none. It counts while it is still the person's.</summary>
    public string FailingEmail { get; private set; } = "";

    /// <summary>Allergies and intolerances.</summary>
    public IReadOnlyList<Allergy> Allergies => _allergies;

    /// <summary>Replaces the details. Call <see cref="PatientDetails.Check"/> and <see cref="ContactBook.Check"/> first.</summary>
    /// <param name="contacts">All numbers and people; null where the form knows only the first of each.</param>
    /// <param name="source">How the clinic knows of an agreement that changed.</param>
    public void Change(PatientDetails details, IReadOnlyList<Allergy> allergies, Stamp stamp, ContactBook? contacts = null, ConsentSource source = ConsentSource.AtTheDesk)
    {
        // What was agreed to is only ever added to, whatever a form sends.
        var book = (contacts ?? Contacts.Following(details)) with { Consents = Contacts.Consents };
        Contacts = book.Agreed(details, source, stamp.Today);
        Details = book.Into(details);
        _allergies.Clear();
        _allergies.AddRange(allergies);
        Touch(stamp);
    }

    /// <summary>A message could not be delivered: the number or address does not work.</summary>
    public void NotReached(bool byPhone, string address, Stamp stamp)
    {
        if (byPhone) FailingPhone = address;
        else FailingEmail = address;
        Touch(stamp);
    }

    /// <summary>What was found not to work and is still the number or address that messages go to; none where all work.</summary>
    public IEnumerable<string> NotWorking()
    {
        if (FailingPhone.Length > 0 && FailingPhone == Details.Phone) yield return FailingPhone;
        if (FailingEmail.Length > 0 && string.Equals(FailingEmail, Details.Email, StringComparison.OrdinalIgnoreCase)) yield return Details.Email;
    }

    /// <summary>The number or address works after all.</summary>
    public void WorksAgain(string address, Stamp stamp)
    {
        if (FailingPhone == address) FailingPhone = "";
        if (string.Equals(FailingEmail, address, StringComparison.OrdinalIgnoreCase)) FailingEmail = "";
        Touch(stamp);
    }

    /// <summary>The person agreed to text messages or ended them, by one.</summary>
    public void AgreedByText(bool agrees, Stamp stamp)
    {
        Details = Details with { SmsConsentOn = agrees ? stamp.Today : null };
        Contacts = Contacts.Agreed(Details, ConsentSource.ByText, stamp.Today);
        Touch(stamp);
    }

    /// <summary>The person ended e-mail by the link in one.</summary>
    public void EndedMail(Stamp stamp)
    {
        Details = Details with { EmailConsentOn = null };
        Contacts = Contacts.Agreed(Details, ConsentSource.ByLink, stamp.Today);
        Touch(stamp);
    }

    /// <summary>Takes the chart out of the lists. Ask <see cref="ArchiveChecks"/> first.</summary>
    public void Archive(string why, Stamp stamp)
    {
        (ArchivedAt, ArchivedWhy) = (stamp.At, why);
        Touch(stamp);
    }

    /// <summary>Puts an archived chart back into the lists.</summary>
    public void BringBack(Stamp stamp)
    {
        (ArchivedAt, ArchivedWhy) = (null, "");
        Touch(stamp);
    }

    /// <summary>Marks an imported chart with where it came from and, where the person has died, the day.</summary>
    /// <param name="contacts">All numbers and people, where the source tells more than the first of each.</param>
    public void Imported(string identifier, DateOnly? deceasedOn, IReadOnlyList<Allergy> allergies, Stamp stamp, ContactBook? contacts = null)
    {
        if (contacts is not null) Contacts = contacts with { Consents = Contacts.Consents };
        ImportedFrom = identifier;
        DeceasedOn = deceasedOn;
        _allergies.AddRange(allergies);
        Touch(stamp);
    }

    /// <summary>Takes what the source of an imported chart has changed since. Check the details first.</summary>
    public void ImportedAgain(PatientDetails details, DateOnly? deceasedOn, IReadOnlyList<Allergy> allergies, Stamp stamp, ContactBook? contacts = null)
    {
        DeceasedOn = deceasedOn;
        Change(details, allergies, stamp, contacts, ConsentSource.Import);
    }
}
