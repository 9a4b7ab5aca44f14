using System.Text;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Web.Components.Plans;

/// <summary>Steps as a table that <see cref="StageTable"/> reads again.</summary>
public static class PlanTable
{
    /// <summary>One line a step: the day it begins, and what is taken at each time.</summary>
    /// <param name="begin">What is taken now: where all is of one medication, a bare number means it.</param>
    public static string Write(IReadOnlyList<OrderedStep> steps, Regimen begin, Formulary formulary)
    {
        var text = new StringBuilder("Day; Morning; Midday; Evening; Bedtime\n");
        var only = steps.SelectMany(step => step.Regimen.Lines).Concat(begin.Lines).Select(line => line.Medication).Distinct().Count() == 1;
        foreach (var step in steps)
        {
            text.Append(step.On.DayNumber - steps[0].On.DayNumber + 1);
            foreach (var time in DoseTimes.Scheduled)
                text.Append("; ").AppendJoin(" + ", step.Regimen.Lines.Where(line => !line.At(time).IsZero).Select(line => only ? line.At(time).Number : $"{formulary.NameOf(line.Medication).ToLowerInvariant()} {line.At(time).Number}"));
            text.Append('\n');
        }

        return text.ToString();
    }
}
