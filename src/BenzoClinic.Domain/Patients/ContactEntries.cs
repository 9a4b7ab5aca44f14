using System.Text.Json.Serialization;

namespace BenzoClinic.Domain.Patients;

/// <summary>What a number or an address is for; FHIR's <c>use</c>. A past one has a last day instead.</summary>
public enum ContactUse
{
    /// <summary>Not told.</summary>
    NotRecorded,

    /// <summary>Carried along.</summary>
    Mobile,

    /// <summary>At home.</summary>
    Home,

    /// <summary>At work.</summary>
    Work,

    /// <summary>For a time.</summary>
    Temporary,
}

/// <summary>A phone number of the person.</summary>
/// <param name="First">The one to call first, and for text messages.</param>
/// <param name="From">First day, where told.</param>
/// <param name="Until">Last day, where it has or will have one.</param>
public sealed record PhoneEntry(string Number, ContactUse Use, bool First = false, DateOnly? From = null, DateOnly? Until = null);

/// <summary>A postal address of the person, as one text.</summary>
/// <param name="From">First day, where told.</param>
/// <param name="Until">Last day, where it has or will have one.</param>
public sealed record AddressEntry(string Text, ContactUse Use, DateOnly? From = null, DateOnly? Until = null);

/// <summary>Someone to call in an emergency.</summary>
/// <param name="Relation"><c>sister</c>, or "".</param>
public sealed record EmergencyContact(string Name, string Relation, string Phone)
{
    /// <summary>Name and relation: <c>Rosa Reyes (sister)</c>.</summary>
    [JsonIgnore]
    public string Who => Relation.Length == 0 ? Name : $"{Name} ({Relation})";
}

/// <summary>Someone outside the clinic who cares for the person.</summary>
/// <param name="Role"><c>Family doctor</c>.</param>
public sealed record CareMember(string Name, string Role, string Phone, string Fax);

/// <summary>The pharmacy the person prefers.</summary>
public sealed record Pharmacy(string Name, string Address, string Phone)
{
    /// <summary>None told.</summary>
    public static Pharmacy None { get; } = new("", "", "");
}

/// <summary>What is agreed to.</summary>
public enum ConsentKind
{
    /// <summary>Text messages.</summary>
    TextMessages,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Messages on a voice mail.</summary>
    VoiceMail,
}

/// <summary>How the clinic knows of an agreement.</summary>
public enum ConsentSource
{
    /// <summary>Told at the desk.</summary>
    AtTheDesk,

    /// <summary>A signed form.</summary>
    SignedForm,

    /// <summary>Told on the phone.</summary>
    ByPhone,

    /// <summary>Came with an import.</summary>
    Import,

    /// <summary>By a text message of the person's own: STOP or START.</summary>
    ByText,

    /// <summary>By the link in an e-mail.</summary>
    ByLink,
}

/// <summary>An agreement given or withdrawn.</summary>
/// <param name="Given">False where it was withdrawn.</param>
/// <param name="On">The day of it.</param>
public sealed record ConsentRecord(ConsentKind Kind, bool Given, DateOnly On, ConsentSource Source);
