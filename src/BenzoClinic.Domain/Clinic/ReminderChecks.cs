using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Clinic;

/// <summary>What the reminder policy and the texts of messages must satisfy before they are saved.</summary>
public static class ReminderChecks
{
    // With less, everything would move into the same few hours, and a patient reached at none of them is reached not at all.
    private const int LeastHoursADay = 8;

    /// <summary>The field of a visit type's own hours, as findings name it.</summary>
    /// <param name="type">Id of the visit type.</param>
    public static string FieldOf(string type) => $"Reminders.ByType[{type}]";

    /// <summary>The field of a text, as findings name it: <c>Texts[visit-Sms-English].Body</c>.</summary>
    /// <param name="part"><c>Body</c> or <c>Subject</c>.</param>
    public static string FieldOf(TemplateKey key, string part) => $"Texts[{key.Kind}-{key.Channel}-{key.Language}].{part}";

    /// <summary>Findings on the policy and the texts.</summary>
    public static IEnumerable<Finding> Check(ClinicSettings it, Formulary formulary) => [.. Policy(it.Reminders), .. ByType(it), .. Texts(it.Texts, formulary)];

    private static IEnumerable<Finding> Policy(ReminderPolicy reminders)
    {
        if (ReminderTimes.Problem(reminders.HoursBefore) is { } sentence) yield return new Finding("Reminders.HoursBefore", "reminders", sentence);
        if (reminders.QuietFrom == reminders.QuietTo) yield return new Finding("Reminders.QuietTo", "order", "Quiet hours end at another time than they begin.");
        // From the end of the quiet hours round the clock to their beginning.
        else if (reminders.QuietFrom - reminders.QuietTo < TimeSpan.FromHours(LeastHoursADay)) yield return new Finding("Reminders.QuietTo", "too-quiet", $"At least {LeastHoursADay} hours a day must be left to send in.");
        if (reminders.Off.FirstOrDefault(id => MessageKind.Find(id) is null) is { } unknown) yield return new Finding("Reminders.Off", "unknown-kind", $"There is no message “{unknown}”.");
        // Of these the times say whether they go.
        if (reminders.Off.Any(id => MessageKind.Find(id) is { BeforeVisit: true })) yield return new Finding("Reminders.Off", "before-visit", "Messages before a visit end by their visit type, not here.");
    }

    private static IEnumerable<Finding> ByType(ClinicSettings it)
    {
        var seen = new HashSet<string>();
        foreach (var own in it.Reminders.ByType)
        {
            if (it.VisitTypes.All(type => type.Id != own.Type)) yield return new Finding(FieldOf(own.Type), "unknown-type", "There is no such visit type.");
            else if (!seen.Add(own.Type)) yield return new Finding(FieldOf(own.Type), "twice", "This visit type has its hours already.");
            // None means never, which is a choice for one type and not for all.
            else if (own.HoursBefore.Count > 0 && ReminderTimes.Problem(own.HoursBefore) is { } sentence) yield return new Finding(FieldOf(own.Type), "reminders", sentence);
        }
    }

    private static IEnumerable<Finding> Texts(IReadOnlyList<MessageTemplate> texts, Formulary formulary)
    {
        var seen = new HashSet<TemplateKey>();
        foreach (var text in texts)
        {
            if (DefaultTemplates.All.All(usual => usual.Key != text.Key)) yield return new Finding(FieldOf(text.Key, "Body"), "unknown-kind", "There is no such message.");
            else if (!seen.Add(text.Key)) yield return new Finding(FieldOf(text.Key, "Body"), "twice", "This message has its text already.");
            else
                foreach (var finding in TemplateChecks.Check(text, formulary)) yield return finding with { Field = FieldOf(text.Key, finding.Field) };
        }
    }
}
