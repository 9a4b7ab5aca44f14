using System.Globalization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Clinic;

/// <summary>One setting as people read it.</summary>
/// <param name="Key">The same in every version.</param>
/// <param name="Field">What the trail names when it changes.</param>
public readonly record struct SettingLine(string Key, string Field, string Label, string Value);

/// <summary>Settings in words, and what differs between two versions of them.</summary>
public static class ClinicSettingsText
{
    /// <summary>Every setting, in the order of the page.</summary>
    public static IReadOnlyList<SettingLine> Lines(ClinicSettings it) =>
    [
        new("name", "name", "Clinic name", it.Name),
        new("neutral", "name patients see", "Name patients see", it.NeutralName),
        new("address", "address", "Address", Shown(it.Address)),
        new("phone", "phone", "Phone", Shown(PhoneNumber.Shown(it.Phone))),
        .. ClinicHours.Week.Select(day => new SettingLine($"hours-{day}", "hours", day.ToString(), ClinicHours.Text(it.Hours.On(day)))),
        .. it.Hours.Holidays.OrderBy(holiday => holiday.Date).Select(holiday => new SettingLine($"holiday-{holiday.Date:O}", "holidays", $"Holiday {Day(holiday.Date)}", holiday.Name)),
        .. it.Rooms.Select(room => new SettingLine($"room-{room.Id}", "rooms", "Room", room.Name + (room.Retired ? ", retired" : ""))),
        .. it.VisitTypes.Select(type => new SettingLine($"type-{type.Id}", "visit types", "Visit type", Describe(type))),
        new("step", "taper policy", "Usual step", $"{Number(it.Taper.StepFrom)}–{Number(it.Taper.StepTo)} %"),
        new("interval", "taper policy", "Usual interval", $"{it.Taper.DaysFrom}–{it.Taper.DaysTo} days"),
        new("completion", "taper policy", "Completion dose of a new taper", $"{it.Taper.CompletionDose.Number} mg"),
        new("table", "taper policy", "Equivalence table of a new taper", it.Taper.Table),
        .. Stock(it.Stock),
        new("waits", "waiting times", "A wait is long", $"from {it.Waits.LongFrom} min, too long from {it.Waits.TooLongFrom} min"),
        new("reminders", "reminder policy", "Reminders", $"{ReminderTimes.Text(it.Reminders.HoursBefore)} before"),
        .. it.Reminders.ByType.Select(own => new SettingLine($"reminders-{own.Type}", "reminder policy", $"Reminders of {it.TypeName(own.Type)}", own.HoursBefore.Count == 0 ? ReminderTimes.Never : $"{ReminderTimes.Text(own.HoursBefore)} before")),
        new("quiet", "reminder policy", "Quiet hours", $"{it.Reminders.QuietFrom:H\\:mm}–{it.Reminders.QuietTo:H\\:mm}"),
        .. MessageKind.All.Select(kind => new SettingLine($"send-{kind.Id}", "reminder policy", $"Send: {kind.Name}", it.Reminders.Sends(kind.Id) ? "yes" : "no")),
        .. it.Texts.Select(text => new SettingLine($"text-{text.Key}", "texts of messages", $"Text: {NameOf(text.Key)}", Quoted(text))),
    ];

    /// <summary>What differs, one sentence a setting; empty where nothing does.</summary>
    public static IReadOnlyList<string> Changes(ClinicSettings before, ClinicSettings after)
    {
        var (old, now) = (Lines(before).ToDictionary(line => line.Key), Lines(after).ToDictionary(line => line.Key));
        return
        [
            .. Lines(after).Where(line => old.TryGetValue(line.Key, out var earlier) && earlier.Value != line.Value).Select(line => $"{line.Label}: {old[line.Key].Value} → {line.Value}"),
            .. Lines(after).Where(line => !old.ContainsKey(line.Key)).Select(line => $"{line.Label}: {line.Value}, added"),
            .. Lines(before).Where(line => !now.ContainsKey(line.Key)).Select(line => $"{line.Label}: {line.Value}, removed"),
        ];
    }

    /// <summary>Names of what differs, for the trail.</summary>
    public static IReadOnlyList<string> ChangedFields(ClinicSettings before, ClinicSettings after)
    {
        var (old, now) = (Lines(before), Lines(after));
        return [.. now.Except(old).Concat(old.Except(now)).Select(line => line.Field).Distinct()];
    }

    /// <summary>A text's name: <c>before a visit, SMS, English</c>.</summary>
    public static string NameOf(TemplateKey key)
    {
        var kind = MessageKind.Find(key.Kind)?.Name ?? key.Kind;
        return $"{char.ToLowerInvariant(kind[0])}{kind[1..]}, {(key.Channel == MessageChannel.Sms ? "SMS" : "e-mail")}, {key.Language}";
    }

    private static string Quoted(MessageTemplate text) => text.Subject.Length == 0 ? $"“{text.Body}”" : $"“{text.Subject}”, “{text.Body}”";

    private static IEnumerable<SettingLine> Stock(StockPolicy stock)
    {
        const string Field = "stocked products";
        if (stock.Products.Count == 0) yield return new("stock", Field, "Stocked products", "the usual");
        // A code begins with its medication: diazepam-tablet-5.
        foreach (var medication in stock.Products.Order(StringComparer.Ordinal).GroupBy(code => code.Split('-')[0]))
            yield return new($"stock-{medication.Key}", Field, $"Stocked {medication.Key}", string.Join(", ", medication.Select(code => code[(medication.Key.Length + 1)..].Replace('-', ' '))));
        yield return new("mixes", Field, "Tablets and liquid in one dose", stock.Mixes ? "yes" : "no");
    }

    private static string Describe(VisitType type)
    {
        var by = (type.ByClinicians, type.ByTherapists) switch { (true, true) => "clinicians and therapists", (true, false) => "clinicians", _ => "therapists" };
        return $"{type.Name}, {type.Minutes} min, {by}{(type.IsGroup ? $", {type.Places} places" : "")}{(type.Retired ? ", retired" : "")}";
    }

    private static string Shown(string text) => text.Length == 0 ? "none" : text;

    private static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture);
}
