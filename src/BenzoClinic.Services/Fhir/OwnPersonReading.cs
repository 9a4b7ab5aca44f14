using BenzoClinic.Domain.Patients;
using Hl7.Fhir.Model;
using FhirPatient = Hl7.Fhir.Model.Patient;

namespace BenzoClinic.Services.Fhir;

/// <summary>Reads what <see cref="OwnPerson"/> wrote beyond what every system means alike.</summary>
internal static class OwnPersonReading
{
    public const string Interpreter = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
    public const string PreferredPharmacy = "Preferred pharmacy";

    private const int Most = 20;

    /// <summary>All numbers, addresses and people; null where the desk's rules refuse them, noted.</summary>
    public static ContactBook? Book(FhirPatient patient, Reading reading)
    {
        var contacts = reading.List("contact", () => patient.Contact);
        var pharmacy = contacts.FirstOrDefault(it => RoleOf(it) == "o" && it.Relationship[0].Text == PreferredPharmacy);
        var book = new ContactBook
        {
            Phones = [.. reading.List("telecom", () => patient.Telecom).Where(it => Reading.Code(it, "system") == "phone").Select(it => new PhoneEntry(Value(it, reading), UseOf(it), it.Rank == 1, From(it.Period, reading), Until(it.Period, reading))).Take(Most)],
            Addresses = [.. reading.List("address", () => patient.Address).Select(it => new AddressEntry(Texts.Clean(reading.Element("address.text", () => it.Text)), UseOf(it), From(it.Period, reading), Until(it.Period, reading))).Take(Most)],
            Emergency = [.. contacts.Where(it => RoleOf(it) == "c").Select(it => new EmergencyContact(NameOf(it), it.Relationship.Count > 1 ? Texts.Clean(it.Relationship[1].Text) : "", Point(it.Telecom, "phone", reading))).Take(Most)],
            CareTeam = [.. reading.List("contained", () => patient.Contained).OfType<Practitioner>().Select(it => new CareMember(
                Texts.Clean(it.Name?.FirstOrDefault()?.Text), Texts.Clean(it.Qualification?.FirstOrDefault()?.Code?.Text), Point(it.Telecom, "phone", reading), Point(it.Telecom, "fax", reading))).Take(Most)],
            Pharmacy = pharmacy is null ? Pharmacy.None : new Pharmacy(NameOf(pharmacy), Texts.Clean(pharmacy.Address?.Text), Point(pharmacy.Telecom, "phone", reading)),
            Insurance = contacts.FirstOrDefault(it => RoleOf(it) == "i") is { } insurance ? Texts.OneLine(insurance.Name?.Text) : "",
        }.Tidy();
        if (book.Check() is not { Count: > 0 } findings) return book;
        reading.Note($"The numbers, addresses and people around the person were left out. {findings[0].Sentence}");
        return null;
    }

    /// <summary>How the person wants to be spoken of, or "".</summary>
    public static string Pronouns(FhirPatient patient, Reading reading) => Texts.Clean(reading.Element("extension", () => patient.GetStringExtension(OwnRecord.Pronouns)));

    /// <summary>Whether the person is pregnant or breastfeeding.</summary>
    public static PregnancyStatus Pregnancy(FhirPatient patient, Reading reading) =>
        Enum.TryParse<PregnancyStatus>(reading.Element("extension", () => (patient.GetExtension(OwnRecord.Pregnancy)?.Value as Code)?.Value), out var status) && Enum.IsDefined(status) ? status : PregnancyStatus.NotRecorded;

    private static string RoleOf(FhirPatient.ContactComponent contact) => contact.Relationship?.FirstOrDefault()?.Coding?.FirstOrDefault()?.Code?.ToLowerInvariant() ?? "";

    private static string NameOf(FhirPatient.ContactComponent contact) => Texts.Clean(contact.Name?.Text);

    private static string Value(ContactPoint point, Reading reading) => Texts.Clean(reading.Element("telecom.value", () => point.Value));

    private static string Point(IEnumerable<ContactPoint>? points, string system, Reading reading) =>
        points?.FirstOrDefault(point => Reading.Code(point, "system") == system) is { } found ? Value(found, reading) : "";

    private static ContactUse UseOf(Base owner) => Reading.Code(owner, "use") switch
    {
        "mobile" => ContactUse.Mobile,
        "home" => ContactUse.Home,
        "work" => ContactUse.Work,
        "temp" => ContactUse.Temporary,
        _ => ContactUse.NotRecorded,
    };

    private static DateOnly? From(Period? period, Reading reading) => reading.Day("period", period?.Start);

    private static DateOnly? Until(Period? period, Reading reading) => reading.Day("period", period?.End);
}
