using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Domain.Tests.Patients;

public sealed class ConditionChecksTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Born = new(1979, 3, 3);
    private static readonly ListedCode LongTerm = new("i", "Z79.899", "Long-term medication", null, "s");
    private static readonly ListedCode Mild = new("i", "F13.10", "Sedative use disorder, mild", new CriteriaRange(2, 3), "s");
    private static readonly ListedCode Withdrawal = new("i", "F13.930", "Withdrawal", null, "s");
    private static readonly CodeLists Lists = new([LongTerm, Mild, Withdrawal], []);
    private static readonly ConditionDraft Draft = new(LongTerm.Key, "", "", null, null, false, null);

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_use_disorder_needs_its_criteria(int? met) =>
        Assert.Equal(["Criteria: criteria"], Codes(Draft with { Code = Mild.Key, Criteria = met }));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void With_its_criteria_it_may_stand(int met) => Assert.Empty(Codes(Draft with { Code = Mild.Key, Criteria = met }));

    [Fact]
    public void One_of_the_sedative_codes_excludes_the_others() =>
        Assert.Equal(["Code: excludes"], Codes(Draft with { Code = Withdrawal.Key }, Mild.Key));

    [Fact]
    public void A_code_outside_the_list_and_nothing_at_all_are_refused()
    {
        Assert.Equal(["Code: not-listed"], Codes(Draft with { Code = "i|X99" }));
        Assert.Equal(["Words: required"], Codes(Draft with { Code = "" }));
        Assert.Equal(["Code: twice"], Codes(Draft, LongTerm.Key));
    }

    [Fact]
    public void Impossible_days_and_endless_words_are_refused()
    {
        Assert.Equal(["Ended: until-before-from"], Codes(Draft with { Onset = new DateOnly(2026, 2, 1), Ended = new DateOnly(2026, 1, 1) }));
        Assert.Equal(["Onset: before-birth"], Codes(Draft with { Onset = Born.AddDays(-1) }));
        Assert.Equal(["Onset: in-the-future"], Codes(Draft with { Onset = Today.AddDays(1) }));
        Assert.Equal(["Note: too-long"], Codes(Draft with { Note = new string('a', 5_000) }));
    }

    [Theory]
    [InlineData(false, false, false, "")]
    [InlineData(true, false, false, "ContinuedBy: on-doses")]
    [InlineData(true, true, false, "")]
    [InlineData(false, false, true, ": booked")]
    public void Nobody_on_doses_or_expected_is_archived_unasked(bool onDoses, bool deceased, bool booked, string expected)
    {
        var state = new ArchiveState(deceased, onDoses, booked ? [Today.AddDays(2)] : [], 0, 0);
        Assert.Equal(expected, string.Join(", ", ArchiveChecks.Check("Moved away", "", state, Today).Select(finding => $"{finding.Field}: {finding.Code}")));
        Assert.Equal(booked ? 1 : 0, ArchiveChecks.Check("Moved away", "Dr. Adams, Reno", state, Today).Count);
    }

    private static string[] Codes(ConditionDraft draft, params string[] others) =>
        [.. ConditionChecks.Check(draft, Lists, others, Born, Today).Select(finding => $"{finding.Field}: {finding.Code}")];
}
