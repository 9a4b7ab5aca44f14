using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Domain.Tests.Tapers;

/// <summary>A taper record with a clock that tests move, and short words for what clinicians do.</summary>
internal sealed class TestTaper
{
    public static readonly StaffId Lindqvist = new(new Guid("00000000-0000-0000-0000-0000000000a1"));
    public static readonly StaffId Raghavan = new(new Guid("00000000-0000-0000-0000-0000000000a2"));
    public static readonly VisitId Visit = new(new Guid("00000000-0000-0000-0000-0000000000b1"));

    public TestTaper()
    {
        Today = new DateOnly(2026, 3, 2);
        Record = new TaperRecord(PatientId.New(), By(Lindqvist), Dose.FromMilligrams(0.5m));
    }

    public DateOnly Today { get; set; }

    public TaperRecord Record { get; }

    public static Formulary Formulary { get; } = MakeFormulary();

    public static Dose Mg(decimal milligrams) => Dose.FromMilligrams(milligrams);

    public static Regimen Of(string medication, decimal milligrams, decimal asNeeded = 0) => new(
        [new RegimenLine(medication, null, Mg(milligrams), Dose.Zero, Dose.Zero, Dose.Zero, Mg(asNeeded), Mg(asNeeded))]);

    public static Regimen Diazepam(decimal milligrams) => Of("diazepam", milligrams);

    public Stamp By(StaffId who) => new(who, Today.ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc), Today);

    public TestTaper Taking(decimal diazepam, string table = "ashton")
    {
        var profile = ProfileChecks.From(Formulary.Tables.First(it => it.Code == table), new Dictionary<string, Dose>(), "", 1, By(Lindqvist));
        Assert.Empty(Record.EnterRegimen(new IntakeRegimen(Diazepam(diazepam), Today.AddDays(-60), false, null), profile, Formulary, By(Lindqvist)));
        return this;
    }

    public IReadOnlyList<Finding> Order(params (int InDays, Regimen Regimen)[] steps) => Order(sharedDecision: true, nextVisit: null, steps);

    public IReadOnlyList<Finding> Order(bool sharedDecision, DateOnly? nextVisit, params (int InDays, Regimen Regimen)[] steps) => Record.Order(
        new DoseOrder([.. steps.Select(step => new OrderedStep(Today.AddDays(step.InDays), step.Regimen))], "Planned step", "Watched closely", true, true),
        new DoseDoor(Visit, sharedDecision, nextVisit),
        Formulary,
        By(Lindqvist));

    public IReadOnlyList<Finding> Fact(int daysAgo, Regimen regimen, Func<DoseEntry, bool>? taken = null)
    {
        var on = Today.AddDays(-daysAgo);
        var answers = Record.ToAskSince(on, Today).ToDictionary(entry => entry.Id, entry => taken?.Invoke(entry) ?? true);
        return Record.RecordFact(new ToldFact(on, regimen, "Patient", "Told at a call", answers), Formulary, By(Lindqvist));
    }

    public decimal MgInEffect(int inDays = 0) => Record.InEffect(Today.AddDays(inDays))!.Regimen.Lines.Sum(line => line.Scheduled.Milligrams);

    private static Formulary MakeFormulary()
    {
        Medication Drug(string code, decimal? maximum = null) => new(code, char.ToUpperInvariant(code[0]) + code[1..], MedicationClass.Benzodiazepine,
            ActingClass.LongActing, "", [], null, maximum is { } mg ? Mg(mg) : null, true, "test");
        EquivalenceTable Table(string code, string name, params (string Drug, decimal Mg)[] rows) => new(code, name, "test",
            [.. rows.Select(row => new PublishedEquivalence(row.Drug, Mg(row.Mg), Mg(row.Mg), Mg(10), "test"))]);
        return new Formulary(
            [Drug("diazepam", 40), Drug("lorazepam", 10), Drug("alprazolam", 10), Drug("estazolam")],
            [new Product("diazepam-tablet-5", "diazepam", DoseForm.Tablet, Mg(5), 2, "test"), new Product("lorazepam-tablet-1", "lorazepam", DoseForm.Tablet, Mg(1), 2, "test")],
            [
                Table("ashton", "Ashton", ("diazepam", 10), ("lorazepam", 1), ("alprazolam", 0.5m)),
                Table("va-dod", "VA/DoD", ("diazepam", 10), ("lorazepam", 2), ("alprazolam", 1), ("estazolam", 1)),
            ]);
    }
}
