using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>What any regimen that a person enters must satisfy, whether ordered or told.</summary>
public static class RegimenChecks
{
    /// <summary>The code of doses that cannot even be added up.</summary>
    public const string TooMuch = "too-much";

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

            // Six doses of just below 10,000 mg fit a long, their sum as a dose would not.
            if (Total(regimen, line.Medication) > Dose.Max.Nanograms)
                return [new Finding($"Lines[{i}]", TooMuch, "Together this is 10,000 mg or more. Check the unit.")];
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

    private static long Total(Regimen regimen, string medication) => regimen.Lines.Where(line => line.Medication == medication)
        .Sum(line => line.Morning.Nanograms + line.Midday.Nanograms + line.Evening.Nanograms + line.Bedtime.Nanograms + line.AsNeededMaximum.Nanograms);

    /// <summary>The regimen without lines that are zero throughout.</summary>
    public static Regimen WithoutEmptyLines(Regimen regimen) =>
        regimen with { Lines = regimen.Lines.Where(line => !line.Scheduled.IsZero || !line.AsNeeded.IsZero || !line.AsNeededMaximum.IsZero).ToList() };
}
