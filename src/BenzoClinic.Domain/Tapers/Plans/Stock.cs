using System.Collections.Concurrent;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>The products doses are made from, and whether tablets and liquid may stand in one dose. Safe to share.</summary>
public sealed class Stock
{
    private readonly ConcurrentDictionary<string, MakeableDoses> _makeable = new();
    private readonly Formulary _formulary;

    /// <summary>A choice of products.</summary>
    /// <param name="products">Codes of the products at hand.</param>
    public Stock(Formulary formulary, IEnumerable<string> products, bool mixes = false)
    {
        _formulary = formulary;
        Products = products.ToHashSet();
        Mixes = mixes;
    }

    /// <summary>Codes of the products at hand.</summary>
    public IReadOnlySet<string> Products { get; }

    /// <summary>True where tablets and liquid may stand in one dose.</summary>
    public bool Mixes { get; }

    /// <summary>
    /// What is at hand where a clinic has chosen nothing: every plain tablet, capsule and orally disintegrating tablet of the formulary,
    /// and of each medication the weakest solution. Two concentrations of one medication in one house are mistaken for each other.
    /// </summary>
    public static IReadOnlyList<string> Usual(Formulary formulary) =>
    [
        .. formulary.Medications.Where(medication => medication.Orderable).SelectMany(medication => formulary.ProductsOf(medication.Code))
            .Where(product => product.Form is DoseForm.Tablet or DoseForm.Capsule or DoseForm.OrallyDisintegrating
                || (product.Form == DoseForm.Solution && formulary.ProductsOf(product.Medication).All(other => other.Form != DoseForm.Solution || other.Strength >= product.Strength)))
            .Select(product => product.Code),
    ];

    /// <summary>What a clinic has chosen, or the usual.</summary>
    public static Stock Of(Formulary formulary, StockPolicy policy) => new(formulary, policy.Products.Count == 0 ? Usual(formulary) : policy.Products, policy.Mixes);

    /// <summary>
    /// Products at hand with those that a regimen names: an extended-release or a sublingual tablet goes on until it is changed.
    /// A liquid it names takes the place of another: never two concentrations in one house.
    /// </summary>
    public static IReadOnlyList<string> With(Formulary formulary, IEnumerable<string> products, Regimen taken)
    {
        var own = taken.Lines.Select(formulary.ProductOf).OfType<Product>().Distinct().ToList();
        var measured = own.Where(product => product.Form == DoseForm.Solution).Select(product => product.Medication).ToHashSet();
        return [.. products.Where(code => formulary.FindProduct(code) is not { Form: DoseForm.Solution } liquid || !measured.Contains(liquid.Medication)).Union(own.Select(product => product.Code))];
    }

    /// <summary>What can be made of a medication. Worked out once.</summary>
    public MakeableDoses Of(string medication) =>
        _makeable.GetOrAdd(medication, code => new MakeableDoses([.. _formulary.ProductsOf(code).Where(product => Products.Contains(product.Code))], Mixes));
}
