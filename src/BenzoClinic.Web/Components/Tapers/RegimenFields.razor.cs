using BenzoClinic.Domain.Medications;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>The fields of a whole regimen: used wherever one is entered, ordered or told.</summary>
public sealed partial class RegimenFields
{
    /// <summary>What is being typed; changed in place.</summary>
    [Parameter, EditorRequired] public required RegimenDraft Draft { get; set; }

    /// <summary>Name of the group.</summary>
    [Parameter, EditorRequired] public required string Legend { get; set; }

    /// <summary>Whether the name is to be seen.</summary>
    [Parameter] public bool ShowLegend { get; set; }

    /// <summary>What is taken now, for the text beneath each dose.</summary>
    [Parameter] public Regimen? Now { get; set; }

    /// <summary>Offers medications that are not marketed here too.</summary>
    [Parameter] public bool Historical { get; set; }

    /// <summary>Findings of the request.</summary>
    [Parameter] public Findings Findings { get; set; } = Findings.None;

    /// <summary>The regimen in the request, with its point: <c>Steps[0].</c>; "" where the request is the regimen.</summary>
    [Parameter] public string Field { get; set; } = "";

    /// <summary>Raised after each change.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>The first dose has the cursor when the fields first appear.</summary>
    [Parameter] public bool Focused { get; set; }

    private Task Add()
    {
        Draft.Lines.Add(new LineDraft());
        return OnChanged.InvokeAsync();
    }

    private Task Remove(LineDraft line)
    {
        Draft.Lines.Remove(line);
        return OnChanged.InvokeAsync();
    }
}
