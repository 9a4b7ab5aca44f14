using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>What any regimen that a person enters must satisfy, whether ordered or told.</summary>
public static class RegimenChecks
{
    /// <summary>Findings name the line as <c>Lines[i].Member</c>.</summary>
    public static IReadOnlyList<Finding> Check(Regimen regimen, Formulary formulary)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < regimen.Lines.Count; i++)
        {
            var line = regimen.Lines[i];
            if (formulary.Find(line.Medication) is not { } medication)
            {
                findings.Add(new Finding($"Lines[{i}].Medication", "unknown-medication", "Choose a medication of the formulary."));
                continue;
            }

            if (regimen.WithAsNeeded(line.Medication) > Dose.Max)
                findings.Add(new Finding($"Lines[{i}].Morning", "too-much", "Together this is 10,000 mg or more. Check the unit."));
            if (line.Product is { } code && formulary.FindProduct(code)?.Medication != medication.Code)
                findings.Add(new Finding($"Lines[{i}].Product", "wrong-product", $"This form is not one of {medication.Name}."));
            if (line.AsNeeded.IsZero != line.AsNeededMaximum.IsZero)
                findings.Add(new Finding($"Lines[{i}].AsNeededMaximum", "as-needed-incomplete", "An as-needed dose and its maximum per day belong together."));
            else if (line.AsNeededMaximum < line.AsNeeded)
                findings.Add(new Finding($"Lines[{i}].AsNeededMaximum", "as-needed-maximum", "The maximum per day is at least one as-needed dose."));
            if (regimen.Lines.Take(i).Any(other => other.Medication == line.Medication && other.Product == line.Product))
                findings.Add(new Finding($"Lines[{i}].Medication", "listed-twice", $"{medication.Name} in this form is already listed."));
        }

        return findings;
    }

    /// <summary>The regimen without lines that are zero throughout.</summary>
    public static Regimen WithoutEmptyLines(Regimen regimen) =>
        regimen with { Lines = regimen.Lines.Where(line => !line.Scheduled.IsZero || !line.AsNeeded.IsZero || !line.AsNeededMaximum.IsZero).ToList() };
}
