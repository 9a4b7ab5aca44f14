using BenzoClinic.Domain.Patients;
using Hl7.Fhir.Model;
using FhirPatient = Hl7.Fhir.Model.Patient;
using Patient = BenzoClinic.Domain.Patients.Patient;

namespace BenzoClinic.Services.Fhir;

/// <summary>What a Patient resource gives a chart.</summary>
/// <param name="Keys">Identifiers by which a later import knows the person again, the one to store first.</param>
/// <param name="SourceAt">When the source last changed the person, UTC, where it says so.</param>
/// <param name="TellsLanguage">False where the language is the default, for want of another.</param>
/// <param name="Contacts">All numbers, addresses and people, where a record of this program tells them; else null.</param>
internal sealed record MappedPatient(PatientDetails Details, DateOnly? DeceasedOn, IReadOnlyList<string> Keys, DateTime? SourceAt, bool TellsLanguage, ContactBook? Contacts);

/// <summary>Maps a Patient resource to what the desk records about a person.</summary>
internal static class PatientMapping
{
    /// <summary>The person; null where no chart can be made, with the reason.</summary>
    public static MappedPatient? Map(FhirEntry entry, Reading reading, DateOnly today, out string refusal)
    {
        var patient = (FhirPatient)entry.Resource!;
        var names = PatientNames.Read(patient, reading);
        var birth = reading.Element("birthDate", () => patient.BirthDate) ?? "";
        DateOnly birthDate = default;
        var incomplete = false;
        var keys = PatientKeys.Of(entry, patient, reading);
        refusal = names.First.Length == 0 && names.Last.Length == 0 ? "The person has no name."
            : names.First.Length == 0 ? "The person has no first name."
            : names.Last.Length == 0 ? "The person has no last name."
            : birth.Length == 0 ? "The person has no date of birth."
            : FhirDay.TryRead(birth, out birthDate, out incomplete) ? ""
            : incomplete ? "The date of birth gives only a year or a month."
            : "The date of birth is not a date.";
        if (refusal.Length == 0 && keys.Count == 0) refusal = "The person has no identifier by which a second import could know them again.";
        if (refusal.Length > 0) return null;

        var own = OwnRecord.Wrote(patient);
        var book = own ? OwnPersonReading.Book(patient, reading) : null;
        var contacts = book is null ? PatientContacts.Read(patient, reading) : PatientContacts.Of(book.Into(new PatientDetails { FirstName = "", LastName = "", BirthDate = birthDate }), patient, reading);
        var language = Languages.Of(patient, reading);
        var details = PatientChecks.Checked(
            new PatientDetails
            {
                FirstName = names.First,
                LastName = names.Last,
                PreferredName = names.Preferred,
                OtherNames = names.Others,
                BirthDate = birthDate,
                Phone = contacts.Phone,
                Email = contacts.Email,
                Address = contacts.Address,
                Language = language ?? Languages.Default,
                Interpreter = reading.Element("extension", () => patient.GetBoolExtension(OwnPersonReading.Interpreter)) ?? false,
                EmergencyContact = contacts.EmergencyContact,
                EmergencyPhone = contacts.EmergencyPhone,
                Pronouns = own ? OwnPersonReading.Pronouns(patient, reading) : "",
                Pregnancy = own ? OwnPersonReading.Pregnancy(patient, reading) : PregnancyStatus.NotRecorded,
            },
            today,
            reading,
            out refusal);
        return details is null ? null : new MappedPatient(details, DeceasedOn(patient, reading, birthDate, today), keys, SourceName.ChangedAt(entry, reading), language is not null, book);
    }

    // A day nobody knows is not made up: the chart says that it is unknown.
    private static DateOnly? DeceasedOn(FhirPatient patient, Reading reading, DateOnly birthDate, DateOnly today)
    {
        var deceased = reading.Element("deceased", () => patient.Deceased);
        // A truth value may come as text; that someone has died is not dropped for it.
        if (deceased is FhirBoolean flag)
        {
            if (flag.JsonValue is not (true or "true")) return null;
            reading.Note("The person has died; the day is not told.");
            return Patient.UnknownDay;
        }

        if (deceased is not PrimitiveType { JsonValue: string text }) return null;
        if (FhirDay.TryRead(text, out var day, out var incomplete) && day >= birthDate && day <= today) return day;
        reading.Note(incomplete ? "The person has died; only the year or month is told, so the day stands as unknown."
            : "The person has died; the day told is not possible, so it stands as unknown.");
        return Patient.UnknownDay;
    }
}
