using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>
/// What the reference data says about medicines taken together, and about the doses of supportive ones. It speaks of names it
/// knows; a name it does not know raises nothing.
/// </summary>
public sealed class SafetyRules(IReadOnlyList<SubstanceGroup> groups, IReadOnlyList<InteractionRule> rules, IReadOnlyList<SupportiveMedication> supportive)
{
    /// <summary>Code of an alert about an allergy.</summary>
    public const string Allergy = "allergy";

    /// <summary>Code of an alert about a dose.</summary>
    public const string AboveMaximum = "above-maximum";

    private const string TreatmentOfOpioidUseDisorder = "oud-treatment";

    private readonly Dictionary<string, SubstanceGroup> _groups = groups.ToDictionary(group => group.Code);

    /// <summary>The rules, in the order of the file.</summary>
    public IReadOnlyList<InteractionRule> Rules => rules;

    /// <summary>Everything there is to say, the heaviest first.</summary>
    public IReadOnlyList<MedicationAlert> Alerts(TakenTogether together)
    {
        var alerts = new List<MedicationAlert>();
        foreach (var rule in rules) alerts.AddRange([.. Of(rule, together, alerts)]);
        alerts.AddRange(together.Medications.SelectMany(it => AllergiesTo(it, together)));
        alerts.AddRange(together.Medications.SelectMany(it => Doses(it, together)));
        return [.. alerts.OrderBy(alert => alert.Severity)];
    }

    /// <summary>What listing an entry, or putting one right, would bring.</summary>
    /// <param name="instead">The medication that is put right; null for a new one.</param>
    public EntryReview Review(TakenTogether together, OtherMedicationEntry entry, OtherMedicationId? instead)
    {
        entry = entry.Tidy();
        if (entry.Name.Length == 0) return EntryReview.Nothing;
        var refusals = entry.Source == MedicationSource.Clinic ? rules.Where(rule => rule.RefusedHere && rule.Left.Any(code => Names(code, entry.Name))).Select(Refusal).ToList() : [];
        var before = Alerts(together);
        bool IsNew(MedicationAlert alert) => !before.Any(alert.IsSameAs);
        var alerts = Alerts(together.With(entry, instead)).Where(alert => alert.Concerns(entry.Name) || IsNew(alert)).ToList();
        var earlier = instead is null ? null : together.Medications.FirstOrDefault(it => it.Id == instead)?.Entry;
        var otherDose = earlier is null || earlier.Dose != entry.Dose || earlier.Times != entry.Times || earlier.Name != entry.Name;
        return new EntryReview(
            refusals,
            alerts,
            [.. alerts.Where(alert => alert.NeedsReason && (IsNew(alert) || (alert.AlwaysAsks && otherDose && alert.Concerns(entry.Name))))],
            DoseNote(entry, together));
    }

    /// <summary>Alerts that medications of an order bring and that ask for a reason.</summary>
    public IReadOnlyList<MedicationAlert> Brought(TakenTogether together, IEnumerable<Medication> ordered)
    {
        var news = ordered.Select(Taken.Of).Where(it => together.Medications.All(other => other.Name != it.Name)).DistinctBy(it => it.Name).ToList();
        if (news.Count == 0) return [];
        var before = Alerts(together);
        return [.. Alerts(together with { Medications = [.. together.Medications, .. news] }).Where(alert => alert.NeedsReason && !before.Any(alert.IsSameAs))];
    }

    /// <summary>True for a treatment of opioid use disorder: buprenorphine, methadone, naltrexone.</summary>
    public bool TreatsOpioidUseDisorder(string name) => Names(TreatmentOfOpioidUseDisorder, name);

    /// <summary>True where the text names something of a group.</summary>
    public bool Names(string group, string text) => _groups.TryGetValue(group, out var known) && known.Kind == GroupKind.Medication && known.IsNamedIn(text);

    /// <summary>What of a group is taken or present, by name.</summary>
    public IReadOnlyList<string> Present(string group, TakenTogether together) => [.. Members([group], together).Select(member => member.Name)];

    /// <summary>True where the person has, or ever had, a condition of a group.</summary>
    public bool EverHad(string group, TakenTogether together) => _groups.TryGetValue(group, out var known) && together.Conditions.Any(known.Holds);

    private IEnumerable<MedicationAlert> Of(InteractionRule rule, TakenTogether together, List<MedicationAlert> earlier)
    {
        var left = Members(rule.Left, together);
        if (rule.Least is { } least)
        {
            var count = left.Count(it => !it.Tapered) + (rule.TaperedAsOne ? Math.Min(1, left.Count(it => it.Tapered)) : left.Count(it => it.Tapered));
            return count >= least ? [Alert(rule, [.. left.Select(it => it.Name)], " and ")] : [];
        }

        if (rule.Right.Count == 0) return left.Select(one => Alert(rule, [one.Name], ""));
        var right = Members(rule.Right, together);
        var alerts = new List<MedicationAlert>();
        foreach (var one in left)
        {
            var others = right.Where(other => other.Name != one.Name && !IsSaidBy(rule, one.Name, other.Name, earlier)).Select(other => other.Name).ToList();
            if (others.Count > 0) alerts.Add(Alert(rule, [one.Name, .. others], " with "));
        }

        return alerts;
    }

    private List<Member> Members(IReadOnlyList<string> codes, TakenTogether together)
    {
        var members = new List<Member>();
        foreach (var it in together.Medications)
            if (codes.Any(code => IsIn(code, it))) members.Add(new Member(it.Name, it.Class is not null));
        foreach (var group in codes.Select(code => _groups.GetValueOrDefault(code)).OfType<SubstanceGroup>())
        {
            if (group.Kind == GroupKind.Condition) members.AddRange(together.Conditions.Where(it => it.IsActive && group.Holds(it)).Select(it => new Member(it.Display, false)));
            if (group.Kind == GroupKind.Age && together.Age >= group.FromAge) members.Add(new Member($"age {together.Age}", false));
        }

        return [.. members.DistinctBy(member => member.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private bool IsIn(string group, Taken it) => group switch
    {
        SubstanceGroup.Benzodiazepines => it.Class == MedicationClass.Benzodiazepine,
        SubstanceGroup.ZDrugs => it.Class == MedicationClass.ZDrug,
        _ => Names(group, it.Text),
    };

    private static bool IsSaidBy(InteractionRule rule, string one, string other, List<MedicationAlert> earlier) =>
        earlier.Exists(alert => rule.Unless.Contains(alert.Code) && alert.Members.Contains(one) && alert.Members.Contains(other));

    private static MedicationAlert Alert(InteractionRule rule, IReadOnlyList<string> members, string between) =>
        new(rule.Code, rule.Severity, members, Title(members, between), rule.Sentence, rule.Instead, rule.Source) { NeedsReason = rule.NeedsReason, AlwaysAsks = rule.AlwaysAsks };

    private static string Title(IReadOnlyList<string> members, string between) => between switch
    {
        " with " when members is [_, var only] && only.StartsWith("age ", StringComparison.Ordinal) => $"{members[0]} at {only}",
        " with " => $"{members[0]} with {Listed([.. members.Skip(1)])}",
        _ => Listed(members),
    };

    private static string Listed(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";

    private static Finding Refusal(InteractionRule rule) =>
        new(nameof(OtherMedicationEntry.Name), rule.Code, $"Not prescribed here. {rule.Sentence} Instead: {rule.Instead} Source: {rule.Source}");

    private static IEnumerable<MedicationAlert> AllergiesTo(Taken it, TakenTogether together) =>
        from substance in together.Allergies
        where NameWords.Holds(NameWords.Of(it.Text), NameWords.Of(substance))
        select new MedicationAlert(Allergy, AlertSeverity.Contraindicated, [it.Name, $"allergy to {substance}"], $"{it.Name} with an allergy to {substance}",
            $"The chart lists an allergy to {substance}.", "Another medicine; or correct the allergy, where it is none.", "The chart’s own list of allergies.")
        { NeedsReason = true };

    private IEnumerable<MedicationAlert> Doses(Taken it, TakenTogether together)
    {
        if (it.Entry is not { } entry || Known(entry.Name) is not { } row || DailyDose.Read(entry.Dose, entry.Times) is not { } dose) yield break;
        var limit = LimitOf(row, together);
        if (dose.Milligrams > limit.Milligrams)
            yield return AboveAlert(row, $"{it.Name} {SupportiveFigures.Mg(dose.Milligrams)} a day", $"More than {SupportiveFigures.Mg(limit.Milligrams)} a day{limit.Why}.");
        if (row.Figures.AtOnce is { } once && dose.AtOnce > once)
            yield return AboveAlert(row, $"{it.Name} {SupportiveFigures.Mg(dose.AtOnce.Value)} at once", $"More than {SupportiveFigures.Mg(once)} at once.");
    }

    private static MedicationAlert AboveAlert(SupportiveMedication row, string member, string sentence) =>
        new(AboveMaximum, AlertSeverity.Major, [member], member, sentence, $"Usual here: {row.Usual}.", row.Source) { NeedsReason = true };

    /// <summary>What there is to say about an entry's dose while it is typed; "" for a medicine without figures.</summary>
    private string DoseNote(OtherMedicationEntry entry, TakenTogether together)
    {
        if (Known(entry.Name) is not { } row || (entry.Dose + entry.Times).Length == 0) return "";
        var (limit, figures) = (LimitOf(row, together), row.Figures);
        var range = $"usual {SupportiveFigures.Mg(figures.UsualLow)} to {SupportiveFigures.Mg(figures.UsualHigh)}, at most {SupportiveFigures.Mg(limit.Milligrams)}{limit.Why}";
        return DailyDose.Read(entry.Dose, entry.Times) is { } dose
            ? $"{SupportiveFigures.Mg(dose.Milligrams)} a day; {range}."
            : $"Not checked: these words do not tell milligrams a day ({range}).";
    }

    private DoseLimit LimitOf(SupportiveMedication row, TakenTogether together) => row.LimitFor(together.Age, group => together.Medications.Any(it => IsIn(group, it)));

    private SupportiveMedication? Known(string name) => supportive.FirstOrDefault(row => row.IsNamedIn(name));

    private readonly record struct Member(string Name, bool Tapered);
}

/// <summary>What listing an entry would bring.</summary>
/// <param name="Refusals">Why it cannot be listed as prescribed here.</param>
/// <param name="Alerts">What there is to say about it.</param>
/// <param name="ToAnswer">Those that ask for a reason now.</param>
/// <param name="DoseNote">What was read of its dose, or "".</param>
public sealed record EntryReview(IReadOnlyList<Finding> Refusals, IReadOnlyList<MedicationAlert> Alerts, IReadOnlyList<MedicationAlert> ToAnswer, string DoseNote)
{
    /// <summary>Nothing to say.</summary>
    public static EntryReview Nothing { get; } = new([], [], [], "");
}
