using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>An ordered dose can be made exactly, or it is refused with the nearest above. Source: clinic policy; never approximated silently.</summary>
public static class Dispensability
{
    /// <summary>Name of the finding.</summary>
    public const string Code = "cannot-be-made";

    /// <summary>Findings named after the dose: <c>Steps[0].Lines[1].Morning</c>.</summary>
    /// <param name="stocks">What doses may be made from: what was prescribed, the plan's products, the clinic's.</param>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<OrderedStep> steps, Formulary formulary, params IReadOnlyList<Stock> stocks)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < steps.Count; i++)
        {
            var lines = steps[i].Regimen.Lines;
            for (var j = 0; j < lines.Count; j++)
            {
                if (formulary.Find(lines[j].Medication) is not { } medication) continue;
                var makeable = stocks.Select(stock => stock.Of(medication.Code)).ToList();
                // What the line itself names counts too, though the clinic does not stock it: extended release, a sublingual tablet.
                var own = formulary.ProductOf(lines[j]) is { } product ? new MakeableDoses([product]) : null;
                for (var time = DoseTime.Morning; time <= DoseTime.AsNeeded; time++)
                {
                    var dose = lines[j].At(time);
                    if (dose.IsZero || makeable.Exists(it => it.Make(dose) is not null) || own?.Make(dose) is not null) continue;
                    findings.Add(new Finding($"Steps[{i}].Lines[{j}].{time}", Code, makeable.Min(it => it.AtOrAbove(dose)) is { } above
                        ? $"{dose} cannot be made exactly. Next above: {above}."
                        : $"{dose} cannot be made exactly: over {MakeableDoses.MostPieces} pieces, no liquid."));
                }
            }
        }

        return findings;
    }
}
