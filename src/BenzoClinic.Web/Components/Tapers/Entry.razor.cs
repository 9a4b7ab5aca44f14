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

    // What is written into a day's field while it is being typed ends the typing: 1 would never become 12, nor 0002 the year 2026. So a day that
    // was typed is not written back; one that comes from elsewhere is, with a field made anew where it is the text written last.
    private string _written = "";
    private string? _typed;
    private int _made;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Type == "date" && Value == _typed) return;
        if (_typed is not null && _written == Value) _made++;
        (_written, _typed) = (Value, null);
    }

    private Task Typed(ChangeEventArgs change)
    {
        var text = change.Value as string ?? "";
        // This field may be drawn before what was typed has gone round through its parents: the old text would be written over what is typed next.
        if (Type == "date") _typed = text;
        else _written = text;
        return ValueChanged.InvokeAsync(text);
    }
}
