using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tests.Medications;

public sealed class SafetyDuesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(true, null, DueState.Due, null)]
    [InlineData(false, null, DueState.NotNeeded, null)]
    [InlineData(false, "2020-01-01", DueState.NotNeeded, null)]
    [InlineData(true, "2026-11-24", DueState.InOrder, "2027-05-24")]
    [InlineData(true, "2026-06-25", DueState.InOrder, "2026-12-25")]
    [InlineData(true, "2026-06-24", DueState.Soon, "2026-12-24")]
    [InlineData(true, "2026-05-25", DueState.Soon, "2026-11-25")]
    [InlineData(true, "2026-05-24", DueState.Due, "2026-11-24")]
    [InlineData(true, "2026-05-22", DueState.Due, "2026-11-22")]
    [InlineData(true, "2026-08-31", DueState.InOrder, "2027-02-28")]
    public void The_look_up_holds_six_months_and_warns_at_five(bool prescribes, string? last, DueState state, string? due)
    {
        var it = SafetyDues.Cures(prescribes, Day(last), Today);
        Assert.Equal((state, Day(due)), (it.State, it.On));
    }

    [Theory]
    [InlineData("", null, null, null, DueState.NotNeeded)]
    [InlineData("Oxycodone", null, null, null, DueState.Due)]
    [InlineData("Oxycodone", NaloxoneAnswer.Declined, "2026-01-01", null, DueState.InOrder)]
    [InlineData("Oxycodone", NaloxoneAnswer.Declined, "2024-11-24", null, DueState.Due)]
    [InlineData("Oxycodone", NaloxoneAnswer.Accepted, "2026-11-01", null, DueState.Due)]
    [InlineData("Oxycodone", NaloxoneAnswer.Accepted, "2026-11-01", "2026-11-01", DueState.InOrder)]
    [InlineData("Oxycodone", NaloxoneAnswer.HasIt, "2026-11-01", "2024-11-25", DueState.Soon)]
    [InlineData("Oxycodone", NaloxoneAnswer.HasIt, "2026-11-01", "2024-11-24", DueState.Due)]
    public void Naloxone_is_offered_once_and_taught_every_two_years(string why, NaloxoneAnswer? answer, string? on, string? taught, DueState state)
    {
        var stamp = new Stamp(new StaffId(Guid.NewGuid()), DateTime.UnixEpoch, Today);
        var last = answer is null ? null : new NaloxoneOffer(PatientId.New(), new NaloxoneEntry(Day(on), answer, "Spray", taught is not null, ""), stamp);
        Assert.Equal(state, SafetyDues.Naloxone(why, last, Day(taught), Today).State);
    }

    [Fact]
    public void What_asks_for_naloxone_is_said_and_nothing_asks_without_a_benzodiazepine()
    {
        var rules = new SafetyRules(
            [new("opioid-disorder", "", GroupKind.Condition, ["opioid use disorder"], ["F11"], null, "Book"), new("overdose", "", GroupKind.Condition, ["overdose"], [], null, "Book")], [], []);
        var lorazepam = Taken.Of(new Medication("lorazepam", "Lorazepam", MedicationClass.Benzodiazepine, ActingClass.IntermediateActing, "", [], null, null, true, "Label"));
        var together = new TakenTogether([lorazepam], [new("icd|F11.21", "In remission", false), new("", "Opioid overdose in 2019", false)], [], 40);

        Assert.Equal("Oxycodone within the last year, opioid use disorder, an earlier overdose", SafetyDues.WhyNaloxone(rules, together, ["Oxycodone"]));
        Assert.Equal("", SafetyDues.WhyNaloxone(rules, together with { Conditions = [] }, []));
        Assert.Equal("", SafetyDues.WhyNaloxone(rules, together with { Medications = [] }, ["Oxycodone"]));
    }

    [Fact]
    public void What_is_missing_is_said_beside_its_field()
    {
        Assert.Equal("On Answer", Fields(new NaloxoneEntry(null, null, "", false, "").Check(Today)));
        Assert.Equal("On Product", Fields(new NaloxoneEntry(Today.AddDays(1), NaloxoneAnswer.Accepted, " ", true, "").Check(Today)));
        Assert.Equal("", Fields(new NaloxoneEntry(Today, NaloxoneAnswer.Declined, "", false, "").Check(Today)));
        Assert.Equal("On Discrepancy", Fields(new CuresEntry(new DateOnly(206, 1, 1), null, null, "").Check(Today)));
        Assert.Equal("Note", Fields(new CuresEntry(Today, null, true, " ").Check(Today)));
        Assert.Equal("Note", Fields(new CuresEntry(Today, null, false, new string('x', 401)).Check(Today)));
        Assert.Equal("", Fields(new CuresEntry(Today, CuresExemption.Hospice, null, "").Check(Today)));
    }

    [Theory]
    [InlineData("2026-05-24", "2025-11-24")]
    [InlineData("2026-02-28", "2025-08-31")]
    [InlineData("2026-08-28", "2026-02-28")]
    [InlineData("2026-08-31", "2026-02-28")]
    [InlineData("2026-09-01", "2026-03-01")]
    public void The_latest_report_that_is_due_again_is_the_one_the_due_date_names(string today, string read)
    {
        var (day, latest) = (Day(today)!.Value, Day(read)!.Value);
        Assert.Equal(latest, SafetyDues.ReadAgainFrom(day));
        Assert.Equal((DueState.Due, DueState.Soon), (SafetyDues.Cures(true, latest, day).State, SafetyDues.Cures(true, latest.AddDays(1), day).State));
    }

    private static string Fields(IReadOnlyList<Finding> findings) => string.Join(' ', findings.Select(finding => finding.Field));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
