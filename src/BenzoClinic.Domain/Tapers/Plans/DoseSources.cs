using System.Collections.Concurrent;
using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>
/// What one patient's doses are made from. A liquid, an extended-release product or another form that is not exchanged for a plain
/// tablet is taken as the line names it; all else from the first of the stocks that can make it. Safe to share.
/// </summary>
/// <param name="stocks">The first choice first: what was prescribed, then what the plan was made with.</param>
public sealed class DoseSources(Formulary formulary, params IReadOnlyList<Stock> stocks)
{
    private readonly ConcurrentDictionary<string, MakeableDoses> _alone = new();

    /// <summary>How the dose of a line is made at a time; null where it cannot be made exactly.</summary>
    public DispensedDose? Make(RegimenLine line, DoseTime time)
    {
        var dose = line.At(time);
        var own = formulary.ProductOf(line);
        if (own is { Form: not (DoseForm.Tablet or DoseForm.Capsule) } && Alone(own).Make(dose) is { } named) return named;
        foreach (var stock in stocks)
            if (stock.Of(line.Medication).Make(dose, own?.Form == DoseForm.Solution) is { } made) return made;
        return own is null ? null : Alone(own).Make(dose);
    }

    private MakeableDoses Alone(Product product) => _alone.GetOrAdd(product.Code, _ => new MakeableDoses([product]));
}
