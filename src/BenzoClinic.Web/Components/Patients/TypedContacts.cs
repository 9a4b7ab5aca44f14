using System.Globalization;
using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>All numbers, addresses and people of a chart as they are being typed.</summary>
public sealed class TypedContacts
{
    /// <summary>Phone numbers, one row each.</summary>
    public List<TypedPlace> Phones { get; } = [];

    /// <summary>Addresses, one row each.</summary>
    public List<TypedPlace> Addresses { get; } = [];

    /// <summary>Emergency contacts, one row each.</summary>
    public List<TypedPerson> Emergency { get; } = [];

    /// <summary>Who else cares for the person, one row each.</summary>
    public List<TypedPerson> CareTeam { get; } = [];

    /// <summary>The pharmacy.</summary>
    public TypedPerson Pharmacy { get; } = new();

    /// <summary>Insurance.</summary>
    public string Insurance { get; set; } = "";

    /// <summary>How the clinic knows of an agreement that changed.</summary>
    public ConsentSource Source { get; set; }

    /// <summary>A form of what is stored; of each list at least one row to type in.</summary>
    public static TypedContacts Of(ContactBook book)
    {
        var typed = new TypedContacts { Insurance = book.Insurance };
        typed.Phones.AddRange(book.Phones.Select(it => new TypedPlace { Text = it.Number, Use = it.Use.ToString(), First = it.First, From = Write(it.From), Until = Write(it.Until) }));
        typed.Addresses.AddRange(book.Addresses.Select(it => new TypedPlace { Text = it.Text, Use = it.Use.ToString(), From = Write(it.From), Until = Write(it.Until) }));
        typed.Emergency.AddRange(book.Emergency.Select(it => new TypedPerson { Name = it.Name, Role = it.Relation, Phone = it.Phone }));
        typed.CareTeam.AddRange(book.CareTeam.Select(it => new TypedPerson { Name = it.Name, Role = it.Role, Phone = it.Phone, Fax = it.Fax }));
        (typed.Pharmacy.Name, typed.Pharmacy.Role, typed.Pharmacy.Phone) = (book.Pharmacy.Name, book.Pharmacy.Address, book.Pharmacy.Phone);
        if (typed.Phones.Count == 0) typed.Phones.Add(new TypedPlace { First = true });
        if (typed.Addresses.Count == 0) typed.Addresses.Add(new TypedPlace());
        if (typed.Emergency.Count == 0) typed.Emergency.Add(new TypedPerson());
        return typed;
    }

    /// <summary>The book as typed, tidied.</summary>
    public ContactBook Read() => new ContactBook
    {
        Phones = [.. Phones.Select(it => new PhoneEntry(it.Text, UseOf(it.Use), it.First, Day(it.From), Day(it.Until)))],
        Addresses = [.. Addresses.Select(it => new AddressEntry(it.Text, UseOf(it.Use), Day(it.From), Day(it.Until)))],
        Emergency = [.. Emergency.Select(it => new EmergencyContact(it.Name, it.Role, it.Phone))],
        CareTeam = [.. CareTeam.Select(it => new CareMember(it.Name, it.Role, it.Phone, it.Fax))],
        Pharmacy = new Pharmacy(Pharmacy.Name, Pharmacy.Role, Pharmacy.Phone),
        Insurance = Insurance,
    }.Tidy();

    private static ContactUse UseOf(string text) => Enum.TryParse<ContactUse>(text, out var use) ? use : ContactUse.NotRecorded;

    private static string Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>A number or an address as it is being typed.</summary>
public sealed class TypedPlace
{
    /// <summary>The number or address.</summary>
    public string Text { get; set; } = "";

    /// <summary>Name of the use.</summary>
    public string Use { get; set; } = nameof(ContactUse.NotRecorded);

    /// <summary>Whether it is called first.</summary>
    public bool First { get; set; }

    /// <summary>First day, <c>yyyy-MM-dd</c>, or "".</summary>
    public string From { get; set; } = "";

    /// <summary>Last day, <c>yyyy-MM-dd</c>, or "".</summary>
    public string Until { get; set; } = "";

    /// <summary>Whether anything is typed that would be saved.</summary>
    public bool IsFilled => Text.Trim().Length > 0;
}

/// <summary>A person or a pharmacy as it is being typed.</summary>
public sealed class TypedPerson
{
    /// <summary>Name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Relation, role, or a pharmacy's address.</summary>
    public string Role { get; set; } = "";

    /// <summary>Phone.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Fax.</summary>
    public string Fax { get; set; } = "";

    /// <summary>Whether anything is typed that would be saved.</summary>
    public bool IsFilled => (Name + Role + Phone + Fax).Trim().Length > 0;
}
