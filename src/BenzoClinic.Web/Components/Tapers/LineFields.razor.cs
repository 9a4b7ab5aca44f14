using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>The fields of one medication of a regimen.</summary>
public sealed partial class LineFields
{
    [Inject] private Formulary Formulary { get; set; } = null!;

    /// <summary>What is being typed; changed in place.</summary>
    [Parameter, EditorRequired] public required LineDraft Line { get; set; }

    /// <summary>What is taken now, for the text beneath each dose; null where nothing is known.</summary>
    [Parameter] public Regimen? Now { get; set; }

    /// <summary>Offers medications that are not marketed here too: for what happened, never for orders.</summary>
    [Parameter] public bool Historical { get; set; }

    /// <summary>Findings whose field begins with <see cref="Field"/>.</summary>
    [Parameter] public Findings Findings { get; set; } = Findings.None;

    /// <summary>The line in the request: <c>Steps[0].Lines[1]</c>.</summary>
    [Parameter] public string Field { get; set; } = "";

    /// <summary>Raised after each change.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>Raised to take the line away; without it there is no button.</summary>
    [Parameter] public EventCallback OnRemove { get; set; }

    /// <summary>The first dose has the cursor when the fields first appear.</summary>
    [Parameter] public bool Focused { get; set; }

    private string Name => Line.Medication.Length == 0 ? "New line" : Formulary.NameOf(Line.Medication);

    private IReadOnlyList<ChoiceOption> Medications =>
        [.. Formulary.Medications.Where(it => it.Orderable || Historical || it.Code == Line.Medication).OrderBy(it => it.Name, StringComparer.Ordinal).Select(it => new ChoiceOption(it.Code, it.Name))];

    private IReadOnlyList<ChoiceOption> Products => [.. Formulary.ProductsOf(Line.Medication).Select(it => new ChoiceOption(it.Code, it.Label))];

    private Task ChooseMedication(string code)
    {
        Line.Medication = code;
        Line.Product = "";
        return OnChanged.InvokeAsync();
    }

    private Task ChooseProduct(string code)
    {
        Line.Product = code;
        return OnChanged.InvokeAsync();
    }

    private Task Type(DoseSlot slot, string text)
    {
        Line.Type(slot, text);
        return OnChanged.InvokeAsync();
    }

    private string HelpOf(DoseSlot slot)
    {
        if (Now is null || Line.Medication.Length == 0) return "";
        var nanograms = Now.Lines.Where(line => line.Medication == Line.Medication).Sum(line => LineDraft.Of(line, slot).Nanograms);
        return nanograms == 0 ? "now none" : $"now {Dose.FromNanograms(nanograms).Number}";
    }

    private string ErrorAt(DoseSlot slot) => Line.Mistake(slot) is { Length: > 0 } mistake
        ? mistake
        : ErrorOf(slot == DoseSlot.MaximumPerDay ? "AsNeededMaximum" : slot.ToString());

    private string ErrorOf(string member) => Findings.For($"{Field}.{member}") ?? "";
}
