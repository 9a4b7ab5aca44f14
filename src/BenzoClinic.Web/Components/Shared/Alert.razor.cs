using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>A tinted sentence with a four-pixel edge, and what follows from it.</summary>
public sealed partial class Alert
{
    private string _class = "";
    private string _icon = "";

    /// <summary>What it means.</summary>
    [Parameter]
    public AlertKind Kind { get; set; }

    /// <summary>The first sentence, with its full stop.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>True where it appears through the person's own act: screen readers say it at once.</summary>
    [Parameter]
    public bool IsAnnounced { get; set; }

    /// <summary>More: text, <c>ul.facts-list</c>, <c>div.actions</c> with buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet() => (_class, _icon) = Kind switch
    {
        AlertKind.Primary => ("pri", Icons.Material.Outlined.Info),
        AlertKind.Stop => ("stop", Icons.Material.Outlined.Block),
        AlertKind.Careful => ("careful", Icons.Material.Outlined.WarningAmber),
        AlertKind.Go => ("go", Icons.Material.Outlined.CheckCircle),
        AlertKind.Hold => ("hold", Icons.Material.Outlined.PauseCircle),
    };
}
