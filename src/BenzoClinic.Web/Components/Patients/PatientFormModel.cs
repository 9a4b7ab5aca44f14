using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>The details as they are being typed: dates as text, nothing lost while it is wrong.</summary>
public sealed class PatientFormModel
{
    /// <summary>Given name or names.</summary>
    public string FirstName { get; set; } = "";

    /// <summary>Family name or names.</summary>
    public string LastName { get; set; } = "";

    /// <summary>What the person wants to be called.</summary>
    public string PreferredName { get; set; } = "";

    /// <summary>Former or other names.</summary>
    public string OtherNames { get; set; } = "";

    /// <summary>Pronouns.</summary>
    public string Pronouns { get; set; } = "";

    /// <summary>Date of birth as typed.</summary>
    public string BirthDate { get; set; } = "";

    /// <summary>Phone as typed.</summary>
    public string Phone { get; set; } = "";

    /// <summary>E-mail as typed.</summary>
    public string Email { get; set; } = "";

    /// <summary>Postal address.</summary>
    public string Address { get; set; } = "";

    /// <summary>Code of the language.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whether an interpreter is needed.</summary>
    public bool Interpreter { get; set; }

    /// <summary>Channel for reminders.</summary>
    public ReminderChannel RemindBy { get; set; }

    /// <summary>Agreement to text messages.</summary>
    public TypedConsent Sms { get; } = new();

    /// <summary>Agreement to e-mail.</summary>
    public TypedConsent EmailConsent { get; } = new();

    /// <summary>Agreement to voice mail.</summary>
    public TypedConsent Voicemail { get; } = new();

    /// <summary>Emergency contact: name and relation.</summary>
    public string EmergencyContact { get; set; } = "";

    /// <summary>Phone of the emergency contact.</summary>
    public string EmergencyPhone { get; set; } = "";

    /// <summary>Pregnancy status.</summary>
    public PregnancyStatus Pregnancy { get; set; }

    /// <summary>That no allergy is known.</summary>
    public TypedConsent NoAllergies { get; } = new();

    /// <summary>The clinician who prescribes.</summary>
    public StaffId? Prescriber { get; set; }

    /// <summary>All numbers and people; null in the short form of a new patient.</summary>
    public TypedContacts? Book { get; private init; }

    /// <summary>Allergies, one row each.</summary>
    public List<TypedAllergy> Allergies { get; } = [];

    /// <summary>A form of what is stored.</summary>
    public static PatientFormModel Of(PatientDetails details, IReadOnlyList<Allergy> allergies, ContactBook contacts)
    {
        var form = new PatientFormModel
        {
            FirstName = details.FirstName,
            LastName = details.LastName,
            PreferredName = details.PreferredName,
            OtherNames = details.OtherNames,
            Pronouns = details.Pronouns,
            BirthDate = TypedDate.Write(details.BirthDate),
            Phone = details.Phone,
            Email = details.Email,
            Address = details.Address,
            Language = details.Language,
            Interpreter = details.Interpreter,
            RemindBy = details.RemindBy,
            EmergencyContact = details.EmergencyContact,
            EmergencyPhone = details.EmergencyPhone,
            Pregnancy = details.Pregnancy,
            Prescriber = details.Prescriber,
            Book = TypedContacts.Of(contacts),
        };
        form.Sms.Set(details.SmsConsentOn);
        form.EmailConsent.Set(details.EmailConsentOn);
        form.Voicemail.Set(details.VoicemailConsentOn);
        form.NoAllergies.Set(details.NoAllergiesOn);
        form.Allergies.AddRange(allergies.Select(it => new TypedAllergy { Substance = it.Substance, Reaction = it.Reaction, Severity = it.Severity }));
        return form;
    }

    /// <summary>The allergies as typed, empty rows left out.</summary>
    public IReadOnlyList<Allergy> ReadAllergies() => Allergy.Tidy(Allergies.Select(row => new Allergy(row.Substance, row.Reaction) { Severity = row.Severity }));

    /// <summary>
    /// The details as typed, and everything that is wrong with them: dates that cannot be read, then what the details
    /// themselves check.
    /// </summary>
    public (PatientDetails Details, IReadOnlyList<Finding> Findings) Read(DateOnly today)
    {
        var unread = new List<Finding>();
        var details = new PatientDetails
        {
            FirstName = FirstName,
            LastName = LastName,
            PreferredName = PreferredName,
            OtherNames = OtherNames,
            Pronouns = Pronouns,
            // Today is possible and wrong: it stands in so that the other findings can be told, and is never saved.
            BirthDate = Date(nameof(BirthDate), BirthDate, today, unread) ?? today,
            Phone = Phone,
            Email = Email,
            Address = Address,
            Language = Language,
            Interpreter = Interpreter,
            RemindBy = RemindBy,
            SmsConsentOn = Consent(nameof(PatientDetails.SmsConsentOn), Sms, today, unread),
            EmailConsentOn = Consent(nameof(PatientDetails.EmailConsentOn), EmailConsent, today, unread),
            VoicemailConsentOn = Consent(nameof(PatientDetails.VoicemailConsentOn), Voicemail, today, unread),
            EmergencyContact = EmergencyContact,
            EmergencyPhone = EmergencyPhone,
            Pregnancy = Pregnancy,
            Prescriber = Prescriber,
            NoAllergiesOn = Consent(nameof(PatientDetails.NoAllergiesOn), NoAllergies, today, unread),
        }.Tidy();
        var contacts = Book?.Read();
        if (contacts is not null) details = contacts.Into(details);
        var fields = unread.Select(finding => finding.Field).ToHashSet();
        return (details, [.. unread, .. details.Check(today).Where(finding => !fields.Contains(finding.Field)), .. contacts?.Check() ?? [], .. Allergy.Check(ReadAllergies())]);
    }

    private static DateOnly? Consent(string field, TypedConsent consent, DateOnly today, List<Finding> unread) =>
        consent.Given ? Date(field, consent.On, today, unread) : null;

    private static DateOnly? Date(string field, string text, DateOnly today, List<Finding> unread)
    {
        if (TypedDate.TryRead(text, today, out var date, out var sentence)) return date;
        unread.Add(new Finding(field, "date", sentence));
        return null;
    }
}

/// <summary>An agreement as it is being typed.</summary>
public sealed class TypedConsent
{
    /// <summary>Whether the person agreed.</summary>
    public bool Given { get; set; }

    /// <summary>The day, as typed.</summary>
    public string On { get; set; } = "";

    /// <summary>Takes a stored day.</summary>
    public void Set(DateOnly? day)
    {
        Given = day is not null;
        On = TypedDate.Write(day);
    }
}

/// <summary>An allergy as it is being typed.</summary>
public sealed class TypedAllergy
{
    /// <summary>What it is to.</summary>
    public string Substance { get; set; } = "";

    /// <summary>What happens.</summary>
    public string Reaction { get; set; } = "";

    /// <summary>How bad it was.</summary>
    public AllergySeverity Severity { get; set; }
}
