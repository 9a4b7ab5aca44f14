using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tests.Tapers;

namespace BenzoClinic.Domain.Tests.Medications.Supplies;

public sealed class PrescriptionRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly PrescriptionTerms Terms = new(Today.AddDays(7), 3, 0, null, [], null, "");
    private static readonly PrescriptionDoor AtVisit = new(TestTaper.Visit, null, Today.AddDays(7));
    private static readonly CuresStanding Read = new(Today.AddDays(-30), false, Today.AddDays(-1));

    private static string[] Check(PrescriptionTerms terms, int days = 11, PrescriptionDoor? door = null, CuresStanding? cures = null) =>
        [.. PrescriptionRules.Check(terms, door ?? AtVisit, cures ?? Read, days, Today).Select(finding => $"{finding.Field}: {finding.Sentence}")];

    [Fact]
    public void Usual_terms_are_in_order() => Assert.Empty(Check(Terms));

    [Theory]
    [InlineData(5, 24, "")]
    [InlineData(5, 25, "Refills: All refills together at most 120 days: at 25 days a fill, 4 at most.")]
    [InlineData(4, 30, "")]
    [InlineData(4, 31, "Refills: All refills together at most 120 days: at 31 days a fill, 3 at most.")]
    [InlineData(6, 10, "Refills: Between 0 and 5 refills.")]
    [InlineData(-1, 10, "Refills: Between 0 and 5 refills.")]
    [InlineData(null, 10, "Refills: Between 0 and 5 refills.")]
    public void Five_refills_and_a_hundred_and_twenty_days_of_refills_at_most(int? refills, int days, string said) =>
        Assert.Equal(said, string.Concat(Check(Terms with { Refills = refills }, days)));

    [Fact]
    public void Nothing_is_filled_later_than_six_months_after_it_is_written()
    {
        Assert.Empty(Check(Terms with { EarliestFill = new DateOnly(2027, 5, 24) }));
        Assert.Equal(["EarliestFill: Not filled later than six months after it is written: Mon 24 May 2027."], Check(Terms with { EarliestFill = new DateOnly(2027, 5, 25) }));
        Assert.Equal(["Refills: The last refill would be due Tue 25 May 2027, later than six months after it is written (Mon 24 May 2027)."], Check(Terms with { EarliestFill = new DateOnly(2027, 4, 25), Refills = 3 }, days: 10));
        Assert.Empty(Check(Terms with { EarliestFill = new DateOnly(2027, 4, 24), Refills = 3 }, days: 10));
        Assert.Equal(["EarliestFill: The day lies in the past."], Check(Terms with { EarliestFill = Today.AddDays(-1) }));
    }

    [Fact]
    public void It_reaches_at_most_28_days_and_a_week_past_the_visit()
    {
        Assert.Empty(Check(Terms with { Until = Today.AddDays(28), Margin = 7 }, 36));
        Assert.Equal(["Until: At most 28 days ahead: visits are at most 28 days apart."], Check(Terms with { Until = Today.AddDays(29) }));
        Assert.Equal(["Until: The day lies in the past."], Check(Terms with { Until = Today.AddDays(-1) }));
        Assert.Equal(["Margin: Between 0 and 7 days.", "Until: Enter the day it is to reach."], Check(Terms with { Until = null, Margin = 8 }));
    }

    [Fact]
    public void Without_a_visit_no_more_than_the_bridge_was_given_for()
    {
        var door = new PrescriptionDoor(null, new Bridge(Guid.NewGuid(), Today, 7, "No transport", TestTaper.Lindqvist, default), null);
        Assert.Empty(Check(Terms, 7, door));
        Assert.Equal(["Refills: A supply without a visit has no refills.", "Until: The supply without a visit is for 7 days."], Check(Terms with { Refills = 1 }, 8, door));
    }

    [Fact]
    public void Before_the_first_the_look_up_is_fresh_then_it_holds_six_months()
    {
        CuresStanding Of(DateOnly? read, bool first) => new(read, first, Today.AddDays(-1));
        Assert.Equal(["Exemption: Look the patient up in CURES first, or say why not."], Check(Terms, cures: Of(null, true)));
        Assert.Equal(["Exemption: Before the first prescription the look-up is of today or of Mon 23 Nov. The last was Sun 22 Nov."], Check(Terms, cures: Of(Today.AddDays(-2), true)));
        Assert.Empty(Check(Terms, cures: Of(Today.AddDays(-1), true)));
        Assert.Empty(Check(Terms, cures: Of(new DateOnly(2026, 5, 25), false)));
        Assert.Equal(["Exemption: The last look-up in CURES, Sun 24 May, is six months old. Look the patient up again, or say why not."], Check(Terms, cures: Of(new DateOnly(2026, 5, 24), false)));
    }

    [Fact]
    public void An_exemption_has_a_reason_and_a_short_supply_where_the_law_says_so()
    {
        var none = new CuresStanding(null, true, Today.AddDays(-1));
        Assert.Empty(Check(Terms with { Exemption = CuresExemption.Hospice, ExemptionReason = "Hospice care since May" }, cures: none));
        Assert.Equal(["ExemptionReason: Say why there was no look-up."], Check(Terms with { Exemption = CuresExemption.TechnicalFailure }, cures: none));
        Assert.Empty(Check(Terms with { Exemption = CuresExemption.NotReachable, ExemptionReason = "Down since 9:00" }, 7, cures: none));
        Assert.Equal(["Refills: Without a look-up for this reason there are no refills.", "Exemption: Without a look-up for this reason, at most 7 days."],
            Check(Terms with { Exemption = CuresExemption.NotReachable, ExemptionReason = "Down since 9:00", Refills = 1 }, 8, cures: none));
    }

    [Fact]
    public void A_row_of_the_ledger_is_checked_line_by_line()
    {
        var formulary = Domain.Tests.Tapers.Plans.PlanTaper.Reference;
        string[] Said(SupplyEntryKind kind, DateOnly? on, params SupplyLine[] lines) => [.. new SupplyRow(kind, on, null, lines, null, "").Check(formulary, Today).Select(finding => $"{finding.Field}: {finding.Sentence}")];

        Assert.Empty(Said(SupplyEntryKind.Counted, Today, Home.Tablets("diazepam-tablet-5", 4.5m), Home.Tablets("alprazolam-tablet-2", 0.25m), Home.Bottle("lorazepam-solution-2", 12, Today)));
        Assert.Empty(Said(SupplyEntryKind.Counted, Today));
        Assert.Equal(
            ["On: The day lies in the future.", "Lines[0]: This product is split in halves alone.", "Lines[1]: This product is not split: a whole number.", "Lines[2]: It was opened by the day of the entry."],
            Said(SupplyEntryKind.Counted, Today.AddDays(1), Home.Tablets("diazepam-tablet-5", 4.25m), Home.Tablets("zolpidem-tablet-5", 0.5m), Home.Bottle("lorazepam-solution-2", 12, Today.AddDays(2))));
        Assert.Equal(["On: Enter the day.", "Lines: Enter what was dispensed."], Said(SupplyEntryKind.Dispensed, null));
        Assert.Equal(["On: At most 90 days ago.", "Lines[0]: At most 2000.", "Lines[1]: At most 1000 mL a bottle.", "Lines[2]: Choose a product of the formulary.", "Lines[3]: Enter a number above 0."],
            Said(SupplyEntryKind.Dispensed, Today.AddDays(-91), Home.Tablets("diazepam-tablet-5", 2001), Home.Bottle("lorazepam-solution-2", 1001), Home.Tablets("nothing", 1), Home.Tablets("diazepam-tablet-5", 0)));
    }

    [Fact]
    public void The_first_and_the_last_of_what_is_allowed_are_allowed()
    {
        Assert.Empty(Check(Terms with { Margin = 0 }));
        Assert.Empty(Check(Terms with { Until = Today, Margin = 0 }, 1));
        var lastDay = Terms with { EarliestFill = new DateOnly(2027, 5, 24), Refills = 1 };
        Assert.Equal("refill-too-late", Assert.Single(PrescriptionRules.Check(lastDay, AtVisit, Read, 11, Today)).Code);
        Assert.Equal(["Exemption: Choose which exemption."], Check(Terms with { Exemption = (CuresExemption)99, ExemptionReason = "Said so" }));
    }

    [Fact]
    public void Every_rule_is_named()
    {
        var bridge = new PrescriptionDoor(null, new Bridge(Guid.NewGuid(), Today, 7, "No transport", TestTaper.Lindqvist, default), null);
        string[] Codes(PrescriptionTerms terms, int days = 11, PrescriptionDoor? door = null, CuresStanding? cures = null) =>
            [.. PrescriptionRules.Check(terms, door ?? AtVisit, cures ?? Read, days, Today).Select(finding => finding.Code)];

        Assert.Equal(["bridge-refills", "past-bridge"], Codes(Terms with { Refills = 1 }, 8, bridge));
        Assert.Equal(["out-of-range", "in-past"], Codes(Terms with { Margin = 8, Until = Today.AddDays(-1) }));
        Assert.Equal(["too-far", "in-past", "out-of-range"], Codes(Terms with { Until = Today.AddDays(29), EarliestFill = Today.AddDays(-1), Refills = 6 }));
        Assert.Equal(["too-late"], Codes(Terms with { EarliestFill = Today.AddMonths(7) }));
        Assert.Equal(["refill-days", "cures"], Codes(Terms with { Refills = 5 }, 25, cures: Read with { LastRead = null }));
        Assert.Equal(["short-supply-refills", "short-supply"], Codes(Terms with { Refills = 1, Exemption = CuresExemption.NotReachable, ExemptionReason = "No network" }));
    }
}
