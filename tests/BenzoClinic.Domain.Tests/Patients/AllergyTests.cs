using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Domain.Tests.Patients;

public sealed class AllergyTests
{
    [Fact]
    public void Tidy_EmptyRow_IsLeftOut() =>
        Assert.Equal([new Allergy("Penicillin", "rash")], Allergy.Tidy([new Allergy(" Penicillin ", "rash "), new Allergy(" ", "")]));

    [Fact]
    public void Check_ReactionWithoutSubstance_NamesTheRow() =>
        Assert.Equal("Allergies[1]", Assert.Single(Allergy.Check([new Allergy("Latex", ""), new Allergy("", "rash")])).Field);

    [Fact]
    public void Check_SameSubstanceTwice_IsFound() =>
        Assert.Equal("Penicillin is listed twice.", Assert.Single(Allergy.Check([new Allergy("penicillin", ""), new Allergy("Penicillin", "rash")])).Sentence);
}
