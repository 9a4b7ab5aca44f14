using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>One line of a list to choose from.</summary>
public readonly record struct ChoiceOption(string Value, string Text);

/// <summary>A list to choose one from.</summary>
public sealed partial class Choice
{
    private readonly string _id = $"c{Guid.NewGuid():N}";

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What may be chosen.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ChoiceOption> Options { get; set; }

    /// <summary>The chosen value, "" where none is.</summary>
    [Parameter] public string Value { get; set; } = "";

    /// <summary>Raised when another is chosen.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>The line that stands for nothing chosen; null where one must be.</summary>
    [Parameter] public string? Empty { get; set; }

    /// <summary>Sentence beneath, or "".</summary>
    [Parameter] public string Help { get; set; } = "";

    /// <summary>What is wrong; replaces the help.</summary>
    [Parameter] public string Error { get; set; } = "";

    /// <summary>Takes no input.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>Further class.</summary>
    [Parameter] public string? Class { get; set; }

    private Task Chosen(ChangeEventArgs change) => ValueChanged.InvokeAsync(change.Value as string ?? "");
}
