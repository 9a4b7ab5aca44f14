using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Medications;

public sealed class SafetyRulesTests
{
    private static readonly SafetyRules Rules = new(
        [
            Group("opioid", "oxycodone", "Percocet"),
            Group("qt", "citalopram", "methadone", "quetiapine"),
            Group("clarithro", "clarithromycin"),
            new("drinking", "drinking", GroupKind.Condition, ["alcohol use disorder"], ["F10"], null, "Book"),
            new("older", "older", GroupKind.Age, [], [], 65, "Book"),
            Group("kava", "kava"),
        ],
        [
            Rule("A", AlertSeverity.Boxed, ["opioid"], ["benzodiazepine"]) with { AlwaysAsks = true },
            Rule("B", AlertSeverity.Major, ["qt"], []) with { Least = 2 },
            Rule("C", AlertSeverity.Severe, ["opioid"], ["drinking", "older"]),
            Rule("D", AlertSeverity.Minor, ["opioid"], ["benzodiazepine", "clarithro"]) with { Unless = ["A"], NeedsReason = false },
            Rule("K", AlertSeverity.Severe, ["kava"], []) with { RefusedHere = true },
            Rule("S", AlertSeverity.Moderate, ["benzodiazepine", "opioid"], []) with { Least = 2, TaperedAsOne = true },
        ],
        [new("Citalopram", "10–40 mg", "QT", "Label") { Figures = new(10, 40, 40, 40, 61, 20, ["clarithro"], 30) }]);

    private static readonly Medication Lorazepam = new("lorazepam", "Lorazepam", MedicationClass.Benzodiazepine, ActingClass.IntermediateActing, "10–20 h", ["Ativan"], null, null, true, "Label");
    private static readonly Medication Diazepam = Lorazepam with { Code = "diazepam", Name = "Diazepam" };

    [Theory]
    [InlineData("Oxycodone 5 mg tablets")]
    [InlineData("PERCOCET")]
    [InlineData("acetaminophen/oxycodone-5")]
    public void A_substance_is_found_among_other_words(string name) => Assert.Equal("A", Codes(Taking(40, Listed(name)), skip: "S"));

    [Theory]
    [InlineData("oxy")]
    [InlineData("oxycodonex")]
    [InlineData("Sertraline")]
    [InlineData("")]
    public void Another_name_raises_nothing(string name) => Assert.Equal("", Codes(Taking(40, Listed(name)), skip: "S"));

    [Fact]
    public void A_pair_names_all_that_meet_and_needs_both()
    {
        Assert.Equal("Oxycodone with Lorazepam and Diazepam", Alert(new TakenTogether([Taken.Of(Lorazepam), Taken.Of(Diazepam), Listed("Oxycodone")], [], [], 40), "A").Title);
        Assert.Empty(Rules.Alerts(new TakenTogether([Listed("Oxycodone")], [], [], 40)));
        Assert.Empty(Rules.Alerts(new TakenTogether([Taken.Of(Lorazepam)], [], [], 40)));
    }

    [Fact]
    public void So_many_of_one_group_raise_one_alert_and_fewer_none()
    {
        Assert.Equal("", Codes(Taking(40, Listed("Citalopram"))));
        Assert.Equal("Citalopram and Methadone", Alert(Taking(40, Listed("Citalopram"), Listed("Methadone")), "B").Title);
        Assert.Equal("Citalopram, Methadone and Quetiapine", Alert(Taking(40, Listed("Citalopram"), Listed("Methadone"), Listed("Quetiapine")), "B").Title);
        Assert.Equal("", Codes(Taking(40, Listed("Citalopram"), Listed("citalopram"))));
    }

    [Fact]
    public void Two_of_the_tapered_count_as_one_where_the_rule_says_so()
    {
        Assert.Equal("", Codes(new TakenTogether([Taken.Of(Lorazepam), Taken.Of(Diazepam)], [], [], 40)));
        Assert.Equal("A S", Codes(new TakenTogether([Taken.Of(Lorazepam), Taken.Of(Diazepam), Listed("Oxycodone")], [], [], 40)));
    }

    [Theory]
    [InlineData(64, false, "")]
    [InlineData(65, false, "Oxycodone at age 65")]
    [InlineData(64, true, "Oxycodone with Alcohol use disorder, severe")]
    public void Conditions_and_age_count_as_what_is_met(int age, bool drinks, string met)
    {
        IReadOnlyList<KnownCondition> conditions = drinks ? [new("http://hl7.org/fhir/sid/icd-10-cm|F10.20", "Alcohol use disorder, severe", true)] : [];
        var alerts = Rules.Alerts(new TakenTogether([Listed("Oxycodone")], conditions, [], age)).Where(it => it.Code == "C").ToList();
        Assert.Equal(met.Length == 0 ? [] : [met], alerts.Select(it => it.Title));
    }

    [Fact]
    public void A_condition_that_is_over_meets_nothing_and_is_still_known()
    {
        var together = new TakenTogether([Listed("Oxycodone")], [new("", "Alcohol use disorder", false)], [], 40);
        Assert.Empty(Rules.Alerts(together));
        Assert.True(Rules.EverHad("drinking", together));
    }

    [Fact]
    public void A_later_rule_leaves_out_what_an_earlier_one_says()
    {
        Assert.Equal("A", Codes(Taking(40, Listed("Oxycodone")), skip: "S"));
        Assert.Equal("Oxycodone with Clarithromycin", Alert(Taking(40, Listed("Oxycodone"), Listed("Clarithromycin")), "D").Title);
    }

    [Fact]
    public void The_heaviest_comes_first() =>
        Assert.Equal(["A", "C", "B", "S"], Rules.Alerts(Taking(70, Listed("Citalopram 10"), Listed("Quetiapine"), Listed("Oxycodone"))).Select(it => it.Code));

    [Theory]
    [InlineData("40 mg", 40, false, "")]
    [InlineData("40.5 mg", 40, false, "above-maximum above-maximum")]
    [InlineData("20 mg", 61, false, "")]
    [InlineData("21 mg", 61, false, "above-maximum")]
    [InlineData("21 mg", 60, false, "")]
    [InlineData("30 mg", 40, true, "")]
    [InlineData("31 mg", 40, true, "above-maximum")]
    [InlineData("400 mg twice a week", 40, false, "")]
    public void A_dose_above_the_persons_maximum_asks_for_a_reason(string dose, int age, bool raised, string codes)
    {
        var entry = Listed("Citalopram", dose, "daily");
        var together = raised ? Taking(age, entry, Listed("Clarithromycin")) : Taking(age, entry);
        Assert.Equal(codes, Codes(together));
        Assert.All(Rules.Alerts(together), it => Assert.True(it.NeedsReason));
    }

    [Theory]
    [InlineData("20 mg", "daily", "20 mg a day; usual 10 mg to 40 mg, at most 40 mg.")]
    [InlineData("20 mg", "", "Not checked: these words do not tell milligrams a day (usual 10 mg to 40 mg, at most 40 mg).")]
    [InlineData("", "", "")]
    public void What_was_read_of_a_dose_is_said(string dose, string times, string note) =>
        Assert.Equal(note, Rules.Review(Taking(40), Entry("Citalopram", dose, times), null).DoseNote);

    [Fact]
    public void An_allergy_is_found_in_a_name() =>
        Assert.Equal(["Amoxicillin clavulanate with an allergy to amoxicillin"], Rules.Alerts(Taking(40, Listed("Amoxicillin clavulanate")) with { Allergies = ["amoxicillin", "Penicillin"] }).Select(it => it.Title));

    [Fact]
    public void What_is_never_given_here_is_refused_with_its_source_and_listed_from_elsewhere_with_an_alert()
    {
        var here = Rules.Review(Taking(40), Entry("Kava extract"), null);
        Assert.Equal(("Name", "K", Severity.Stop), (here.Refusals.Single().Field, here.Refusals.Single().Code, here.Refusals.Single().Severity));
        Assert.EndsWith("Source: Book", here.Refusals.Single().Sentence, StringComparison.Ordinal);

        var elsewhere = Rules.Review(Taking(40), Entry("Kava extract") with { Source = MedicationSource.Elsewhere }, null);
        Assert.Empty(elsewhere.Refusals);
        Assert.Equal("K", elsewhere.ToAnswer.Single().Code);
    }

    [Fact]
    public void A_new_entry_is_asked_for_what_it_brings_and_for_nothing_that_stood_before()
    {
        var together = Taking(40, Listed("Citalopram"), Listed("Methadone"));
        Assert.Empty(Rules.Review(together, Entry("Sertraline"), null).ToAnswer);
        Assert.Equal("B", Rules.Review(together, Entry("Quetiapine"), null).ToAnswer.Single().Code);
        // What it does to another is asked too.
        Assert.Equal("Citalopram 40 mg a day", Rules.Review(Taking(40, Listed("Citalopram", "40 mg", "daily")), Entry("Clarithromycin"), null).ToAnswer.Single().Title);
    }

    [Fact]
    public void A_correction_asks_again_only_where_the_rule_always_asks_and_the_dose_changes()
    {
        var id = OtherMedicationId.New();
        var oxycodone = Entry("Oxycodone", "5 mg", "twice a day");
        var together = Taking(70, Taken.Of(oxycodone, id));
        Assert.Equal(["A", "C"], Rules.Review(together, Entry("Oxycodone", "5 mg"), null).Alerts.Select(it => it.Code).Where(code => code is "A" or "C"));
        Assert.Empty(Rules.Review(together, oxycodone with { Prescriber = "Dr. Adams" }, id).ToAnswer);
        Assert.Equal(["A"], Rules.Review(together, oxycodone with { Dose = "10 mg" }, id).ToAnswer.Select(it => it.Code));
    }

    [Fact]
    public void A_reason_speaks_for_the_same_things_and_for_fewer_never_for_more()
    {
        var both = Alert(new TakenTogether([Taken.Of(Lorazepam), Taken.Of(Diazepam), Listed("Oxycodone")], [], [], 40), "A");
        var one = Alert(Taking(40, Listed("Oxycodone")), "A");
        var stamp = new Stamp(new StaffId(Guid.NewGuid()), DateTime.UnixEpoch, new DateOnly(2026, 11, 24));
        Assert.True(new AlertReason(PatientId.New(), both, "Pain", stamp).Answers(one));
        Assert.False(new AlertReason(PatientId.New(), one, "Pain", stamp).Answers(both));
        Assert.False(new AlertReason(PatientId.New(), both with { Code = "B" }, "Pain", stamp).Answers(both));
    }

    [Fact]
    public void An_order_is_asked_for_the_medication_it_brings()
    {
        var together = Taking(40, Listed("Oxycodone"));
        Assert.Empty(Rules.Brought(together, [Lorazepam]));
        Assert.Equal("Oxycodone with Lorazepam and Diazepam", Rules.Brought(together, [Lorazepam, Diazepam]).Single(it => it.Code == "A").Title);
        Assert.Empty(Rules.Brought(Taking(40), [Diazepam]));
    }

    [Fact]
    public void More_taken_never_silences_what_stood_before()
    {
        string[] names = ["Oxycodone", "Percocet", "Citalopram", "Methadone", "Quetiapine", "Clarithromycin", "Kava", "Sertraline"];
        Gen.Select(Gen.Int[0, names.Length - 1].Array[0, 5], Gen.Int[0, names.Length - 1], Gen.Int[18, 90], Gen.Bool).Sample((taken, more, age, drinks) =>
        {
            var together = Taking(age, [.. taken.Select(at => Listed(names[at]))]) with { Conditions = drinks ? [new("", "alcohol use disorder", true)] : [] };
            var (before, after) = (Rules.Alerts(together), Rules.Alerts(together.With(Entry(names[more]), null)));
            // By rule: a later alert of the same rule may name more.
            return before.All(it => after.Any(later => later.Code == it.Code && it.Members.All(later.Members.Contains)))
                && Rules.Review(together, Entry(names[more]), null).ToAnswer.All(it => it.NeedsReason && after.Any(it.IsSameAs));
        }, iter: 10_000);
    }

    private static SubstanceGroup Group(string code, params string[] words) => new(code, code, GroupKind.Medication, words, [], null, "Book");

    private static InteractionRule Rule(string code, AlertSeverity severity, string[] left, string[] right) => new(code, severity, left, right, null, "It harms.", "Another.", "Book") { NeedsReason = true };

    private static OtherMedicationEntry Entry(string name, string dose = "", string times = "") => new(name, dose, times, null, MedicationSource.Clinic, "");

    private static Taken Listed(string name, string dose = "", string times = "") => Taken.Of(Entry(name, dose, times), OtherMedicationId.New());

    private static TakenTogether Taking(int age, params Taken[] others) => new([Taken.Of(Lorazepam), .. others], [], [], age);

    private static string Codes(TakenTogether together, string skip = "") => string.Join(' ', Rules.Alerts(together).Select(it => it.Code).Where(code => code != skip));

    private static MedicationAlert Alert(TakenTogether together, string code) => Rules.Alerts(together).Single(it => it.Code == code);
}
