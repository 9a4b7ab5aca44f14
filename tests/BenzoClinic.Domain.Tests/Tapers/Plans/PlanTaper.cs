using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

/// <summary>Plans over a record with a small formulary of its own.</summary>
internal static class PlanTaper
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static Stamp Stamp { get; } = new(TestTaper.Lindqvist, Today.ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc), Today);

    public static Formulary Reference { get; } = Make();

    public static PlanRequest Proportional(decimal percent, int everyDays = 14) => new() { Method = TaperMethod.Proportional, Percent = percent, EveryDays = everyDays, Start = Today };

    public static PlanRequest Linear(decimal milligrams, int everyDays = 14) => new() { Method = TaperMethod.Linear, Amount = Mg(milligrams), EveryDays = everyDays, Start = Today };

    public static Stock Stock(params string[] products) => new(Reference, products.Length == 0 ? Domain.Tapers.Plans.Stock.Usual(Reference) : products);

    public static DoseSources Sources(params string[] products) => new(Reference, Stock(products));

    public static Regimen Of(params RegimenLine[] lines) => new(lines);

    /// <summary>Doses in the order of the day.</summary>
    public static RegimenLine Line(string medication, decimal morning = 0, decimal midday = 0, decimal evening = 0, decimal bedtime = 0, decimal asNeeded = 0, decimal maximum = 0) =>
        new(medication, null, Mg(morning), Mg(midday), Mg(evening), Mg(bedtime), Mg(asNeeded), Mg(maximum));

    public static TaperRecord Taking(params RegimenLine[] lines) => Taking("ashton", 0.5m, lines);

    public static TaperRecord Taking(string table, decimal completion, params RegimenLine[] lines)
    {
        var record = new TaperRecord(PatientId.New(), Stamp, Mg(completion));
        var profile = ProfileChecks.From(Reference.Tables.First(it => it.Code == table), new Dictionary<string, Dose>(), "", 1, Stamp);
        Assert.Empty(record.EnterRegimen(new IntakeRegimen(Of(lines), Today.AddDays(-60), false, null), profile, Reference, Stamp));
        return record;
    }

    public static PlanDraft Plan(TaperRecord record, PlanRequest request, Stock? stock = null) => Planner.Draft(record, request, Reference, stock ?? Stock(), Today);

    public static string Doses(PlanDraft draft) => string.Join(", ", draft.Steps.Select(step => step.Regimen.Lines.Aggregate(Dose.Zero, (sum, line) => sum + line.WithAsNeeded).Number));

    public static Dose Mg(decimal milligrams) => Dose.FromMilligrams(milligrams);

    private static Formulary Make()
    {
        Medication Drug(string code, ActingClass acting = ActingClass.LongActing) => new(code, char.ToUpperInvariant(code[0]) + code[1..], MedicationClass.Benzodiazepine, acting, "", [], null, null, true, "test");
        Product Tablet(string drug, decimal mg, int parts) => new($"{drug}-tablet-{mg}", drug, DoseForm.Tablet, Mg(mg), parts, "test");
        Product Liquid(string drug, decimal mg, decimal step, decimal filling, decimal? bottle = null) => new($"{drug}-solution-{mg}", drug, DoseForm.Solution, Mg(mg), 1, "test")
        {
            Syringe = new Syringe($"{filling} mL oral syringe", Volume.FromMilliliters(step), Volume.FromMilliliters(filling)),
            DaysOnceOpened = 90,
            Bottle = bottle is { } whole ? Volume.FromMilliliters(whole) : null,
        };
        EquivalenceTable Table(string code, string name, params (string Drug, decimal Mg)[] rows) => new(code, name, "test",
            [.. rows.Select(row => new PublishedEquivalence(row.Drug, Mg(row.Mg), Mg(row.Mg), Mg(10), "test"))]);
        return new Formulary(
            [Drug("diazepam"), Drug("lorazepam", ActingClass.IntermediateActing), Drug("alprazolam", ActingClass.IntermediateActing), Drug("clonazepam"), Drug("zolpidem", ActingClass.ShortActing), Drug("temazepam", ActingClass.IntermediateActing)],
            [
                Tablet("diazepam", 2, 2), Tablet("diazepam", 5, 2), Tablet("diazepam", 10, 2), Liquid("diazepam", 1, 0.1m, 10),
                Tablet("lorazepam", 0.5m, 1), Tablet("lorazepam", 1, 2), Tablet("lorazepam", 2, 2), Liquid("lorazepam", 2, 0.01m, 1, 30),
                Tablet("alprazolam", 0.25m, 2), Tablet("alprazolam", 0.5m, 2), Tablet("alprazolam", 1, 2), Tablet("alprazolam", 2, 4),
                Tablet("clonazepam", 0.5m, 2), Tablet("clonazepam", 1, 2), Tablet("clonazepam", 2, 2),
                new Product("clonazepam-odt-0.125", "clonazepam", DoseForm.OrallyDisintegrating, Mg(0.125m), 1, "test"),
                Tablet("zolpidem", 5, 1), Tablet("zolpidem", 10, 1), new Product("zolpidem-capsule-7.5", "zolpidem", DoseForm.Capsule, Mg(7.5m), 1, "test"),
                new Product("temazepam-capsule-15", "temazepam", DoseForm.Capsule, Mg(15), 1, "test"), new Product("temazepam-capsule-30", "temazepam", DoseForm.Capsule, Mg(30), 1, "test"),
            ],
            [
                Table("ashton", "Ashton", ("diazepam", 10), ("lorazepam", 1), ("alprazolam", 0.5m), ("clonazepam", 0.5m), ("zolpidem", 20), ("temazepam", 20)),
                Table("va-dod", "VA/DoD", ("diazepam", 10), ("lorazepam", 2), ("alprazolam", 1), ("clonazepam", 1), ("zolpidem", 20), ("temazepam", 15)),
            ]);
    }
}
