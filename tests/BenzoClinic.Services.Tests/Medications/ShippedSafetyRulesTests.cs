using BenzoClinic.Domain.Medications;
using BenzoClinic.Services.Medications;

namespace BenzoClinic.Services.Tests.Medications;

/// <summary>The rules as shipped, against worked cases: a second copy of what a clinician relies on.</summary>
public sealed class ShippedSafetyRulesTests
{
    private static readonly Formulary Formulary = FormularyReader.ReadFrom(FormularyReader.DefaultFolder);
    private static readonly SafetyRules Shipped = SafetyRulesReader.ReadFrom(FormularyReader.DefaultFolder);

    public static TheoryData<string> Supported => [.. SupportiveReader.ReadFrom(FormularyReader.DefaultFolder).All.Select(it => it.Name)];

    [Theory]
    [InlineData("lorazepam", "Oxycodone 5 mg", "I1 Boxed")]
    [InlineData("zolpidem", "Percocet", "I1 Boxed")]
    [InlineData("diazepam", "Tramadol 50 mg", "I1 Boxed, I18 Major")]
    [InlineData("clonazepam", "Suboxone film", "I20 Major")]
    [InlineData("clonazepam", "Methadone 40 mg", "I20 Major")]
    [InlineData("lorazepam", "Beer", "X5 Severe, I2 Severe")]
    [InlineData("lorazepam", "Gabapentin", "I3 Severe")]
    [InlineData("alprazolam", "Ketoconazole", "I4 Contraindicated")]
    [InlineData("triazolam", "Itraconazole", "I4 Contraindicated")]
    [InlineData("diazepam", "Ketoconazole", "I5 Major")]
    [InlineData("lorazepam", "Ketoconazole", "")]
    [InlineData("alprazolam", "Clarithromycin 500", "I5 Major")]
    [InlineData("clonazepam", "Paxlovid", "I5 Major")]
    [InlineData("zolpidem", "grapefruit juice", "I5 Major")]
    [InlineData("alprazolam", "Fluvoxamine", "I7 Major")]
    [InlineData("diazepam", "Luvox", "I7 Major")]
    [InlineData("clonazepam", "Fluvoxamine", "I5 Major")]
    [InlineData("diazepam", "Fluconazole", "I5 Major")]
    [InlineData("lorazepam", "St. John's Wort", "I6 Major")]
    [InlineData("diazepam", "Carbamazepine", "I6 Major")]
    [InlineData("diazepam", "Omeprazole 20 mg", "I8 Moderate")]
    [InlineData("clobazam", "CBD oil", "I8 Moderate")]
    [InlineData("diazepam", "Fluoxetine", "I8 Moderate")]
    [InlineData("lorazepam", "birth control pill", "I9 Minor")]
    [InlineData("lorazepam", "Clozapine", "I12 Major")]
    [InlineData("lorazepam", "Xyrem", "I13 Contraindicated")]
    [InlineData("zolpidem", "sodium oxybate", "I13 Contraindicated")]
    [InlineData("lorazepam", "Depakote", "I15 Moderate")]
    [InlineData("lorazepam", "Cipro", "I17 Moderate")]
    [InlineData("lorazepam", "Wellbutrin XL", "I18 Major")]
    [InlineData("lorazepam", "Theophylline", "I19 Moderate")]
    [InlineData("lorazepam", "Trazodone", "S2 Moderate")]
    [InlineData("lorazepam", "Sertraline", "")]
    [InlineData("lorazepam", "Buspirone", "")]
    [InlineData("lorazepam", "Naltrexone", "")]
    [InlineData("lorazepam", "Levothyroxine", "")]
    public void With_a_tapered_medication(string tapered, string other, string expected) => Assert.Equal(expected, Said(Taking([tapered], other)));

    [Theory]
    [InlineData("I10 Major", "Citalopram", "Hydroxyzine")]
    [InlineData("I10 Major", "Escitalopram", "Ondansetron")]
    [InlineData("I11 Contraindicated", "Phenelzine", "Buspirone")]
    [InlineData("I11 Contraindicated", "Nardil", "Sertraline")]
    [InlineData("F1 Contraindicated", "Ramelteon", "Fluvoxamine")]
    [InlineData("F1 Contraindicated", "Tizanidine", "Fluvoxamine")]
    [InlineData("F2 Moderate", "Melatonin", "Fluvoxamine")]
    [InlineData("S1 Major", "Trazodone", "Clonidine", "Mirtazapine")]
    [InlineData("I3 Severe", "Gabapentin", "Oxycodone")]
    public void Without_one(string expected, params string[] others) => Assert.Equal(expected, Said(Taking([], others)));

    [Fact]
    public void Two_tapered_medications_are_a_duplicate_and_no_sedation_stack_of_their_own()
    {
        Assert.Equal("I14 Duplicate", Said(Taking(["alprazolam", "diazepam"])));
        Assert.Equal("I14 Duplicate, S2 Moderate", Said(Taking(["clonazepam", "zolpidem"], "Trazodone")));
        Assert.Equal("S1 Major", Said(Taking(["clonazepam"], "Trazodone", "Mirtazapine")));
    }

    [Theory]
    [InlineData("Hydroxyzine", "icd|I45.81", "I10a Contraindicated")]
    [InlineData("Trazodone", "http://snomed.info/sct|111975006", "I10b Major")]
    [InlineData("Gabapentin", "icd|G47.33", "I3a Severe")]
    [InlineData("Hydroxyzine", "icd|F10.20", "I2 Severe")]
    public void With_a_condition(string other, string code, string expected) =>
        Assert.Equal(expected, Said(Taking([], other) with { Conditions = [new KnownCondition(code, "", true)] }));

    [Fact]
    public void With_age()
    {
        Assert.Equal("I3a Severe", Said(Taking([], "Pregabalin") with { Age = 65 }));
        Assert.Equal("B1 Moderate", Said(Taking([], "Hydroxyzine") with { Age = 80 }));
    }

    [Theory]
    [InlineData("Flumazenil", "X1")]
    [InlineData("Propofol", "X2")]
    [InlineData("ketamine lozenge", "X2")]
    [InlineData("Phenobarbital", "X3")]
    [InlineData("Fioricet", "X3")]
    [InlineData("Midazolam", "X4")]
    [InlineData("etizolam", "X4")]
    [InlineData("Kava", "X5")]
    [InlineData("Phenibut", "X5")]
    public void What_is_no_support_is_refused_here_and_told_from_elsewhere(string name, string code)
    {
        var entry = new OtherMedicationEntry(name, "", "", null, MedicationSource.Clinic, "");
        Assert.Equal([code], Shipped.Review(Taking([]), entry, null).Refusals.Select(it => it.Code));
        var elsewhere = Shipped.Review(Taking([]), entry with { Source = MedicationSource.Elsewhere }, null);
        Assert.Empty(elsewhere.Refusals);
        Assert.Contains(elsewhere.ToAnswer, it => it.Code == code);
    }

    [Theory]
    [InlineData("Suboxone", true)]
    [InlineData("Buprenorphine and naloxone", true)]
    [InlineData("methadone", true)]
    [InlineData("Vivitrol", true)]
    [InlineData("Naloxone nasal spray", false)]
    [InlineData("Oxycodone", false)]
    public void Treatment_of_opioid_use_disorder_is_known(string name, bool treats) => Assert.Equal(treats, Shipped.TreatsOpioidUseDisorder(name));

    [Theory]
    [InlineData("Gabapentin", 40, 3600)]
    [InlineData("Pregabalin", 40, 600)]
    [InlineData("Hydroxyzine", 40, 400)]
    [InlineData("Buspirone", 40, 60)]
    [InlineData("Propranolol", 40, 160)]
    [InlineData("Clonidine", 40, 0.6)]
    [InlineData("Trazodone", 40, 400)]
    [InlineData("Melatonin", 40, 10)]
    [InlineData("Doxepin, low dose", 40, 6)]
    [InlineData("Ramelteon", 40, 8)]
    [InlineData("Mirtazapine", 40, 45)]
    [InlineData("Sertraline", 40, 200)]
    [InlineData("Escitalopram", 64, 20)]
    [InlineData("Escitalopram", 65, 10)]
    [InlineData("Citalopram", 60, 40)]
    [InlineData("Citalopram", 61, 20)]
    [InlineData("Fluoxetine", 40, 80)]
    [InlineData("Paroxetine", 40, 60)]
    [InlineData("Fluvoxamine", 40, 300)]
    [InlineData("Venlafaxine XR", 40, 225)]
    [InlineData("Duloxetine", 40, 120)]
    [InlineData("Carbamazepine", 40, 1200)]
    [InlineData("Prazosin", 40, 20)]
    public void The_maximum_of_a_day(string name, int age, double maximum)
    {
        Assert.DoesNotContain(SafetyRules.AboveMaximum, Said(With((decimal)maximum)), StringComparison.Ordinal);
        Assert.Contains(SafetyRules.AboveMaximum, Said(With((decimal)maximum + 0.01m)), StringComparison.Ordinal);

        TakenTogether With(decimal milligrams) => new([Taken.Of(new OtherMedicationEntry(name, $"{milligrams} mg a day", "", null, MedicationSource.Clinic, ""), null)], [], [], age);
    }

    [Theory, MemberData(nameof(Supported))]
    public void Every_supportive_medication_has_its_maximum_tested(string name) =>
        Assert.Contains(typeof(ShippedSafetyRulesTests).GetMethod(nameof(The_maximum_of_a_day))!.GetCustomAttributes(false).OfType<InlineDataAttribute>(), row => (string)row.Data[0]! == name);

    [Fact]
    public void Omeprazole_lowers_the_maximum_of_citalopram() =>
        Assert.Equal("above-maximum Major", Said(new TakenTogether([Taken.Of(new("Citalopram", "30 mg", "daily", null, MedicationSource.Clinic, ""), null), new("Omeprazole", "Omeprazole")], [], [], 40)));

    [Fact]
    public void Heavy_rules_ask_and_the_four_that_are_never_dismissed_ask_each_time()
    {
        Assert.Equal(["I1", "I4", "I11", "I13"], Shipped.Rules.Where(rule => rule.AlwaysAsks).Select(rule => rule.Code).OrderBy(code => int.Parse(code[1..], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(Enumerable.Range(1, 20), number => Assert.Contains(Shipped.Rules, rule => rule.Code == $"I{number}"));
        Assert.All(Shipped.Rules, rule => Assert.True(rule.Source.Length > 10 && rule.Sentence.EndsWith('.') && rule.Instead.EndsWith('.'), rule.Code));
    }

    [Fact]
    public void No_group_names_what_belongs_to_the_regimen_by_accident()
    {
        foreach (var medication in Formulary.Medications)
            Assert.False(Shipped.Rules.Where(rule => rule.RefusedHere).SelectMany(rule => rule.Left).Any(group => Shipped.Names(group, medication.Name)), medication.Name);
    }

    private static TakenTogether Taking(string[] tapered, params string[] others) =>
        new([.. tapered.Select(code => Taken.Of(Formulary.Find(code)!)), .. others.Select(name => new Taken(name, name))], [], [], 40);

    private static string Said(TakenTogether together) => string.Join(", ", Shipped.Alerts(together).Select(it => $"{it.Code} {it.Severity}"));
}
