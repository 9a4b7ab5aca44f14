using System.Globalization;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>One thing that a save changed.</summary>
/// <param name="Field">In words, lower case: <c>phone</c>.</param>
/// <param name="From">What stood there; "" for nothing.</param>
/// <param name="To">What stands there now; "" for nothing.</param>
/// <param name="Clinical">True where only who may open the chart may read it.</param>
public sealed record ChartChange(string Field, string From, string To, bool Clinical = false);

/// <summary>What differs between a chart before and after a save, in words that people read years later.</summary>
public static class ChartChanges
{
    /// <summary>The field that the person's numbers are kept under.</summary>
    public const string PhoneField = "phone";

    /// <summary>The differences, in the order of the form.</summary>
    /// <param name="nameOf">Name of a member of staff.</param>
    public static IReadOnlyList<ChartChange> Between(ChartWriting before, ChartWriting after, Func<StaffId, string> nameOf)
    {
        var (old, now) = (before.Details, after.Details);
        var changes = new List<ChartChange>();
        One("first name", old.FirstName, now.FirstName);
        One("last name", old.LastName, now.LastName);
        One("preferred name", old.PreferredName, now.PreferredName);
        One("other names", old.OtherNames, now.OtherNames);
        One("pronouns", old.Pronouns, now.Pronouns);
        One("date of birth", Day(old.BirthDate), Day(now.BirthDate));
        Many(PhoneField, before.Contacts.Phones.Select(Phone), after.Contacts.Phones.Select(Phone));
        One("e-mail", old.Email, now.Email);
        Many("address", before.Contacts.Addresses.Select(it => it.Text + Period(it.Use, it.From, it.Until)), after.Contacts.Addresses.Select(it => it.Text + Period(it.Use, it.From, it.Until)));
        One("language", Language.NameOf(old.Language), Language.NameOf(now.Language));
        One("interpreter", YesNo(old.Interpreter), YesNo(now.Interpreter));
        One("remind by", old.RemindBy.ToString(), now.RemindBy.ToString());
        Many("agreement", before.Contacts.Consents.Select(Consent), after.Contacts.Consents.Select(Consent));
        Many("emergency contact", before.Contacts.Emergency.Select(it => Joined(it.Who, it.Phone)), after.Contacts.Emergency.Select(it => Joined(it.Who, it.Phone)));
        One("prescriber", old.Prescriber is { } was ? nameOf(was) : "", now.Prescriber is { } current ? nameOf(current) : "");
        Many("care team", before.Contacts.CareTeam.Select(Member), after.Contacts.CareTeam.Select(Member));
        One("pharmacy", Pharmacy(before.Contacts.Pharmacy), Pharmacy(after.Contacts.Pharmacy));
        One("insurance", before.Contacts.Insurance, after.Contacts.Insurance);
        Many("allergies", before.Allergies.Select(it => it.Shown), after.Allergies.Select(it => it.Shown), clinical: true);
        One("no known allergies", Day(old.NoAllergiesOn), Day(now.NoAllergiesOn), clinical: true);
        One("pregnancy", Pregnancy(old.Pregnancy), Pregnancy(now.Pregnancy), clinical: true);
        return changes;

        void One(string field, string from, string to, bool clinical = false)
        {
            if (from != to) changes.Add(new ChartChange(field, from, to, clinical));
        }

        // A row changed in its place reads as one change; anything else as what went and what came.
        void Many(string field, IEnumerable<string> from, IEnumerable<string> to, bool clinical = false)
        {
            var (left, right) = (from.ToList(), to.ToList());
            var (gone, come) = (left.Except(right).ToList(), right.Except(left).ToList());
            foreach (var it in gone)
            {
                var place = left.IndexOf(it);
                var now = place < right.Count && come.Remove(right[place]) ? right[place] : "";
                changes.Add(new ChartChange(field, it, now, clinical));
            }

            changes.AddRange(come.Select(it => new ChartChange(field, "", it, clinical)));
        }
    }

    /// <summary>What one condition reads like.</summary>
    public static string Of(Condition it) => Joined(
        it.Display,
        it.Onset is null ? "" : $"since {Day(it.Onset)}",
        it.Ended is null ? "" : $"until {Day(it.Ended)}",
        it.State switch { ConditionState.Resolved => "resolved", ConditionState.EnteredInError => "entered in error", _ => "" },
        it.State == ConditionState.EnteredInError ? it.ErrorReason : it.Note);

    private static string Phone(PhoneEntry it) => $"{PhoneNumber.Shown(it.Number)}{Period(it.Use, it.From, it.Until)}{(it.First ? ", called first" : "")}";

    private static string Period(ContactUse use, DateOnly? from, DateOnly? until) =>
        (use == ContactUse.NotRecorded ? "" : $", {use.ToString().ToLowerInvariant()}") + (from is null ? "" : $", from {Day(from)}") + (until is null ? "" : $", until {Day(until)}");

    private static string Consent(ConsentRecord it) =>
        $"{it.Kind switch { ConsentKind.TextMessages => "text messages", ConsentKind.Email => "e-mail", ConsentKind.VoiceMail => "voice mail" }} {(it.Given ? "agreed to" : "withdrawn")} on {Day(it.On)}, {SourceOf(it.Source)}";

    /// <summary>How the clinic knows of an agreement, in words.</summary>
    public static string SourceOf(ConsentSource source) => source switch
    {
        ConsentSource.AtTheDesk => "told at the desk",
        ConsentSource.SignedForm => "signed form",
        ConsentSource.ByPhone => "told on the phone",
        ConsentSource.Import => "import",
        ConsentSource.ByText => "by text message",
        ConsentSource.ByLink => "by the link in a mail",
    };

    private static string Member(CareMember it) => Joined(it.Name, it.Role, it.Phone, it.Fax.Length == 0 ? "" : $"fax {it.Fax}");

    private static string Pharmacy(Pharmacy it) => Joined(it.Name, it.Address, it.Phone);

    private static string Joined(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static string YesNo(bool it) => it ? "needed" : "not needed";

    private static string Pregnancy(PregnancyStatus it) => it switch
    {
        PregnancyStatus.NotRecorded => "",
        PregnancyStatus.NotPregnant => "not pregnant",
        PregnancyStatus.Pregnant => "pregnant",
        PregnancyStatus.Breastfeeding => "breastfeeding",
    };

    private static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>All that a save of the details can change.</summary>
public sealed record ChartWriting(PatientDetails Details, ContactBook Contacts, IReadOnlyList<Allergy> Allergies)
{
    /// <summary>The chart as it stands.</summary>
    public static ChartWriting Of(Patient patient) => new(patient.Details, patient.Contacts, [.. patient.Allergies]);
}
