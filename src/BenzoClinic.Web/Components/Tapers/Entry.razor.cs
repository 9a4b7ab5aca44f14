using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>One field for text, a number of mg or a day. Answers while one types.</summary>
public sealed partial class Entry
{
    private readonly string _id = $"e{Guid.NewGuid():N}";

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What is typed.</summary>
    [Parameter] public string Value { get; set; } = "";

    /// <summary>Raised at every key.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary><c>text</c>, <c>date</c> or <c>number</c>.</summary>
    [Parameter] public string Type { get; set; } = "text";

    /// <summary>Which keyboard a phone shows.</summary>
    [Parameter] public string? InputMode { get; set; }

    /// <summary>Unit inside the box, or "".</summary>
    [Parameter] public string Unit { get; set; } = "";

    /// <summary>Shown while nothing is typed.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Sentence beneath, or "".</summary>
    [Parameter] public string Help { get; set; } = "";

    /// <summary>What is wrong; replaces the help.</summary>
    [Parameter] public string Error { get; set; } = "";

    /// <summary>Lines of a text area; 0 for one line.</summary>
    [Parameter] public int Rows { get; set; }

    /// <summary>Language of what is typed, where it is not the page's.</summary>
    [Parameter] public string? Lang { get; set; }

    /// <summary>Offered while typing; anything else may be typed.</summary>
    [Parameter] public IReadOnlyList<string> Suggestions { get; set; } = [];

    /// <summary>Takes no input.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>
    /// Has the cursor when it first appears. The browser gives it at once: asked for from here it would arrive late, and take
    /// the cursor from who already types elsewhere.
    /// </summary>
    [Parameter] public bool Focused { get; set; }

    /// <summary>Further class.</summary>
    [Parameter] public string? Class { get; set; }

    private string? Focus => Focused ? "" : null;

    private string? List => Suggestions.Count > 0 ? $"{_id}-list" : null;

    private string? Invalid => Error.Length > 0 ? "true" : null;

    private string? Described => Error.Length > 0 || Help.Length > 0 ? $"{_id}-help" : null;

    // What the browser is known to show. Bound, and changed as soon as it is told: what differs is written into the field, over what has been typed
    // since, and this field may be drawn before the text has gone round through its parents.
    private string _written = "";

    /// <inheritdoc />
    protected override void OnParametersSet() => _written = Value;

    private Task Typed(string? text)
    {
        _written = text ?? "";
        return ValueChanged.InvokeAsync(_written);
    }
}
