using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Reminders;

/// <summary>A text says where and when and never why: what would tell more is refused before it is saved.</summary>
public static class TemplateChecks
{
    // What a telephone company stops a number by; Spanish and Chinese texts name it too, since that is what works.
    private const string Stop = "STOP";

    /// <summary>What is wrong with a text; empty where nothing is. Fields are <c>Subject</c> and <c>Body</c>.</summary>
    public static IReadOnlyList<Finding> Check(MessageTemplate template, Formulary formulary)
    {
        if (MessageKind.Find(template.Key.Kind) is not { } kind) return [new Finding("", "unknown-kind", "There is no such message.")];
        List<Finding> findings = [.. Text("Body", template.Body, kind, template.Key.Channel == MessageChannel.Sms ? MessageTemplate.LongestSms : MessageTemplate.LongestMail, formulary)];
        if (template.Key.Channel == MessageChannel.Email) findings.AddRange(Text("Subject", template.Subject, kind, MessageTemplate.LongestSubject, formulary));
        if (template.Key.Channel == MessageChannel.Email && template.Subject.Any(char.IsControl)) findings.Add(new Finding("Subject", "lines", "A subject is one line."));
        if (findings.Count > 0) return findings;
        var held = MessageTemplate.FieldsOf(template.Body).ToHashSet();
        findings.AddRange(kind.Needed.Where(field => !held.Contains(field)).Select(field => new Finding("Body", "missing-field", $"The text needs {{{field}}}.")));
        if (template.Key.Channel == MessageChannel.Sms && !template.Body.Contains(Stop, StringComparison.Ordinal)) findings.Add(new Finding("Body", "no-stop", "A text message says how to end them: write STOP into it."));
        return findings;
    }

    private static IEnumerable<Finding> Text(string field, string text, MessageKind kind, int longest, Formulary formulary)
    {
        if (text.Trim().Length == 0)
        {
            yield return Finding.Required(field, "Write the text.");
            yield break;
        }

        if (text.Length > longest)
        {
            yield return new Finding(field, "too-long", $"At most {longest} characters.");
            yield break;
        }

        foreach (var unknown in MessageTemplate.FieldsOf(text).Where(name => !kind.Fields.Contains(name)).Distinct())
            yield return new Finding(field, "unknown-field", $"{{{unknown}}} is none of the fields. There are {string.Join(", ", kind.Fields.Select(name => $"{{{name}}}"))}.");
        if (Unpaired(text)) yield return new Finding(field, "braces", "A brace stands alone: write fields as {day}.");
        if (formulary.Named(text) is { } drug) yield return new Finding(field, "drug", $"The text names a drug: {drug.Name}.");
        else if (TellingWords.InMessage(text) is { } word) yield return new Finding(field, "telling", $"“{word}” tells whoever sees the message what the patient comes for.");
    }

    private static bool Unpaired(string text)
    {
        var open = false;
        foreach (var letter in text)
        {
            if ((letter == '{' && open) || (letter == '}' && !open)) return true;
            if (letter is '{' or '}') open = letter == '{';
        }

        return open;
    }
}
