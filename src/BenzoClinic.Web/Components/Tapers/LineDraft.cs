using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>A dose that is typed in a line.</summary>
public enum DoseSlot
{
    /// <summary>Scheduled, mg.</summary>
    Morning,

    /// <summary>Scheduled, mg.</summary>
    Midday,

    /// <summary>Scheduled, mg.</summary>
    Evening,

    /// <summary>Scheduled, mg.</summary>
    Bedtime,

    /// <summary>One as-needed dose, mg.</summary>
    AsNeeded,

    /// <summary>As needed, mg a day at most.</summary>
    MaximumPerDay,
}

/// <summary>One medication of a regimen as it is being typed. Whatever was typed is kept, readable or not.</summary>
public sealed class LineDraft
{
    /// <summary>The slots whose doses make up the scheduled day.</summary>
    public static IReadOnlyList<DoseSlot> Scheduled { get; } = [DoseSlot.Morning, DoseSlot.Midday, DoseSlot.Evening, DoseSlot.Bedtime];

    private static readonly DoseSlot[] Slots = Enum.GetValues<DoseSlot>();
    private readonly Dictionary<DoseSlot, string> _typed = [];

    /// <summary>Tells lines apart while they are added and removed.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>Formulary code; "" until chosen.</summary>
    public string Medication { get; set; } = "";

    /// <summary>Product code; "" where form and strength are not known.</summary>
    public string Product { get; set; } = "";

    /// <summary>The scheduled slot typed in last.</summary>
    public DoseSlot? LastTyped { get; private set; }

    /// <summary>The text of a slot.</summary>
    public string this[DoseSlot slot] => _typed.GetValueOrDefault(slot, "");

    /// <summary>The line as it is written down.</summary>
    public static LineDraft From(RegimenLine line)
    {
        var draft = new LineDraft { Medication = line.Medication, Product = line.Product ?? "" };
        foreach (var slot in Slots)
            if (Of(line, slot) is { IsZero: false } dose) draft._typed[slot] = dose.Number;
        return draft;
    }

    /// <summary>The dose of a slot in a line.</summary>
    public static Dose Of(RegimenLine line, DoseSlot slot) => slot switch
    {
        DoseSlot.Morning => line.Morning,
        DoseSlot.Midday => line.Midday,
        DoseSlot.Evening => line.Evening,
        DoseSlot.Bedtime => line.Bedtime,
        DoseSlot.AsNeeded => line.AsNeeded,
        DoseSlot.MaximumPerDay => line.AsNeededMaximum,
    };

    /// <summary>The same, typed again: what a further step begins with.</summary>
    public LineDraft Copy()
    {
        var copy = new LineDraft { Medication = Medication, Product = Product };
        foreach (var (slot, text) in _typed) copy._typed[slot] = text;
        return copy;
    }

    /// <summary>Takes what was typed.</summary>
    public void Type(DoseSlot slot, string text)
    {
        _typed[slot] = text;
        if (Scheduled.Contains(slot)) LastTyped = slot;
    }

    /// <summary>What is wrong with what was typed in a slot, or "".</summary>
    public string Mistake(DoseSlot slot) => Dose.TryParse(this[slot], out _, out var sentence) ? "" : sentence;

    /// <summary>The line, or null while a text cannot be read as a dose.</summary>
    public RegimenLine? Read()
    {
        if (Slots.Any(slot => Mistake(slot).Length > 0)) return null;
        return new RegimenLine(
            Medication, Product.Length == 0 ? null : Product,
            Amount(DoseSlot.Morning), Amount(DoseSlot.Midday), Amount(DoseSlot.Evening), Amount(DoseSlot.Bedtime), Amount(DoseSlot.AsNeeded), Amount(DoseSlot.MaximumPerDay));
    }

    /// <summary>Brings the scheduled total to a dose by changing the slot typed last, then the others where that is not enough.</summary>
    public void BringTo(Dose total)
    {
        if (Read() is not { } line) return;
        var missing = total.Nanograms - line.Scheduled.Nanograms;
        foreach (var slot in Scheduled.OrderByDescending(slot => slot == LastTyped).ThenByDescending(slot => Of(line, slot)))
        {
            var changed = Math.Max(0, Of(line, slot).Nanograms + missing);
            missing -= changed - Of(line, slot).Nanograms;
            _typed[slot] = changed == 0 ? "" : Dose.FromNanograms(changed).Number;
            if (missing == 0) return;
        }
    }

    private Dose Amount(DoseSlot slot) => Dose.TryParse(this[slot], out var dose, out _) ? dose : Dose.Zero;
}
