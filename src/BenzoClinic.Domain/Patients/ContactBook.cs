using System.Text.Json.Serialization;

namespace BenzoClinic.Domain.Patients;

/// <summary>
/// Everybody and every place by which a person is reached and cared for, beside the one number and address of
/// <see cref="PatientDetails"/>. Kept as one value with the chart: it is always read and saved whole.
/// <para>
/// FHIR R4: <see cref="Phones"/> are <c>Patient.telecom</c>, <see cref="Addresses"/> <c>Patient.address</c>,
/// <see cref="Emergency"/> <c>Patient.contact</c> of the relationship <c>C</c>, <see cref="CareTeam"/>
/// <c>Patient.generalPractitioner</c> or <c>CareTeam.participant</c>, <see cref="Consents"/> one <c>Consent</c> each.
/// </para>
/// </summary>
public sealed partial record ContactBook
{
    /// <summary>Nothing recorded.</summary>
    public static ContactBook Empty { get; } = new();

    /// <summary>Phone numbers, at most one of them first.</summary>
    public IReadOnlyList<PhoneEntry> Phones { get; init; } = [];

    /// <summary>Postal addresses, the one for letters first.</summary>
    public IReadOnlyList<AddressEntry> Addresses { get; init; } = [];

    /// <summary>Whom to call in an emergency, in this order.</summary>
    public IReadOnlyList<EmergencyContact> Emergency { get; init; } = [];

    /// <summary>Who else cares for the person, outside the clinic.</summary>
    public IReadOnlyList<CareMember> CareTeam { get; init; } = [];

    /// <summary>Where prescriptions go.</summary>
    public Pharmacy Pharmacy { get; init; } = Pharmacy.None;

    /// <summary>Insurance as told, or "".</summary>
    public string Insurance { get; init; } = "";

    /// <summary>Every agreement given and withdrawn, in the order recorded. Only ever added to.</summary>
    public IReadOnlyList<ConsentRecord> Consents { get; init; } = [];

    /// <summary>The number to call first; "" where there is none.</summary>
    [JsonIgnore]
    public string FirstPhone => (Phones.FirstOrDefault(phone => phone.First) ?? Phones.FirstOrDefault(phone => phone.Until is null) ?? FirstOf(Phones))?.Number ?? "";

    /// <summary>The details with the numbers and addresses of this book: the flat fields that lists and reminders read.</summary>
    public PatientDetails Into(PatientDetails details) => details with
    {
        Phone = FirstPhone,
        Address = (Addresses.FirstOrDefault(address => address.Until is null) ?? FirstOf(Addresses))?.Text ?? "",
        EmergencyContact = Emergency.Count > 0 ? Emergency[0].Who : "",
        EmergencyPhone = Emergency.Count > 0 ? Emergency[0].Phone : "",
    };

    /// <summary>The book after the flat fields were changed by a form or an import that knows no others.</summary>
    public ContactBook Following(PatientDetails details)
    {
        var before = Into(details);
        var book = this;
        if (before.Phone != details.Phone)
            book = book with { Phones = Replace(Phones, Phones.FirstOrDefault(it => it.Number == before.Phone), details.Phone.Length == 0 ? null : new PhoneEntry(details.Phone, ContactUse.NotRecorded, First: true)) };
        if (before.Address != details.Address)
            book = book with { Addresses = Replace(Addresses, Addresses.FirstOrDefault(it => it.Text == before.Address), details.Address.Length == 0 ? null : new AddressEntry(details.Address, ContactUse.Home)) };
        if (before.EmergencyContact != details.EmergencyContact || before.EmergencyPhone != details.EmergencyPhone)
            book = book with
            {
                Emergency = Replace(Emergency, FirstOf(Emergency), (details.EmergencyContact + details.EmergencyPhone).Length == 0 ? null
                    : before.EmergencyContact == details.EmergencyContact && Emergency.Count > 0 ? Emergency[0] with { Phone = details.EmergencyPhone }
                    : new EmergencyContact(details.EmergencyContact, "", details.EmergencyPhone)),
            };
        return book;
    }

    /// <summary>The book with what the details say now about agreements put beside what they said.</summary>
    /// <param name="source">How the clinic knows of it.</param>
    public ContactBook Agreed(PatientDetails details, ConsentSource source, DateOnly today)
    {
        var added = Enum.GetValues<ConsentKind>()
            .Select(kind => (Kind: kind, Before: GivenOn(kind), Now: On(details, kind)))
            .Where(it => it.Before != it.Now)
            .Select(it => new ConsentRecord(it.Kind, it.Now is not null, it.Now ?? today, source)).ToList();
        return added.Count == 0 ? this : this with { Consents = [.. Consents, .. added] };
    }

    /// <summary>The day an agreement that stands was given; null where none does.</summary>
    public DateOnly? GivenOn(ConsentKind kind) => Consents.LastOrDefault(it => it.Kind == kind) is { Given: true } last ? last.On : null;

    private static DateOnly? On(PatientDetails details, ConsentKind kind) => kind switch
    {
        ConsentKind.TextMessages => details.SmsConsentOn,
        ConsentKind.Email => details.EmailConsentOn,
        ConsentKind.VoiceMail => details.VoicemailConsentOn,
    };

    private static T? FirstOf<T>(IReadOnlyList<T> list) where T : class => list.Count == 0 ? null : list[0];

    private static IReadOnlyList<T> Replace<T>(IReadOnlyList<T> list, T? old, T? now) where T : class
    {
        var index = old is null ? -1 : list.ToList().IndexOf(old);
        if (index < 0) return now is null ? list : [now, .. list];
        return [.. list.Take(index), .. now is null ? Array.Empty<T>() : [now], .. list.Skip(index + 1)];
    }
}
