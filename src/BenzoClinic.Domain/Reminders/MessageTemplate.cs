using System.Text.RegularExpressions;

namespace BenzoClinic.Domain.Reminders;

/// <summary>Which text it is.</summary>
public sealed record TemplateKey(string Kind, MessageChannel Channel, MessageLanguage Language);

/// <summary>A text with fields in braces: <c>{day}</c>.</summary>
/// <param name="Subject">Of a mail; "" for a text message.</param>
public sealed partial record MessageTemplate(TemplateKey Key, string Subject, string Body)
{
    /// <summary>Most characters of a text message's body: four parts of one.</summary>
    public const int LongestSms = 480;

    /// <summary>Most characters of a mail's body.</summary>
    public const int LongestMail = 2000;

    /// <summary>Most characters of a subject.</summary>
    public const int LongestSubject = 100;

    /// <summary>The fields within a text, as they stand there.</summary>
    public static IReadOnlyList<string> FieldsOf(string text) => [.. Field().Matches(text).Select(match => match.Groups[1].Value)];

    /// <summary>The text with its fields filled; what fills them is never read for fields again.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) => Field().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, ""));

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Field();
}
