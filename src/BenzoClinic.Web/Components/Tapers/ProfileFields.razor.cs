using System.Globalization;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>The choice of an equivalence profile.</summary>
public sealed partial class ProfileFields
{
    [Inject] private Formulary Formulary { get; set; } = null!;

    /// <summary>What is being chosen; changed in place.</summary>
    [Parameter, EditorRequired] public required ProfileDraft Draft { get; set; }

    /// <summary>Codes of the medications taken.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<string> Medications { get; set; }

    /// <summary>Findings of the request.</summary>
    [Parameter] public Findings Findings { get; set; } = Findings.None;

    /// <summary>Raised after each change.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<ChoiceOption> Tables => [.. Formulary.Tables.Select(table => new ChoiceOption(table.Code, table.Name))];

    private string Source => Formulary.Tables.FirstOrDefault(table => table.Code == Draft.Table)?.Source ?? "";

    private Task ChooseTable(string table)
    {
        Draft.Table = table;
        return OnChanged.InvokeAsync();
    }

    private Task Type(string medication, string figure)
    {
        Draft.Type(medication, figure);
        return OnChanged.InvokeAsync();
    }

    private Task Why(string reason)
    {
        Draft.Reason = reason;
        return OnChanged.InvokeAsync();
    }

    private string RangeOf(string medication) => Formulary.PublishedRange(medication) is { } range
        ? $"Published: {Shown(range.Low)} to {Shown(range.High)} mg"
        : "No table publishes a figure";

    private string ErrorOf(string medication) => !Dose.TryParse(Draft[medication], out _, out var sentence)
        ? sentence
        : Findings.For($"Factors[{medication}]") ?? "";

    private static string Printed(EquivalenceTable table, string medication)
    {
        if (table.Rows.FirstOrDefault(row => row.Medication == medication) is not { } row) return "–";
        var (low, high) = (PerTen(row.Low, row.Diazepam), PerTen(row.High, row.Diazepam));
        return row.Point is { } point ? Shown(PerTen(point, row.Diazepam)) : $"{Shown(low)}–{Shown(high)}";
    }

    private static decimal PerTen(Dose dose, Dose diazepam) => dose.Milligrams * 10 / diazepam.Milligrams;

    private static string Shown(decimal milligrams) => milligrams.ToString("0.###", CultureInfo.InvariantCulture);
}
