using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>Words of the bundle as the clinic keeps them.</summary>
internal static class Texts
{
    private const int MaxLength = 400;

    /// <summary>On one line, without control characters (PostgreSQL refuses a zero character), at most 400 characters.</summary>
    public static string Clean(string? text) => Cut(OneLine(text), MaxLength);

    /// <summary>On one line, without control characters, however long.</summary>
    public static string OneLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        return string.Join(' ', string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The text, ending in … where it is longer than allowed.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";

    /// <summary>The concept in words: its own text, else the first display of its codes, else "".</summary>
    public static string Of(CodeableConcept? concept) =>
        Clean(concept?.Text) is { Length: > 0 } text ? text : concept?.Coding?.Select(coding => Clean(coding?.Display)).FirstOrDefault(display => display.Length > 0) ?? "";

    /// <summary>The first code of the concept as <c>system|code</c>, or "".</summary>
    public static string CodeOf(CodeableConcept? concept) =>
        concept?.Coding?.FirstOrDefault(coding => !string.IsNullOrWhiteSpace(coding?.Code)) is { } coding ? Clean($"{coding.System}|{coding.Code}") : "";

    /// <summary>True where one of the concept's codes is among those given.</summary>
    public static bool Has(CodeableConcept? concept, params ReadOnlySpan<string> codes)
    {
        foreach (var coding in concept?.Coding ?? [])
            if (coding?.Code is { } code && codes.Contains(code.ToLowerInvariant())) return true;
        return false;
    }
}
