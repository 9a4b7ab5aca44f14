using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

/// <summary>
/// Published schedules as tables, each stage judged as if all earlier ones had been taken. A is printed by NHS Scotland; B and C are
/// recalled, not verified; D follows the bands of NICE-CKS.
/// </summary>
public sealed class AcceptanceScheduleTests
{
    private const string A = """
        Days; Morning; Night
        {0}; lorazepam 1; diazepam 10
        {0}; diazepam 10; diazepam 10
        {0}; diazepam 9; diazepam 10
        {0}; diazepam 8; diazepam 10
        {0}; diazepam 7; diazepam 10
        {0}; diazepam 6; diazepam 10
        {0}; diazepam 5; diazepam 10
        {0}; diazepam 4; diazepam 10
        {0}; diazepam 3; diazepam 10
        {0}; diazepam 2; diazepam 10
        {0}; diazepam 1; diazepam 10
        {0}; stop; diazepam 10
        {0}; ; diazepam 9
        {0}; ; diazepam 8
        {0}; ; diazepam 7
        {0}; ; diazepam 6
        {0}; ; diazepam 5
        {0}; ; diazepam 4
        {0}; ; diazepam 3
        {0}; ; diazepam 2
        {0}; ; diazepam 1
        {0}; ; stop
        """;

    private const string C = """
        Days | Morning | Midday | Night
        {0} | 2 | 2 | 1.5 + diazepam 10
        {0} | 2 | 2 | 1 + diazepam 20
        {0} | 1.5 + diazepam 10 | 2 | 1 + diazepam 20
        {0} | 1 + diazepam 20 | 2 | 1 + diazepam 20
        {0} | 1 + diazepam 20 | 1 + diazepam 10 | 1 + diazepam 20
        {0} | 1 + diazepam 20 | 1 + diazepam 10 | 0.5 + diazepam 20
        {0} | 1 + diazepam 20 | 1 + diazepam 10 | diazepam 20
        {0} | 0.5 + diazepam 20 | 1 + diazepam 10 | diazepam 20
        {0} | 0.5 + diazepam 20 | 0.5 + diazepam 10 | diazepam 20
        {0} | 0.5 + diazepam 20 | diazepam 10 | diazepam 20
        {0} | diazepam 20 | diazepam 10 | diazepam 20
        {0} | diazepam 25 | - | diazepam 25
        {0} | diazepam 20 | - | diazepam 25
        {0} | diazepam 20 | - | diazepam 20
        """;

    private static readonly decimal[] B = [38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
    private static readonly decimal[] FastFrom40 = [36, 32, 28, 24, 20, 18, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
    private static readonly decimal[] SlowFrom40 = [.. By(38, 20, 2), .. By(19, 5, 1), .. By(4.5m, 0, 0.5m)];
    private static readonly decimal[] FastFrom20 = [18, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
    private static readonly decimal[] SlowFrom20 = [.. By(19, 5, 1), .. By(4.5m, 0, 0.5m)];

    [Theory]
    [InlineData(14, "20, 21, 22")]
    [InlineData(7, "17, 18, 19, 20, 21, 22")]
    public void A_lorazepam_2_mg(int days, string refused) =>
        Assert.Equal(refused, Refused(Taking(Line("lorazepam", morning: 1, bedtime: 1)), Table(A, days, "lorazepam")));

    [Theory]
    [InlineData(14, "3→2, 2→1, 1→0")]
    [InlineData(7, "6→5, 5→4, 4→3, 3→2, 2→1, 1→0")]
    public void B_diazepam_40_mg(int days, string refused) => Assert.Equal(refused, Refused(40, B, days));

    [Theory]
    [InlineData("ashton", 14, "")]
    [InlineData("ashton", 7, "11")]
    public void C_alprazolam_6_mg(string table, int days, string refused) =>
        Assert.Equal(refused, Refused(Taking(table, 0.5m, Line("alprazolam", 2, 2, 0, 2)), Table(C, days, "alprazolam")));

    [Fact]
    public void C_rises_by_a_third_under_another_table()
    {
        var draft = Plan(Taking("va-dod", 0.5m, Line("alprazolam", 2, 2, 0, 2)), Request(Table(C, 14, "alprazolam")));
        // 60 mg at the beginning, 80 mg at the fourth stage: a warning, no refusal. The rise is told where it passes 15 % at once.
        Assert.Equal(80, draft.Steps[3].Equivalent.Rounded(0));
        Assert.DoesNotContain(draft.Steps, step => step.IsRefused);
        var alone = OrderWarnings.Check(
            Taking("ashton", 0.5m, Line("alprazolam", 2, 2, 0, 2)).ProfileInForce!, new OrderedStep(Today, draft.Steps[3].Regimen), 0, Of(Line("alprazolam", 2, 2, 0, 2)), Reference);
        Assert.Contains(alone, finding => finding.Code == "crossover-differs-by-table" && finding.Sentence.Contains("VA/DoD this crossover rises by 33.3 %", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("40 fast", 20, 14, "3→2, 2→1, 1→0")]
    [InlineData("40 slow", 35, 14, "1.5→1, 1→0.5")]
    [InlineData("20 fast", 15, 14, "3→2, 2→1, 1→0")]
    [InlineData("20 slow", 25, 14, "1.5→1, 1→0.5")]
    [InlineData("40 fast", 20, 7, "24→20, 12→10, 6→5, 5→4, 4→3, 3→2, 2→1, 1→0")]
    [InlineData("40 slow", 35, 7, "6→5, 3→2.5, 2.5→2, 2→1.5, 1.5→1, 1→0.5, 0.5→0")]
    public void D_bands(string name, int steps, int days, string refused)
    {
        var (start, doses) = name switch { "40 fast" => (40m, FastFrom40), "40 slow" => (40m, SlowFrom40), "20 fast" => (20m, FastFrom20), _ => (20m, SlowFrom20) };
        Assert.Equal(steps, doses.Length);
        Assert.Equal(refused, Refused(start, doses, days));
    }

    private static IEnumerable<decimal> By(decimal from, decimal to, decimal step)
    {
        for (var dose = from; dose >= to; dose -= step) yield return dose;
    }

    private static IReadOnlyList<Stage> Table(string text, int days, string medication)
    {
        var (stages, findings) = StageTable.Read(text.Replace("{0}", $"{days}", StringComparison.Ordinal), medication, Today, Reference);
        Assert.Empty(findings);
        return stages;
    }

    private static string Refused(decimal start, decimal[] doses, int days)
    {
        var stages = doses.Select((dose, i) => new Stage(i + 1, Today.AddDays(i * days), new Regimen(dose == 0 ? [] : [Line("diazepam", bedtime: dose)]))).ToList();
        var draft = Plan(Taking(Line("diazepam", bedtime: start)), Request(stages));
        return string.Join(", ", draft.Steps.Select((step, i) => (step, i)).Where(it => it.step.IsRefused).Select(it => $"{(it.i == 0 ? start : doses[it.i - 1]):0.##}→{doses[it.i]:0.##}"));
    }

    private static string Refused(TaperRecord record, IReadOnlyList<Stage> stages) =>
        string.Join(", ", Plan(record, Request(stages)).Steps.Select((step, i) => (step, i)).Where(it => it.step.IsRefused).Select(it => it.i + 1));

    private static PlanRequest Request(IReadOnlyList<Stage> stages) => new() { Method = TaperMethod.Stages, Stages = stages, Start = Today };
}
