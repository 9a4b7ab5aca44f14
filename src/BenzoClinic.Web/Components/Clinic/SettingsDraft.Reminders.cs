using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Web.Components.Clinic;

// When patients are reminded, and the texts of what they read.
public sealed partial class SettingsDraft
{
    /// <summary>Ids of the kinds of messages that are never sent.</summary>
    public HashSet<string> Off { get; } = [];

    /// <summary>Sends messages of a kind, or never.</summary>
    public void Send(string kind, bool on)
    {
        if (on) Off.Remove(kind);
        else Off.Add(kind);
    }

    /// <summary>True for a visit type with times of its own.</summary>
    public bool HasTimes(VisitTypeDraft type) => this[ReminderChecks.FieldOf(type.Id)].Trim().Length > 0;

    /// <summary>A text as it is typed, as it would be sent: without the space around it.</summary>
    public MessageTemplate TextOf(TemplateKey key) =>
        new(key, this[ReminderChecks.FieldOf(key, "Subject")].Trim(), this[ReminderChecks.FieldOf(key, "Body")].ReplaceLineEndings("\n").Trim());

    /// <summary>Puts a text in the place of what is typed.</summary>
    public void Put(MessageTemplate text) => (this[ReminderChecks.FieldOf(text.Key, "Subject")], this[ReminderChecks.FieldOf(text.Key, "Body")]) = (text.Subject, text.Body);

    /// <summary>The texts that are not the usual ones, in the order of these, each with what is wrong with it.</summary>
    public IReadOnlyList<OwnText> OwnTexts(Formulary formulary) =>
        [.. DefaultTemplates.All.Select(usual => TextOf(usual.Key)).Where(IsOwn).Select(text => new OwnText(text.Key, TemplateChecks.Check(text, formulary)))];

    // A clinic that keeps to the usual text keeps to it when that is improved.
    private static bool IsOwn(MessageTemplate text) => text != DefaultTemplates.Of(text.Key);

    private void PutReminders(ClinicSettings it)
    {
        this["Reminders.HoursBefore"] = ReminderTimes.Text(it.Reminders.HoursBefore);
        (this["Reminders.QuietFrom"], this["Reminders.QuietTo"]) = ($"{it.Reminders.QuietFrom:H\\:mm}", $"{it.Reminders.QuietTo:H\\:mm}");
        foreach (var type in it.VisitTypes)
            this[ReminderChecks.FieldOf(type.Id)] = it.Reminders.ByType.FirstOrDefault(own => own.Type == type.Id) is { } own ? ReminderTimes.TextOrNever(own.HoursBefore) : "";
        Off.UnionWith(it.Reminders.Off);
        foreach (var usual in DefaultTemplates.All) Put(it.TextOf(usual.Key));
    }

    private ReminderPolicy Reminders(List<Finding> unread)
    {
        if (!ReminderTimes.TryParse(this["Reminders.HoursBefore"], out var hours, out var sentence)) unread.Add(new Finding("Reminders.HoursBefore", "reminders", sentence));
        return new ReminderPolicy(hours, Time("Reminders.QuietFrom", unread), Time("Reminders.QuietTo", unread))
        {
            ByType = [.. VisitTypes.Where(HasTimes).Select(type => new TypeReminders(type.Id, TimesOf(type.Id, unread)))],
            Off = [.. Off.Order(StringComparer.Ordinal)],
        };
    }

    private IReadOnlyList<int> TimesOf(string type, List<Finding> unread)
    {
        var field = ReminderChecks.FieldOf(type);
        if (!ReminderTimes.TryParseOrNever(this[field], out var hours, out var sentence)) unread.Add(new Finding(field, "reminders", sentence));
        return hours;
    }
}

/// <summary>A text that is not the usual one.</summary>
/// <param name="Wrong">What is wrong with it.</param>
public sealed record OwnText(TemplateKey Key, IReadOnlyList<Finding> Wrong);
