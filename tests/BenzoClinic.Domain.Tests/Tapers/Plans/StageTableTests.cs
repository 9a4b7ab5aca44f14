using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

public sealed class StageTableTests
{
    [Fact]
    public void Stages_of_weeks_follow_one_another()
    {
        var (stages, findings) = StageTable.Read("Weeks\tMorning\tNight\r\n2\t10\t10 mg\r\n1\t\tclonazepam 0.5 + 5\r\n", "diazepam", Today, Reference);
        Assert.Empty(findings);
        Assert.Equal([Today, Today.AddDays(14)], stages.Select(stage => stage.On));
        Assert.Equal(["diazepam 20 mg", "clonazepam 0.5 mg, diazepam 5 mg"], stages.Select(stage => string.Join(", ", stage.Regimen.Lines.Select(line => $"{line.Medication} {line.Scheduled}"))));
    }

    [Fact]
    public void Lines_of_one_day_are_one_stage()
    {
        var (stages, findings) = StageTable.Read("Day; Medication; Bedtime\n1; lorazepam; 1\n1; diazepam; 5\n15; diazepam; 10", "diazepam", Today, Reference);
        Assert.Empty(findings);
        Assert.Equal([2, 1], stages.Select(stage => stage.Regimen.Lines.Count));
    }

    [Theory]
    [InlineData("", "Type or paste a table.")]
    [InlineData("1;2;3", "The first line names the columns, such as Weeks, Morning, Bedtime. “1” is none of them.")]
    [InlineData("Morning\n1", "A column says when each stage begins or how long it lasts: Day, Days, Weeks or From.")]
    [InlineData("Days\n14", "A column holds the doses: Morning, Midday, Evening or Bedtime.")]
    [InlineData("Days;Night\n14;2,5", "Line 2, “2,5”: Write the dose with a point, such as 2.5.")]
    [InlineData("Days;Night\n14;-2", "Line 2, “-2”: A dose cannot be negative.")]
    [InlineData("Days;Night\n14;aspirin 2", "Line 2: “aspirin” is no medication of the formulary.")]
    [InlineData("Days;Night\n14;diazepam", "Line 2: “diazepam” names no dose.")]
    [InlineData("Days;Night\n0;2", "Line 2: “0” is not a whole number of days.")]
    [InlineData("Days;Night\n;2\n14;1", "Line 2 does not say how long it lasts.")]
    [InlineData("From;To;Night\n1;14;10\n20;30;9", "Line 3 begins on day 20, but the stage before ends on day 14: days 15 to 19 have no dose.")]
    [InlineData("From;To;Night\n1;14;10\n16;30;9", "Line 3 begins on day 16, but the stage before ends on day 14: day 15 has no dose.")]
    [InlineData("From;To;Night\n1;14;10\n10;30;9", "Line 3 begins on day 10, but the stage before lasts to day 14: they overlap.")]
    [InlineData("From;To;Night\n10;5;10", "Line 2 ends before it begins.")]
    [InlineData("Day;Night\n10;10\n5;9", "Line 3 begins on day 5, not after the stage before, which begins on day 10.")]
    [InlineData("Days;Night\n14;10;9", "Line 2 has 3 cells, the first line names 2.")]
    public void What_cannot_be_read_is_told_with_its_line(string text, string sentence)
    {
        var (stages, findings) = StageTable.Read(text, "diazepam", Today, Reference);
        Assert.Contains(sentence, findings.Select(finding => finding.Sentence));
        Assert.All(findings, finding => Assert.Equal("Stages", finding.Field));
        Assert.Empty(stages);
    }

    [Fact]
    public void Ten_thousand_lines_are_too_many()
    {
        var (_, findings) = StageTable.Read("Days;Night\n" + string.Concat(Enumerable.Repeat("14;2\n", 9_999)), "diazepam", Today, Reference);
        Assert.Equal("At most 200 lines; this table has 10,000.", Assert.Single(findings).Sentence);
    }
}
