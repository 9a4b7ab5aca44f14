using System.Text;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Web.Components.Plans;

/// <summary>A draft as a table that <see cref="StageTable"/> reads again.</summary>
public static class PlanTable
{
    /// <summary>One line a step: the day it begins, and what is taken at each time.</summary>
    public static string Write(PlanDraft draft, Formulary formulary)
    {
        var text = new StringBuilder("Day; Morning; Midday; Evening; Bedtime\n");
        // A bare number means what is taken now.
        var only = draft.Steps.SelectMany(step => step.Regimen.Lines).Concat(draft.Begin.Lines).Select(line => line.Medication).Distinct().Count() == 1;
        foreach (var step in draft.Steps)
        {
            text.Append(step.On.DayNumber - draft.Steps[0].On.DayNumber + 1);
            foreach (var time in DoseTimes.Scheduled)
                text.Append("; ").AppendJoin(" + ", step.Regimen.Lines.Where(line => !line.At(time).IsZero).Select(line => only ? line.At(time).Number : $"{formulary.NameOf(line.Medication).ToLowerInvariant()} {line.At(time).Number}"));
            text.Append('\n');
        }

        return text.ToString();
    }
}
