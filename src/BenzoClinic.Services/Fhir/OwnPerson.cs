using System.Globalization;
using BenzoClinic.Domain.Patients;
using Hl7.Fhir.Model;
using FhirPatient = Hl7.Fhir.Model.Patient;
using Patient = BenzoClinic.Domain.Patients.Patient;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// A person as a Patient resource. Agreements to messages are not in it: they are given to one clinic. Nor is the chart
/// number, which another clinic gives anew.
/// </summary>
internal static class OwnPerson
{
    private const string Roles = "http://terminology.hl7.org/CodeSystem/v2-0131";

    /// <summary>The resource.</summary>
    /// <param name="team">Who of the clinic cares for the person, and what they are.</param>
    public static FhirPatient Write(Patient patient, Identifier key, IReadOnlyList<CareMember> team)
    {
        var (details, book) = (patient.Details, patient.Contacts);
        var person = new FhirPatient
        {
            Id = OwnRecord.Stable(key),
            Meta = OwnRecord.Meta(),
            Identifier = [key],
            Name = [.. Names(details)],
            Telecom = [.. book.Phones.Select(Phone)],
            BirthDate = Day(details.BirthDate),
            Deceased = patient.DeceasedOn is not { } died ? null : died == Patient.UnknownDay ? new FhirBoolean(true) : new FhirDateTime(Day(died)),
            Address = [.. book.Addresses.Select(it => new Address { Text = it.Text, Use = AddressUse(it.Use), Period = Period(it.From, it.Until) })],
            Contact = [.. book.Emergency.Select(Emergency)],
            Communication = [new() { Language = new CodeableConcept("urn:ietf:bcp:47", details.Language, Language.NameOf(details.Language), null), Preferred = true }],
        };
        if (details.Email.Length > 0) person.Telecom.Add(new ContactPoint { System = ContactPoint.ContactPointSystem.Email, Value = details.Email });
        if (book.Pharmacy.Name.Length > 0) person.Contact.Add(Place(book.Pharmacy));
        if (book.Insurance.Length > 0) person.Contact.Add(new() { Relationship = [new CodeableConcept(Roles, "I", "Insurance Company", null)], Name = new HumanName { Text = book.Insurance } });
        foreach (var member in team.Concat(book.CareTeam))
        {
            var carer = Carer(member, $"care-{person.Contained.Count + 1}");
            person.Contained.Add(carer);
            person.GeneralPractitioner.Add(new ResourceReference($"#{carer.Id}"));
        }

        if (details.Interpreter) person.AddExtension(OwnPersonReading.Interpreter, new FhirBoolean(true));
        if (details.Pronouns.Length > 0) person.AddExtension(OwnRecord.Pronouns, new FhirString(details.Pronouns));
        if (details.Pregnancy != PregnancyStatus.NotRecorded) person.AddExtension(OwnRecord.Pregnancy, new Code(details.Pregnancy.ToString()));
        return person;
    }

    /// <summary>A day as FHIR writes it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>From and until when; null where neither is told.</summary>
    public static Period? Period(DateOnly? from, DateOnly? until) => from is null && until is null
        ? null
        : new Period { Start = from is { } first ? Day(first) : null, End = until is { } last ? Day(last) : null };

    private static IEnumerable<HumanName> Names(PatientDetails it)
    {
        yield return new HumanName { Use = HumanName.NameUse.Official, Family = it.LastName, Given = [it.FirstName] };
        if (it.PreferredName.Length > 0) yield return new HumanName { Use = HumanName.NameUse.Nickname, Given = [it.PreferredName] };
        foreach (var name in it.OtherNames.Split(',').Select(Texts.Clean).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            yield return new HumanName { Use = HumanName.NameUse.Old, Text = name };
    }

    private static ContactPoint Phone(PhoneEntry it) => new()
    {
        System = ContactPoint.ContactPointSystem.Phone,
        Value = it.Number,
        Use = it.Use switch
        {
            ContactUse.NotRecorded => null,
            ContactUse.Mobile => ContactPoint.ContactPointUse.Mobile,
            ContactUse.Home => ContactPoint.ContactPointUse.Home,
            ContactUse.Work => ContactPoint.ContactPointUse.Work,
            ContactUse.Temporary => ContactPoint.ContactPointUse.Temp,
        },
        Rank = it.First ? 1 : null,
        Period = Period(it.From, it.Until),
    };

    // FHIR has no mobile address.
    private static Address.AddressUse? AddressUse(ContactUse use) => use switch
    {
        ContactUse.NotRecorded or ContactUse.Mobile => null,
        ContactUse.Home => Address.AddressUse.Home,
        ContactUse.Work => Address.AddressUse.Work,
        ContactUse.Temporary => Address.AddressUse.Temp,
    };

    private static FhirPatient.ContactComponent Emergency(EmergencyContact it)
    {
        var contact = new FhirPatient.ContactComponent { Relationship = [new CodeableConcept(Roles, "C", "Emergency Contact", null)], Telecom = [.. Points(it.Phone, "")] };
        if (it.Relation.Length > 0) contact.Relationship.Add(new CodeableConcept { Text = it.Relation });
        if (it.Name.Length > 0) contact.Name = new HumanName { Text = it.Name };
        return contact;
    }

    private static FhirPatient.ContactComponent Place(Pharmacy it) => new()
    {
        Relationship = [new CodeableConcept(Roles, "O", "Other", OwnPersonReading.PreferredPharmacy)],
        Name = new HumanName { Text = it.Name },
        Telecom = [.. Points(it.Phone, "")],
        Address = it.Address.Length > 0 ? new Address { Text = it.Address } : null,
    };

    private static Practitioner Carer(CareMember it, string id)
    {
        var carer = new Practitioner { Id = id, Telecom = [.. Points(it.Phone, it.Fax)] };
        if (it.Name.Length > 0) carer.Name = [new HumanName { Text = it.Name }];
        if (it.Role.Length > 0) carer.Qualification = [new() { Code = new CodeableConcept { Text = it.Role } }];
        return carer;
    }

    private static IEnumerable<ContactPoint> Points(string phone, string fax)
    {
        if (phone.Length > 0) yield return new ContactPoint { System = ContactPoint.ContactPointSystem.Phone, Value = phone };
        if (fax.Length > 0) yield return new ContactPoint { System = ContactPoint.ContactPointSystem.Fax, Value = fax };
    }
}
