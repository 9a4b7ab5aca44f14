using BenzoClinic.Domain.Visits;
using BenzoClinic.Web.Components.Visits;

namespace BenzoClinic.Web.Tests.Visits;

public sealed class VisitFormTests
{
    [Fact]
    public void Numbers_are_read_as_people_write_them()
    {
        var (vitals, findings) = new VisitForm { Systolic = " 122 ", Diastolic = "78", WeightKg = "64,25", TemperatureCelsius = "36.8" }.ToVitals();

        Assert.Equal(new Vitals(122, 78, null, null, 36.8m, 64.2m), vitals);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("abc", "64.2", "Pulse")]
    [InlineData("-5", "64.2", "Pulse")]
    [InlineData("8.5", "64.2", "Pulse")]
    [InlineData("99999999999", "64.2", "Pulse")]
    [InlineData("80", "64kg", "WeightKg")]
    [InlineData("80", "1.2.3", "WeightKg")]
    public void What_is_no_number_is_named(string pulse, string weight, string field)
    {
        var (_, findings) = new VisitForm { Pulse = pulse, WeightKg = weight }.ToVitals();

        Assert.Equal(field, Assert.Single(findings).Field);
    }

    [Fact]
    public void The_note_is_drafted_from_what_stands_on_the_page()
    {
        var form = new VisitForm { Systolic = "122", Diastolic = "78", Pulse = "84", Sleep = "5.4 h", Choice = SharedDecision.Cut, BenefitsAndRisks = true, Agrees = true };

        Assert.Equal(
            "Seen in person: BP 122/78, pulse 84.\nSleep: 5.4 h\nShared decision: cut. Talked through: benefits and risks. The patient agrees.\nNext visit: Tue 8 Dec, 10:30.",
            NoteText.From(form, "Tue 8 Dec, 10:30"));
        Assert.Equal("", NoteText.From(new VisitForm(), "Tue 8 Dec, 10:30"));
    }
}
