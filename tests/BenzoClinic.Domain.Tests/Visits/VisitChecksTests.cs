using BenzoClinic.Domain.Visits;

namespace BenzoClinic.Domain.Tests.Visits;

public sealed class VisitChecksTests
{
    [Theory]
    [InlineData(SharedDecision.Open, "", false, "choose the shared decision|write the note")]
    [InlineData(SharedDecision.Hold, " ", false, "write the note")]
    [InlineData(SharedDecision.Hold, "Held.", false, "")]
    [InlineData(SharedDecision.Cut, "Cut.", false, "record the dose change")]
    [InlineData(SharedDecision.GoBack, "Back.", false, "record the dose change")]
    [InlineData(SharedDecision.Cut, "Cut.", true, "")]
    public void What_is_missing_before_signing_is_said_in_words(SharedDecision choice, string note, bool doseRecorded, string expected) =>
        Assert.Equal(expected, string.Join('|', VisitChecks.MissingBeforeSigning(Decision.None with { Choice = choice }, note, doseRecorded).Select(it => it.Sentence)));

    [Theory]
    [InlineData(50, 49, 0)]
    [InlineData(50, 50, 1)]
    [InlineData(49, 48, 1)]
    [InlineData(260, 160, 0)]
    [InlineData(261, 161, 2)]
    public void Blood_pressure_stays_within_what_can_be(int systolic, int diastolic, int findings) =>
        Assert.Equal(findings, VisitChecks.Check(Vitals.None with { Systolic = systolic, Diastolic = diastolic }, Review.Empty, Decision.None, "").Count);

    [Fact]
    public void Check_TextBeyondLimit_NamesTheField()
    {
        var note = new string('a', VisitChecks.LongestText + 1);

        Assert.Equal("Note", Assert.Single(VisitChecks.Check(Vitals.None, Review.Empty, Decision.None, note)).Field);
        Assert.Empty(VisitChecks.Check(Vitals.None, Review.Empty, Decision.None, note[1..]));
    }
}
