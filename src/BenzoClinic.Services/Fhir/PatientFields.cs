using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// The details an import may bring, field by field: the one place that knows them. "" says nothing about a field, and what
/// a source does not say takes nothing away.
/// </summary>
internal static class PatientFields
{
    /// <summary>Name of the language.</summary>
    public const string Language = "language";

    /// <summary>Names of what a record of this program tells in full, as one field of all numbers, addresses and people.</summary>
    public static IReadOnlyList<string> InContacts { get; } = ["phone", "address", "emergency contact", "emergency phone"];

    /// <summary>Name of the day on which somebody said that no allergy is known.</summary>
    public const string NoAllergies = "no known allergies";

    private static readonly Field[] All =
    [
        new("first name", it => it.FirstName, (it, text) => it with { FirstName = text }),
        new("last name", it => it.LastName, (it, text) => it with { LastName = text }),
        new("preferred name", it => it.PreferredName, (it, text) => it with { PreferredName = text }),
        new("other names", it => it.OtherNames, (it, text) => it with { OtherNames = text }),
        new("pronouns", it => it.Pronouns, (it, text) => it with { Pronouns = text }),
        new("phone", it => it.Phone, (it, text) => it with { Phone = text }),
        new("e-mail", it => it.Email, (it, text) => it with { Email = text }),
        new("address", it => it.Address, (it, text) => it with { Address = text }),
        new(Language, it => it.Language, (it, text) => it with { Language = text }),
        new("interpreter", it => it.Interpreter ? "yes" : "", (it, text) => it with { Interpreter = text.Length > 0 }),
        new("emergency contact", it => it.EmergencyContact, (it, text) => it with { EmergencyContact = text }),
        new("emergency phone", it => it.EmergencyPhone, (it, text) => it with { EmergencyPhone = text }),
        new("pregnancy", it => it.Pregnancy == PregnancyStatus.NotRecorded ? "" : it.Pregnancy.ToString(), (it, text) => it with { Pregnancy = Enum.Parse<PregnancyStatus>(text) }),
        new(NoAllergies, it => ImportedRows.Text(it.NoAllergiesOn), (it, text) => it with { NoAllergiesOn = ImportedRows.Day(text) }),
    ];

    /// <summary>What the details say, without empty fields.</summary>
    public static SortedDictionary<string, string> Of(PatientDetails details) =>
        new(All.Select(field => KeyValuePair.Create(field.Name, field.Read(details))).Where(pair => pair.Value.Length > 0).ToDictionary(), StringComparer.Ordinal);

    /// <summary>The details with some fields replaced.</summary>
    public static PatientDetails With(PatientDetails details, IReadOnlyDictionary<string, string> fields) =>
        All.Aggregate(details, (it, field) => fields.TryGetValue(field.Name, out var text) ? field.Write(it, text) : it);

    private sealed record Field(string Name, Func<PatientDetails, string> Read, Func<PatientDetails, string, PatientDetails> Write);
}
