using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>Everything the reference data says: medications, products and published equivalences. Read once at start.</summary>
public sealed class Formulary
{
    private readonly Dictionary<string, Medication> _medications;
    private readonly ILookup<string, Product> _products;
    private readonly Dictionary<string, Product> _byCode;

    /// <summary>Takes rows that the reader has already validated against each other.</summary>
    public Formulary(IReadOnlyList<Medication> medications, IReadOnlyList<Product> products, IReadOnlyList<EquivalenceTable> tables)
    {
        Medications = medications;
        Tables = tables;
        _medications = medications.ToDictionary(medication => medication.Code);
        _products = products.ToLookup(product => product.Medication);
        _byCode = products.ToDictionary(product => product.Code);
    }

    /// <summary>All medications, by name.</summary>
    public IReadOnlyList<Medication> Medications { get; }

    /// <summary>The published equivalence tables, the default one first.</summary>
    public IReadOnlyList<EquivalenceTable> Tables { get; }

    /// <summary>The medication of that code, or null.</summary>
    public Medication? Find(string code) => _medications.GetValueOrDefault(code);

    /// <summary>The product of that code, or null.</summary>
    public Product? FindProduct(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The name to show; an unknown code is shown as it is.</summary>
    public string NameOf(string code) => Find(code)?.Name ?? code;

    /// <summary>
    /// The medication that a text names by its generic or a brand name, alone or among other words (<c>Xanax 0.5 mg</c>); null
    /// where it names none.
    /// </summary>
    public Medication? Named(string text)
    {
        var words = NameWords.Of(text);
        return Medications.FirstOrDefault(medication => medication.Brands.Append(medication.Name).Append(medication.Code).Any(name => NameWords.Holds(words, NameWords.Of(name))));
    }

    /// <summary>The products of a medication, in the order of the data file.</summary>
    public IEnumerable<Product> ProductsOf(string medication) => _products[medication];

    /// <summary>The product a line names; null where it names none, or one of another medication.</summary>
    public Product? ProductOf(RegimenLine line) => line.Product is { } code && FindProduct(code) is { } product && product.Medication == line.Medication ? product : null;

    /// <summary>
    /// Lowest and highest milligrams of the medication that any table holds equal to 10 mg diazepam; null where no table lists it.
    /// A profile entered by hand keeps within it.
    /// </summary>
    public (decimal Low, decimal High)? PublishedRange(string medication)
    {
        var rows = Tables.SelectMany(table => table.Rows).Where(row => row.Medication == medication).ToList();
        if (rows.Count == 0) return null;
        return (rows.Min(row => row.Low.Milligrams * 10 / row.Diazepam.Milligrams), rows.Max(row => row.High.Milligrams * 10 / row.Diazepam.Milligrams));
    }
}
