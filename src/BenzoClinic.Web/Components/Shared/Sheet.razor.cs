using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>What every dialog is made of. Escape and Close ask before typed text is lost.</summary>
public sealed partial class Sheet
{
    private readonly string _titleId = $"t{Guid.NewGuid():N}";
    private bool _asking;
    private string _subtitle = "";

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>The act.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>Whom and when.</summary>
    [Parameter] public string Subtitle { get; set; } = "";

    /// <summary>What came back from saving.</summary>
    [Parameter, EditorRequired] public required Saving Saving { get; set; }

    /// <summary>Text of the filled button.</summary>
    [Parameter, EditorRequired] public required string SaveText { get; set; }

    /// <summary>Text of the button that leaves without saving; another where the act itself is a cancelling.</summary>
    [Parameter] public string LeaveText { get; set; } = "Cancel";

    /// <summary>Saves.</summary>
    [Parameter] public EventCallback OnSave { get; set; }

    /// <summary>Takes over what somebody else saved; what was typed stays.</summary>
    [Parameter] public EventCallback OnReload { get; set; }

    /// <summary>What somebody else saved, once it was taken over; null otherwise.</summary>
    [Parameter] public IReadOnlyList<string>? Changes { get; set; }

    /// <summary>The filled button is red: what it does cannot be undone.</summary>
    [Parameter] public bool Destroys { get; set; }

    /// <summary>The content fills the dialog from edge to edge.</summary>
    [Parameter] public bool Wide { get; set; }

    /// <summary>Cannot be saved as it is.</summary>
    [Parameter] public bool Blocked { get; set; }

    /// <summary>Something was typed that closing would lose.</summary>
    [Parameter] public bool Typed { get; set; }

    /// <summary>A field of the content takes the focus: the dialog must not take it away again from who already types.</summary>
    [Parameter] public bool FocusesItself { get; set; }

    /// <summary>Beside the buttons.</summary>
    [Parameter] public string Note { get; set; } = "";

    /// <summary>The fields.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // The window draws its title once, unless it is told.
        if (_subtitle == Subtitle) return;
        _subtitle = Subtitle;
        Dialog.StateHasChanged();
    }

    // Escape pressed twice in a hurry is no answer: a second time takes the question back.
    private void Leave()
    {
        if (Typed) _asking = !_asking;
        else Dialog.Cancel();
    }
}
