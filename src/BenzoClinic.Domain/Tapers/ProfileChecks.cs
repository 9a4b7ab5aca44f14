using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>What an equivalence profile must satisfy when it is chosen.</summary>
public static class ProfileChecks
{
    /// <summary>The code of a profile with a factor entered by hand.</summary>
    public const string ByHand = "hand";

    /// <summary>
    /// The factors of a published table, with a clinician's figure where the table gives a range or nothing.
    /// </summary>
    /// <param name="chosen">Milligrams of the medication that equal 10 mg diazepam, by medication.</param>
    public static EquivalenceProfile From(EquivalenceTable table, IReadOnlyDictionary<string, Dose> chosen, string reason, int sequence, Stamp stamp)
    {
        var tenDiazepam = Dose.FromMilligrams(10);
        var printed = table.Rows.Where(row => row.Point is not null && !chosen.ContainsKey(row.Medication))
            .Select(row => new EquivalenceFactor(row.Medication, row.Point!.Value, row.Diazepam));
        var factors = printed.Concat(chosen.Select(pair => new EquivalenceFactor(pair.Key, pair.Value, tenDiazepam))).ToList();
        var byHand = chosen.Count > 0;
        return new EquivalenceProfile(NewIds.Next(), sequence, byHand ? ByHand : table.Code, byHand ? $"{table.Name}, adapted" : table.Name, reason, factors, stamp);
    }

    /// <summary>
    /// Findings: a factor for every medication taken; one entered by hand within the range of the published tables, with a
    /// reason.
    /// </summary>
    public static IReadOnlyList<Finding> Check(EquivalenceProfile profile, Regimen regimen, Formulary formulary)
    {
        var findings = new List<Finding>();
        foreach (var medication in regimen.MedicationsTaken.Distinct().Where(medication => profile.Factors.All(factor => factor.Medication != medication)))
            findings.Add(new Finding($"Factors[{medication}]", "missing-factor", $"{profile.Name} has no figure for {formulary.NameOf(medication)}. Enter how many mg equal 10 mg diazepam."));
        if (profile.Table != ByHand) return findings;

        foreach (var factor in profile.Factors.Where(factor => !IsPrinted(factor, formulary)))
        {
            if (factor.OfMedication.IsZero)
                findings.Add(new Finding($"Factors[{factor.Medication}]", "not-positive", "Enter a figure above 0."));
            else if (formulary.PublishedRange(factor.Medication) is { } range)
            {
                var perTen = factor.OfMedication.Milligrams * 10 / factor.OfDiazepam.Milligrams;
                if (perTen < range.Low || perTen > range.High)
                    findings.Add(new Finding($"Factors[{factor.Medication}]", "outside-published", $"The published tables give {range.Low:0.##} to {range.High:0.##} mg for 10 mg diazepam."));
            }
        }

        if (string.IsNullOrWhiteSpace(profile.Reason)) findings.Add(Finding.Required("ProfileReason", "Say why this figure was chosen."));
        return findings;
    }

    private static bool IsPrinted(EquivalenceFactor factor, Formulary formulary) => formulary.Tables.SelectMany(table => table.Rows)
        .Any(row => row.Medication == factor.Medication && row.Point == factor.OfMedication && row.Diazepam == factor.OfDiazepam);
}
