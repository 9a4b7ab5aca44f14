using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Worklist;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Tapers;

public sealed class MissedVisitTests
{
    [Fact]
    public void A_missed_visit_stops_what_lowers_and_leaves_what_holds_or_raises()
    {
        var taper = new TestTaper().Taking(20);
        Assert.Empty(taper.Order((2, TestTaper.Diazepam(18)), (9, TestTaper.Diazepam(19)), (16, TestTaper.Diazepam(20)), (23, TestTaper.Diazepam(21))));

        Assert.True(taper.Record.VisitMissed(Missed(taper), taper.By(TestTaper.Lindqvist)));

        // 19 mg is more than the 18 before it, and less than the 20 that stays in effect.
        Assert.Equal([(18m, DoseEntryState.Suspended), (19m, DoseEntryState.Suspended), (20m, DoseEntryState.Standing), (21m, DoseEntryState.Standing)], Steps(taper));
        Assert.Equal(20, taper.MgInEffect(12));
        Assert.Equal(2, taper.Record.StepsWaitingForVisit(taper.Today));
    }

    [Fact]
    public void What_waits_is_confirmed_after_the_patient_has_been_seen_and_not_before()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((4, TestTaper.Diazepam(18)));
        taper.Record.VisitMissed(Missed(taper), taper.By(TestTaper.Lindqvist));
        var step = taper.Record.Entries[^1];

        Assert.Equal("missed-visit", Assert.Single(taper.Record.ConfirmStep(step.Id, taper.By(TestTaper.Lindqvist))).Code);
        Assert.True(taper.Record.Seen(taper.By(TestTaper.Lindqvist)));
        Assert.Equal("1 ordered step suspended since a missed visit: confirm or order anew.", Assert.Single(taper.Record.Raised, item => item.Kind == SafetyItemKind.SuspendedSteps).Why);
        Assert.Empty(taper.Record.ConfirmStep(step.Id, taper.By(TestTaper.Lindqvist)));
        Assert.Equal(18, taper.MgInEffect(4));
        Assert.False(taper.Record.Seen(taper.By(TestTaper.Lindqvist)));
    }

    [Fact]
    public void A_step_that_raises_may_be_confirmed_although_a_visit_was_missed()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((4, TestTaper.Diazepam(22)));
        taper.Fact(0, TestTaper.Diazepam(20));
        taper.Record.VisitMissed(Missed(taper), taper.By(TestTaper.Lindqvist));

        Assert.Empty(taper.Record.ConfirmStep(taper.Record.Entries.Single(entry => entry.Kind == DoseEntryKind.Order).Id, taper.By(TestTaper.Lindqvist)));
    }

    [Fact]
    public void A_visit_that_was_not_missed_after_all_puts_the_steps_back_unless_something_was_told_since()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((4, TestTaper.Diazepam(18)));
        var (one, two) = (Missed(taper), Missed(taper));
        taper.Record.VisitMissed(one, taper.By(TestTaper.Lindqvist));
        taper.Record.VisitMissed(two, taper.By(TestTaper.Lindqvist));

        Assert.True(taper.Record.VisitNotMissed(one.Appointment, taper.By(TestTaper.Lindqvist)));
        Assert.Equal([(18m, DoseEntryState.Suspended)], Steps(taper));
        Assert.True(taper.Record.VisitNotMissed(two.Appointment, taper.By(TestTaper.Lindqvist)));
        Assert.Equal([(18m, DoseEntryState.Standing)], Steps(taper));
        Assert.False(taper.Record.VisitNotMissed(two.Appointment, taper.By(TestTaper.Lindqvist)));

        taper.Record.VisitMissed(one, taper.By(TestTaper.Lindqvist));
        taper.Fact(0, TestTaper.Diazepam(20));
        taper.Record.VisitNotMissed(one.Appointment, taper.By(TestTaper.Lindqvist));
        Assert.Equal([(18m, DoseEntryState.Suspended)], Steps(taper));
    }

    [Fact]
    public void Who_takes_nothing_misses_nothing_here()
    {
        var taper = new TestTaper();
        Assert.False(taper.Record.VisitMissed(Missed(taper), taper.By(TestTaper.Lindqvist)));
        taper.Taking(20);
        taper.Fact(0, Regimen.Nothing);
        Assert.False(taper.Record.VisitMissed(Missed(taper), taper.By(TestTaper.Lindqvist)));
        Assert.Empty(taper.Record.MissedVisits);
    }

    [Fact]
    public void Whatever_was_ordered_no_lowering_step_stays_open_and_the_supply_goes_on() =>
        Gen.Select(Gen.Int[8, 22], Gen.Int[80, 112].List[1, 4], Gen.Int[0, 8], Gen.Int[0, 6], Gen.Bool).Sample((start, percents, first, later, told) =>
        {
            var taper = new TestTaper().Taking(start);
            decimal dose = start;
            var steps = percents.Select((percent, i) => (first + (6 * i), TestTaper.Diazepam(dose = decimal.Round(dose * percent / 100, 2)))).ToArray();
            taper.Order(steps);
            taper.Today = taper.Today.AddDays(later);
            if (told) taper.Fact(0, TestTaper.Diazepam(start));
            var before = taper.Record.InEffect(taper.Today.AddDays(-1))!.Regimen;
            taper.Record.VisitMissed(Missed(taper), taper.By(TestTaper.Lindqvist));

            foreach (var step in taper.Record.Entries.Where(entry => entry.IsOpenStep(taper.Today)).OrderBy(entry => entry.On))
            {
                Assert.True(step.Regimen.Scheduled("diazepam") >= before.Scheduled("diazepam"));
                before = step.Regimen;
            }

            Assert.Empty(taper.Record.GiveBridge(7, "Did not come", taper.By(TestTaper.Lindqvist)));
            Assert.Empty(taper.Order((0, TestTaper.Diazepam(taper.MgInEffect() + 1))));
        });

    private static MissedVisit Missed(TestTaper taper) => new(AppointmentId.New(), taper.Today, new TimeOnly(9, 30), false);

    private static IEnumerable<(decimal, DoseEntryState)> Steps(TestTaper taper) => taper.Record.Entries.Where(entry => entry.Kind == DoseEntryKind.Order)
        .Select(entry => (entry.Regimen.Scheduled("diazepam").Milligrams, entry.State));
}
