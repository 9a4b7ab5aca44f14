using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

public sealed class PatientCalendarTests
{
    [Fact]
    public void Ordered_days_come_first_then_what_the_plan_foresees()
    {
        var record = Ordered();
        OrderedStep[] foreseen = [new(Today.AddDays(14), Of(Line("diazepam", bedtime: 16.5m)))];

        var days = PatientCalendar.Of(record, foreseen, Sources(), Today, 28);

        Assert.Equal(28, days.Count);
        Assert.Equal([(0, "18", false), (7, "17.5", false), (14, "16.5", true), (27, "16.5", true)], new[] { 0, 7, 14, 27 }.Select(i => (i, days[i].Regimen.Scheduled("diazepam").Number, days[i].IsPlanned)));
        Assert.All(days, day => Assert.Equal(day.Regimen.Scheduled("diazepam"), Assert.Single(day.Doses).Made.Dose));
    }

    [Fact]
    public void A_temporary_dose_stands_on_its_days()
    {
        var record = Ordered();
        Assert.Empty(record.RecordTemporary(new TemporaryDose(Today.AddDays(1), Today.AddDays(2), Of(Line("diazepam", bedtime: 10)), "Chest infection", SafetyHold: true), Reference, Stamp));
        Assert.Equal(["18", "10", "10", "18"], PatientCalendar.Of(record, [], Sources(), Today, 4).Select(day => day.Regimen.Scheduled("diazepam").Number));
    }

    [Fact]
    public void What_no_product_makes_is_named_and_never_rounded()
    {
        var day = PatientCalendar.Of(Taking(Line("diazepam", morning: 5, bedtime: 1.3m)), [], Sources("diazepam-tablet-5", "diazepam-tablet-2"), Today, 1).Single();
        Assert.Equal(DoseTime.Morning, Assert.Single(day.Doses).Time);
        Assert.Equal(("diazepam", DoseTime.Bedtime), Assert.Single(day.NotMade));
    }

    [Fact]
    public void Whoever_measures_goes_on_measuring()
    {
        var measured = Line("diazepam", bedtime: 5) with { Product = "diazepam-solution-1" };
        Assert.Equal("5 mL", PatientCalendar.Of(Taking(measured), [], Sources(), Today, 1).Single().Doses[0].Made.Liquid!.Volume.ToString());
        Assert.Null(PatientCalendar.Of(Taking(Line("diazepam", bedtime: 5)), [], Sources(), Today, 1).Single().Doses[0].Made.Liquid);
    }

    private static TaperRecord Ordered()
    {
        var record = Taking(Line("diazepam", bedtime: 20));
        var order = new DoseOrder([new OrderedStep(Today, Of(Line("diazepam", bedtime: 18))), new OrderedStep(Today.AddDays(7), Of(Line("diazepam", bedtime: 17.5m)))], "Planned step", "", false, false);
        Assert.Empty(record.Order(order, new DoseDoor(TestTaper.Visit, true, null), Reference, Stamp));
        return record;
    }
}
