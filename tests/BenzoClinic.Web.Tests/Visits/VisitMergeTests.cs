using BenzoClinic.Domain.Visits;
using BenzoClinic.Web.Components.Visits;

namespace BenzoClinic.Web.Tests.Visits;

public sealed class VisitMergeTests
{
    private static readonly VisitForm Start = new() { Sleep = "5 h", Pulse = "80" };

    [Fact]
    public void What_only_one_of_them_changed_is_taken_as_it_is()
    {
        var merge = VisitMerge.Of(Start, Start with { Note = "Mine.", Agrees = true }, Start with { Pulse = "90", Choice = SharedDecision.Cut }, "Dr. Haddad");

        Assert.Equal(Start with { Note = "Mine.", Agrees = true, Pulse = "90", Choice = SharedDecision.Cut }, merge.Form);
        Assert.Empty(merge.Told);
    }

    [Fact]
    public void Where_both_wrote_texts_stand_together_and_of_values_theirs_are_named()
    {
        var merge = VisitMerge.Of(
            Start,
            Start with { Sleep = "6 h", Pulse = "84", Choice = SharedDecision.Hold },
            Start with { Sleep = "7 h", Pulse = "90", Choice = SharedDecision.Cut },
            "Dr. Haddad");

        Assert.Equal(Start with { Sleep = "6 h\n\nDr. Haddad: 7 h", Pulse = "84", Choice = SharedDecision.Hold }, merge.Form);
        Assert.Equal(["Pulse: Dr. Haddad wrote 90.", "Shared decision: Dr. Haddad chose cut."], merge.Told);
    }

    [Fact]
    public void The_same_words_twice_stand_once()
    {
        var merge = VisitMerge.Of(Start, Start with { Note = "Same." }, Start with { Note = "Same." }, "Dr. Haddad");

        Assert.Equal("Same.", merge.Form.Note);
    }

    [Fact]
    public void Where_I_emptied_what_they_rewrote_theirs_stays()
    {
        var merge = VisitMerge.Of(Start, Start with { Sleep = "" }, Start with { Sleep = "7 h" }, "Dr. Haddad");

        Assert.Equal("7 h", merge.Form.Sleep);
    }
}
