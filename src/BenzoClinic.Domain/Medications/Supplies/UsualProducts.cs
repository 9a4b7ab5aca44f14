using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Domain.Medications.Supplies;

/// <summary>Which products a prescription begins with, until a clinician chooses others.</summary>
public static class UsualProducts
{
    /// <summary>
    /// Of each medication those the patient knows, at home or prescribed last, as long as every dose of the days can be made from them;
    /// else those the plan was made with, and the one the line itself names.
    /// </summary>
    public static IReadOnlyList<string> Of(IEnumerable<Regimen> taken, IEnumerable<string> known, Stock plan, Formulary formulary)
    {
        var lines = taken.SelectMany(regimen => DoseTimes.ByMedication(regimen).Lines).Distinct().GroupBy(line => line.Medication);
        var (familiar, chosen) = (known.Select(formulary.FindProduct).OfType<Product>().Distinct().ToList(), new List<string>());
        foreach (var medication in lines)
        {
            var own = familiar.Where(product => product.Medication == medication.Key).ToList();
            var makeable = new MakeableDoses(own);
            var reaches = own.Count > 0 && medication.All(line => Enum.GetValues<DoseTime>().All(time => line.At(time).IsZero || makeable.Make(line.At(time)) is not null));
            chosen.AddRange(reaches ? own.Select(product => product.Code) : plan.Of(medication.Key).Products.Select(product => product.Code).Concat(medication.Select(line => line.Product).OfType<string>()));
        }

        return [.. chosen.Distinct()];
    }
}
