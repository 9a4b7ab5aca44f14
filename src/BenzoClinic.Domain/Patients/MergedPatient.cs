using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>
/// What two charts of one person become. What the kept chart says stands; where it says nothing, the other speaks; lists are
/// joined. What does not go across stays readable in the other chart.
/// </summary>
public sealed record MergedPatient(PatientDetails Details, ContactBook Contacts, IReadOnlyList<Allergy> Allergies, DateOnly? DeceasedOn)
{
    private const int OtherNamesLength = 200;

    /// <summary>Of the chart that is kept and the one that goes into it.</summary>
    public static MergedPatient Of(Patient kept, Patient other)
    {
        var allergies = Joined(kept.Allergies, other.Allergies, it => it.Substance.ToUpperInvariant());
        var contacts = Together(kept.Contacts, other.Contacts);
        var details = contacts.Into(Together(kept.Details, other.Details)) with
        {
            SmsConsentOn = contacts.GivenOn(ConsentKind.TextMessages),
            EmailConsentOn = contacts.GivenOn(ConsentKind.Email),
            VoicemailConsentOn = contacts.GivenOn(ConsentKind.VoiceMail),
        };
        if (allergies.Count > 0) details = details with { NoAllergiesOn = null };
        return new MergedPatient(details with { RemindBy = Reachable(details) }, contacts, allergies, kept.DeceasedOn ?? other.DeceasedOn);
    }

    private static PatientDetails Together(PatientDetails kept, PatientDetails other) => kept with
    {
        PreferredName = Either(kept.PreferredName, other.PreferredName),
        OtherNames = OtherNames(kept, other),
        Pronouns = Either(kept.Pronouns, other.Pronouns),
        Email = Either(kept.Email, other.Email),
        Interpreter = kept.Interpreter || other.Interpreter,
        RemindBy = kept.RemindBy == ReminderChannel.None ? other.RemindBy : kept.RemindBy,
        Pregnancy = kept.Pregnancy == PregnancyStatus.NotRecorded ? other.Pregnancy : kept.Pregnancy,
        NoAllergiesOn = kept.NoAllergiesOn ?? other.NoAllergiesOn,
        Prescriber = kept.Prescriber ?? other.Prescriber,
    };

    private static ContactBook Together(ContactBook kept, ContactBook other)
    {
        // One number is called first, that of the kept chart.
        var phones = kept.Phones.Count == 0 ? other.Phones : [.. other.Phones.Select(it => it with { First = false })];
        return new ContactBook
        {
            Phones = Joined(kept.Phones, phones, it => PhoneNumber.Digits(it.Number)),
            Addresses = Joined(kept.Addresses, other.Addresses, it => it.Text.ToUpperInvariant()),
            Emergency = Joined(kept.Emergency, other.Emergency, it => it.Name.ToUpperInvariant()),
            CareTeam = Joined(kept.CareTeam, other.CareTeam, it => it.Name.ToUpperInvariant()),
            Pharmacy = kept.Pharmacy == Pharmacy.None ? other.Pharmacy : kept.Pharmacy,
            Insurance = Either(kept.Insurance, other.Insurance),
            // Of two statements the later one holds, whichever chart it stands in: a withdrawal is never overruled by an older yes.
            Consents = [.. kept.Consents.Concat(other.Consents).Distinct().OrderBy(it => it.On)],
        };
    }

    // A name by which the person was known here is a name the person may be looked for by.
    private static string OtherNames(PatientDetails kept, PatientDetails other)
    {
        var names = Split(kept.OtherNames);
        foreach (var name in (string[])[other.FullName, other.PreferredName, .. Split(other.OtherNames)])
        {
            var known = name.Length == 0 || names.Append(kept.FullName).Append(kept.PreferredName).Append(kept.FirstName).Any(it => string.Equals(it, name, StringComparison.OrdinalIgnoreCase));
            if (!known && string.Join(", ", names.Append(name)).Length <= OtherNamesLength) names.Add(name);
        }

        return names.Count == Split(kept.OtherNames).Count ? kept.OtherNames : string.Join(", ", names);
    }

    private static List<string> Split(string names) => [.. names.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static ReminderChannel Reachable(PatientDetails details) => details switch
    {
        { RemindBy: ReminderChannel.Sms, SmsConsentOn: null } or { RemindBy: ReminderChannel.Sms, Phone: "" } => ReminderChannel.None,
        { RemindBy: ReminderChannel.Email, EmailConsentOn: null } or { RemindBy: ReminderChannel.Email, Email: "" } => ReminderChannel.None,
        _ => details.RemindBy,
    };

    private static string Either(string kept, string other) => kept.Length == 0 ? other : kept;

    private static List<T> Joined<T>(IReadOnlyList<T> kept, IReadOnlyList<T> other, Func<T, string> key)
    {
        var known = kept.Select(key).ToHashSet(StringComparer.Ordinal);
        return [.. kept, .. other.Where(it => known.Add(key(it)))];
    }
}
