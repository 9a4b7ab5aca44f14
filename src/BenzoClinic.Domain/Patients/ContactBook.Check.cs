using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

public sealed partial record ContactBook
{
    private const int Most = 20;

    /// <summary>The same without empty rows and without white space around the texts. Check and store this one.</summary>
    public ContactBook Tidy() => this with
    {
        Phones = [.. Phones.Select(it => it with { Number = PatientDetails.Tidy(it.Number) }).Where(it => it.Number.Length > 0)],
        Addresses = [.. Addresses.Select(it => it with { Text = PatientDetails.Tidy(it.Text) }).Where(it => it.Text.Length > 0)],
        Emergency = [.. Emergency.Select(it => new EmergencyContact(PatientDetails.Tidy(it.Name), PatientDetails.Tidy(it.Relation), PatientDetails.Tidy(it.Phone))).Where(it => (it.Name + it.Relation + it.Phone).Length > 0)],
        CareTeam = [.. CareTeam.Select(it => new CareMember(PatientDetails.Tidy(it.Name), PatientDetails.Tidy(it.Role), PatientDetails.Tidy(it.Phone), PatientDetails.Tidy(it.Fax))).Where(it => (it.Name + it.Role + it.Phone + it.Fax).Length > 0)],
        Pharmacy = new Pharmacy(PatientDetails.Tidy(Pharmacy.Name), PatientDetails.Tidy(Pharmacy.Address), PatientDetails.Tidy(Pharmacy.Phone)),
        Insurance = PatientDetails.Tidy(Insurance),
    };

    /// <summary>What is wrong with a tidy book; the field is <c>Phones[0]</c> for the first row, <c>Pharmacy</c> or <c>Insurance</c>.</summary>
    public IReadOnlyList<Finding> Check() =>
    [
        .. Phones.SelectMany((it, row) => CheckPhone(it, row)),
        .. Addresses.SelectMany((it, row) => Row($"Addresses[{row}]", [it.Text], it.From, it.Until)),
        .. Emergency.SelectMany((it, row) => CheckEmergency(it, $"Emergency[{row}]")),
        .. CareTeam.SelectMany((it, row) => CheckMember(it, $"CareTeam[{row}]")),
        .. CheckPharmacy(),
        .. PatientDetails.CheckLength(nameof(Insurance), Insurance, 500),
        .. TooMany(nameof(Phones), Phones.Count),
        .. TooMany(nameof(Addresses), Addresses.Count),
        .. TooMany(nameof(Emergency), Emergency.Count),
        .. TooMany(nameof(CareTeam), CareTeam.Count),
    ];

    private IEnumerable<Finding> CheckPhone(PhoneEntry it, int row)
    {
        var field = $"Phones[{row}]";
        foreach (var finding in Row(field, [it.Number], it.From, it.Until)) yield return finding;
        if (PhoneNumber.Problem(it.Number) is { } problem) yield return new Finding(field, "phone", problem);
        else if (Phones.Take(row).Any(earlier => PhoneNumber.Digits(earlier.Number) == PhoneNumber.Digits(it.Number))) yield return new Finding(field, "twice", "This number is listed twice.");
        if (it.First && Phones.Take(row).Any(earlier => earlier.First)) yield return new Finding(field, "two-first", "Another number is called first already. Choose one of them.");
    }

    private static IEnumerable<Finding> CheckEmergency(EmergencyContact it, string field)
    {
        foreach (var finding in Row(field, [it.Name, it.Relation, it.Phone], null, null)) yield return finding;
        if (it.Name.Length == 0) yield return Finding.Required(field, "Say who this is.");
        else if (PhoneNumber.Problem(it.Phone) is { } problem) yield return new Finding(field, "phone", problem);
    }

    private static IEnumerable<Finding> CheckMember(CareMember it, string field)
    {
        foreach (var finding in Row(field, [it.Name, it.Role, it.Phone, it.Fax], null, null)) yield return finding;
        if (it.Name.Length == 0) yield return Finding.Required(field, "Say who this is.");
        else if ((PhoneNumber.Problem(it.Phone) ?? PhoneNumber.Problem(it.Fax)) is { } problem) yield return new Finding(field, "phone", problem);
    }

    private IEnumerable<Finding> CheckPharmacy()
    {
        foreach (var finding in Row(nameof(Pharmacy), [Pharmacy.Name, Pharmacy.Address, Pharmacy.Phone], null, null)) yield return finding;
        if (Pharmacy.Name.Length == 0 && (Pharmacy.Address + Pharmacy.Phone).Length > 0) yield return Finding.Required(nameof(Pharmacy), "Say which pharmacy this is.");
        else if (PhoneNumber.Problem(Pharmacy.Phone) is { } problem) yield return new Finding(nameof(Pharmacy), "phone", problem);
    }

    private static IEnumerable<Finding> Row(string field, IReadOnlyList<string> texts, DateOnly? from, DateOnly? until)
    {
        if (texts.SelectMany(text => PatientDetails.CheckLength(field, text, 200)).FirstOrDefault() is { } finding) yield return finding;
        if (from?.Year < 1900 || until?.Year is < 1900 or > 2200) yield return new Finding(field, "day", "This day is not possible.");
        else if (until < from) yield return new Finding(field, "until-before-from", "The last day is before the first.");
    }

    private static IEnumerable<Finding> TooMany(string list, int count)
    {
        if (count > Most) yield return new Finding($"{list}[{Most}]", "too-many", $"At most {Most} are kept.");
    }
}
