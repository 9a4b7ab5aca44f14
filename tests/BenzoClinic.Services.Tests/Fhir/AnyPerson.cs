using BenzoClinic.Domain.Patients;
using CsCheck;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>People of any name: accents, Chinese, apostrophes, markup.</summary>
internal static class AnyPerson
{
    private static readonly Gen<string> Word = Gen.OneOf("Ána", "O’Hara", "王", "小明", "Żółć", "de la Cruz", "Ng", "<b>Bo</b>", "A & B", "\"Q\"", "Ñandú", "x|y", "é́", "🙂 Lee");
    private static readonly Gen<string> Words = Word.Array[1, 3].Select(words => string.Join(' ', words));
    private static readonly Gen<string> Maybe = Gen.OneOf(Gen.Const(""), Words);
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 20_000].Select(days => new DateOnly(1970, 1, 1).AddDays(days));
    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(Gen.Const((DateOnly?)null), Day.Select(day => (DateOnly?)day));
    private static readonly Gen<ContactUse> Use = Gen.Enum<ContactUse>();
    private static readonly Gen<string> Number = Gen.Int[1_000_000, 9_999_999].Select(digits => $"415 {digits}");

    private static readonly Gen<ContactBook> Book = Gen.Select(
        Gen.Select(Number, Use, MaybeDay, (number, use, from) => new PhoneEntry(number, use, From: from)).Array[0, 4],
        Gen.Select(Words, Use, MaybeDay, (text, use, until) => new AddressEntry(text, use == ContactUse.Mobile ? ContactUse.Home : use, Until: until)).Array[0, 3],
        Gen.Select(Words, Maybe, Number, (name, relation, phone) => new EmergencyContact(name, relation, phone)).Array[0, 3],
        Gen.Select(Words, Maybe, Number, (name, role, phone) => new CareMember(name, role, phone, "")).Array[0, 3],
        Gen.Select(Words, Maybe, Number, Gen.Bool, (name, address, phone, none) => none ? Pharmacy.None : new Pharmacy(name, address, phone)),
        Maybe,
        (phones, addresses, emergency, team, pharmacy, insurance) => new ContactBook
        {
            Phones = [.. phones.DistinctBy(phone => phone.Number).Select((phone, row) => phone with { First = row == 1 })],
            Addresses = addresses,
            Emergency = emergency,
            CareTeam = team,
            Pharmacy = pharmacy,
            Insurance = insurance,
        });

    /// <summary>Details, contacts and allergies as the desk may save them.</summary>
    public static readonly Gen<(PatientDetails Details, ContactBook Contacts, IReadOnlyList<Allergy> Allergies)> One = Gen.Select(
        Gen.Select(Words, Words, Maybe, Maybe, Maybe),
        Gen.Select(Day, MaybeDay, Gen.OneOf("en", "es", "zh", "ase"), Gen.Bool, Gen.Enum<PregnancyStatus>()),
        Book,
        Gen.Select(Words, Maybe, Gen.Enum<AllergySeverity>(), (substance, reaction, severity) => new Allergy(substance, reaction) { Severity = severity }).Array[0, 3],
        (names, rest, book, allergies) =>
        {
            var (birth, none, language, interpreter, pregnancy) = rest;
            var details = new PatientDetails
            {
                FirstName = names.Item1,
                LastName = names.Item2,
                PreferredName = names.Item3,
                OtherNames = names.Item4,
                Pronouns = names.Item5.Length > 40 ? "" : names.Item5,
                BirthDate = birth,
                NoAllergiesOn = none < birth ? birth : none,
                Language = language,
                Interpreter = interpreter,
                Pregnancy = pregnancy,
            };
            return (details, book, (IReadOnlyList<Allergy>)[.. allergies.DistinctBy(it => it.Substance, StringComparer.OrdinalIgnoreCase)]);
        });
}
