using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>What the desk records about a person. Strings are trimmed; "" means not recorded.</summary>
public sealed partial record PatientDetails
{
    /// <summary>Given name or names.</summary>
    public required string FirstName { get; init; }

    /// <summary>Family name or names.</summary>
    public required string LastName { get; init; }

    /// <summary>What the person wants to be called.</summary>
    public string PreferredName { get; init; } = "";

    /// <summary>Former or other names the person may be found by.</summary>
    public string OtherNames { get; init; } = "";

    /// <summary>For instance <c>she/her</c>.</summary>
    public string Pronouns { get; init; } = "";

    /// <summary>Date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Phone number as typed.</summary>
    public string Phone { get; init; } = "";

    /// <summary>E-mail address.</summary>
    public string Email { get; init; } = "";

    /// <summary>Street, city and ZIP code, as one text.</summary>
    public string Address { get; init; } = "";

    /// <summary>BCP 47 code of the language the person prefers: <c>en</c>, <c>es</c>, <c>zh</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>True where an interpreter is needed.</summary>
    public bool Interpreter { get; init; }

    /// <summary>Channel for reminders.</summary>
    public ReminderChannel RemindBy { get; init; }

    /// <summary>Day the person agreed to text messages, or null.</summary>
    public DateOnly? SmsConsentOn { get; init; }

    /// <summary>Day the person agreed to e-mail, or null.</summary>
    public DateOnly? EmailConsentOn { get; init; }

    /// <summary>Day the person agreed to voice mail, or null.</summary>
    public DateOnly? VoicemailConsentOn { get; init; }

    /// <summary>Emergency contact: name and relation.</summary>
    public string EmergencyContact { get; init; } = "";

    /// <summary>Phone of the emergency contact.</summary>
    public string EmergencyPhone { get; init; } = "";

    /// <summary>Pregnancy status.</summary>
    public PregnancyStatus Pregnancy { get; init; }

    /// <summary>Day the person said that no allergy is known, or null. Cannot stand beside an allergy.</summary>
    public DateOnly? NoAllergiesOn { get; init; }

    /// <summary>The clinician of the clinic who prescribes, or null.</summary>
    public StaffId? Prescriber { get; init; }

    /// <summary>First and last name, as shown.</summary>
    public string FullName => $"{FirstName} {LastName}".Trim();

    /// <summary>Completed years on a day; 0 before the birth date.</summary>
    public static int AgeOn(DateOnly birthDate, DateOnly day)
    {
        var years = day.Year - birthDate.Year;
        // Someone born on 29 February is a year older on 1 March of a common year.
        if ((day.Month, day.Day).CompareTo((birthDate.Month, birthDate.Day)) < 0) years--;
        return Math.Max(0, years);
    }
}
