namespace BenzoClinic.Services.Fhir;

/// <summary>What a column of a practice's list holds.</summary>
public enum ListField
{
    /// <summary>The practice's own number of the person: the key of a later import.</summary>
    SourceId,

    /// <summary>First name.</summary>
    FirstName,

    /// <summary>Last name.</summary>
    LastName,

    /// <summary>Preferred name.</summary>
    PreferredName,

    /// <summary>Pronouns.</summary>
    Pronouns,

    /// <summary>Date of birth, as 1/31/1970 or 1970-01-31.</summary>
    BirthDate,

    /// <summary>Phone.</summary>
    Phone,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Address; several columns are joined by commas.</summary>
    Address,

    /// <summary>Language, by name or code.</summary>
    Language,
}

/// <summary>Which field each column holds, in the order of the columns; null for one that is not read.</summary>
public sealed record PatientListColumns(IReadOnlyList<ListField?> Fields)
{
    private static readonly Dictionary<string, ListField> Names = new (ListField Field, string Words)[]
    {
        (ListField.SourceId, "id patientid mrn chart chartnumber chartno medicalrecordnumber recordnumber patientnumber accountnumber externalid sourceid"),
        (ListField.FirstName, "firstname first givenname given forename patientfirstname"),
        (ListField.LastName, "lastname last familyname family surname patientlastname"),
        (ListField.PreferredName, "preferredname preferred nickname goesby"),
        (ListField.Pronouns, "pronouns pronoun"),
        (ListField.BirthDate, "dateofbirth birthdate dob birthday born birth patientdob"),
        (ListField.Phone, "phone phonenumber mobile mobilephone cell cellphone telephone homephone tel"),
        (ListField.Email, "email emailaddress mail"),
        (ListField.Address, "address address1 address2 addressline1 addressline2 street streetaddress city town state zip zipcode postalcode"),
        (ListField.Language, "language preferredlanguage lang"),
    }.SelectMany(row => row.Words.Split(' '), (row, word) => KeyValuePair.Create(word, row.Field)).ToDictionary();

    /// <summary>A guess from the names of the columns. Of two that say the same only an address takes both.</summary>
    public static PatientListColumns Guess(IReadOnlyList<string> headers)
    {
        var met = new HashSet<ListField>();
        return new PatientListColumns([.. headers.Select(header => Names.TryGetValue(Plain(header), out var field) && (met.Add(field) || field == ListField.Address) ? (ListField?)field : null)]);
    }

    /// <summary>What is missing or double, in one sentence; null where the list can be read.</summary>
    public string? Problem()
    {
        foreach (var (field, words) in (IEnumerable<(ListField, string)>)[(ListField.FirstName, "the first name"), (ListField.LastName, "the last name"), (ListField.BirthDate, "the date of birth")])
            if (!Fields.Contains(field)) return $"No column is {words}.";
        var twice = Fields.Where(field => field is not (null or ListField.Address)).GroupBy(field => field).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? null : $"Two columns are the {twice.Key}.";
    }

    private static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
