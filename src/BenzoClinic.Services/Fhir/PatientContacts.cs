using BenzoClinic.Domain.Patients;
using Hl7.Fhir.Model;
using FhirPatient = Hl7.Fhir.Model.Patient;

namespace BenzoClinic.Services.Fhir;

/// <summary>How a person is reached. Of several numbers or addresses the chart keeps the one most likely to reach them.</summary>
internal sealed record PatientContacts(string Phone, string Email, string Address, string EmergencyContact, string EmergencyPhone)
{
    // FHIR's contact role "emergency contact" and the code of the older table.
    private static readonly string[] EmergencyRoles = ["c", "emergency"];

    public static PatientContacts Read(FhirPatient patient, Reading reading)
    {
        var telecom = reading.List("telecom", () => patient.Telecom);
        var contacts = reading.List("contact", () => patient.Contact);
        var emergency = contacts.FirstOrDefault(contact => contact.Relationship?.Any(role => Texts.Has(role, EmergencyRoles)) == true) ?? (contacts.Count > 0 ? contacts[0] : null);
        return new PatientContacts(
            Best(telecom, reading, "phone", "sms"),
            Best(telecom, reading, "email"),
            AddressOf(patient, reading),
            emergency is null ? "" : PersonOf(emergency, reading),
            emergency is null ? "" : Best(reading.List("contact.telecom", () => emergency.Telecom), reading, "phone", "sms"));
    }

    /// <summary>The first of each, as the details repeat them.</summary>
    public static PatientContacts Of(PatientDetails flat, FhirPatient patient, Reading reading) =>
        new(flat.Phone, Best(reading.List("telecom", () => patient.Telecom), reading, "email"), flat.Address, flat.EmergencyContact, flat.EmergencyPhone);

    private static string Best(IReadOnlyList<ContactPoint> points, Reading reading, params string[] systems)
    {
        var values = points
            .Where(point => systems.Contains(Reading.Code(point, "system")) && Reading.Code(point, "use") != "old")
            .OrderBy(point => Reading.Code(point, "use") switch { "mobile" => 0, "home" => 1, "work" => 3, _ => 2 })
            .Select(point => Texts.Clean(reading.Element("telecom.value", () => point.Value)))
            .Where(value => value.Length > 0).Distinct().ToList();
        if (values.Count > 1) reading.Note($"There are several of the kind {systems[0]}: the chart keeps one.");
        return values.FirstOrDefault(value => systems[0] != "phone" || PhoneNumber.Problem(value) is null) ?? values.FirstOrDefault() ?? "";
    }

    private static string AddressOf(FhirPatient patient, Reading reading)
    {
        var address = reading.List("address", () => patient.Address)
            .Where(it => Reading.Code(it, "use") is not ("old" or "billing"))
            .OrderBy(it => Reading.Code(it, "use") switch { "home" => 0, "" => 1, _ => 2 })
            .FirstOrDefault();
        return address is null ? "" : reading.Element("address", () => Written(address)) ?? "";
    }

    private static string Written(Address address)
    {
        if (Texts.Clean(address.Text) is { Length: > 0 } text) return text;
        var town = Texts.Clean($"{address.State} {address.PostalCode}");
        var country = Texts.Clean(address.Country) is "US" or "USA" ? "" : Texts.Clean(address.Country);
        return string.Join(", ", (address.Line ?? []).Append(address.City).Select(Texts.Clean).Append(town).Append(country).Where(part => part.Length > 0));
    }

    private static string PersonOf(FhirPatient.ContactComponent contact, Reading reading) =>
        reading.Element("contact", () =>
        {
            var name = Texts.Clean(contact.Name?.Text ?? string.Join(' ', (contact.Name?.GivenElement ?? []).Select(given => given?.Value).Append(contact.Name?.Family)));
            var relation = Texts.Of(contact.Relationship?.FirstOrDefault());
            return relation.Length == 0 ? name : $"{name} ({relation})".Trim();
        }) ?? "";
}
