namespace BenzoClinic.Domain.Patients;

/// <summary>One code that the clinic offers.</summary>
/// <param name="System">FHIR's address of the code system.</param>
/// <param name="Code">The code.</param>
/// <param name="Display">In the clinic's own words.</param>
/// <param name="UseDisorder">
/// None for most. A use disorder is diagnosed by criteria, never by the physiological dependence of who takes a medication as
/// prescribed: the least and most criteria that the code stands for, tolerance and withdrawal not counted.
/// </param>
/// <param name="Source">Where the row is from.</param>
public sealed record ListedCode(string System, string Code, string Display, CriteriaRange? UseDisorder, string Source)
{
    /// <summary>As stored: <c>system|code</c>.</summary>
    public string Key => $"{System}|{Code}";

    /// <summary>The code alone with the name of its system: <c>ICD-10-CM Z79.899</c>.</summary>
    public string Shown => $"{(System.EndsWith("icd-10-cm", StringComparison.Ordinal) ? "ICD-10-CM" : System.EndsWith("sct", StringComparison.Ordinal) ? "SNOMED CT" : "RxNorm")} {Code}";
}

/// <summary>Number of criteria a code stands for.</summary>
public sealed record CriteriaRange(int Least, int Most);

/// <summary>The coded lists that conditions and allergies are chosen from.</summary>
/// <param name="Conditions">The default first.</param>
public sealed record CodeLists(IReadOnlyList<ListedCode> Conditions, IReadOnlyList<ListedCode> Substances)
{
    /// <summary>What is offered first: the long-term medication, which calls nobody ill.</summary>
    public ListedCode Default => Conditions[0];

    /// <summary>The condition of a stored key, or null.</summary>
    public ListedCode? Condition(string key) => Conditions.FirstOrDefault(it => it.Key == key);

    /// <summary>An allergy with the code of its substance, where that is listed by name.</summary>
    public Allergy Coded(Allergy allergy) => Substances.FirstOrDefault(it => string.Equals(it.Display, allergy.Substance, StringComparison.OrdinalIgnoreCase)) is { } listed
        ? allergy with { Code = listed.Key }
        : allergy;
}
