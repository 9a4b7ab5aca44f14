using System.Globalization;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Web.Components.Tapers;

namespace BenzoClinic.Web.Components.Clinic;

/// <summary>A holiday as it is being typed.</summary>
public sealed record HolidayDraft(string Date, string Name);

/// <summary>A visit type as it is being typed.</summary>
/// <param name="Places">1 for one patient alone.</param>
public sealed record VisitTypeDraft(string Id, string Name, string Minutes, bool ByClinicians, bool ByTherapists, bool Retired, string Places = "1");

/// <summary>Settings as they are being typed: text by the name of its field, and three lists.</summary>
public sealed partial class SettingsDraft
{
    private readonly Dictionary<string, string> _texts = [];

    private SettingsDraft()
    {
    }

    /// <summary>What is typed in a field.</summary>
    public string this[string field]
    {
        get => _texts.GetValueOrDefault(field, "");
        set => _texts[field] = value;
    }

    /// <summary>Closed days.</summary>
    public List<HolidayDraft> Holidays { get; private init; } = [];

    /// <summary>Rooms.</summary>
    public List<Room> Rooms { get; private init; } = [];

    /// <summary>Kinds of visits.</summary>
    public List<VisitTypeDraft> VisitTypes { get; private init; } = [];

    /// <summary>Codes of the stocked products.</summary>
    public HashSet<string> Products { get; private init; } = [];

    /// <summary>True where tablets and liquid may stand in one dose.</summary>
    public bool Mixes { get; set; }

    /// <summary>The name of a weekday's field.</summary>
    public static string HoursOf(DayOfWeek day) => $"Hours[{day}]";

    /// <summary>Settings as they stand.</summary>
    public static SettingsDraft Of(ClinicSettings it, Formulary formulary)
    {
        var draft = new SettingsDraft
        {
            Holidays = [.. it.Hours.Holidays.OrderBy(holiday => holiday.Date).Select(holiday => new HolidayDraft(holiday.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), holiday.Name))],
            Rooms = [.. it.Rooms],
            Products = [.. Stock.Of(formulary, it.Stock).Products],
            Mixes = it.Stock.Mixes,
            VisitTypes = [.. it.VisitTypes.Select(type => new VisitTypeDraft(type.Id, type.Name, Number(type.Minutes), type.ByClinicians, type.ByTherapists, type.Retired, Number(Math.Max(1, type.Places))))],
        };
        (draft["Name"], draft["NeutralName"], draft["Address"], draft["Phone"]) = (it.Name, it.NeutralName, it.Address, it.Phone);
        foreach (var day in ClinicHours.Week) draft[HoursOf(day)] = ClinicHours.Text(it.Hours.On(day));
        (draft["Taper.StepFrom"], draft["Taper.StepTo"]) = (Number(it.Taper.StepFrom), Number(it.Taper.StepTo));
        (draft["Taper.DaysFrom"], draft["Taper.DaysTo"]) = (Number(it.Taper.DaysFrom), Number(it.Taper.DaysTo));
        (draft["Taper.CompletionDose"], draft["Taper.Table"]) = (it.Taper.CompletionDose.Number, it.Taper.Table);
        (draft["Waits.LongFrom"], draft["Waits.TooLongFrom"]) = (Number(it.Waits.LongFrom), Number(it.Waits.TooLongFrom));
        draft.PutReminders(it);
        return draft;
    }

    /// <summary>
    /// Takes over what somebody else saved meanwhile, wherever nothing was typed here. Rooms and visit types they added are
    /// added here too: those are never left out.
    /// </summary>
    public void TakeOver(ClinicSettings opened, ClinicSettings saved, Formulary formulary)
    {
        var (before, now) = (Of(opened, formulary), Of(saved, formulary));
        foreach (var field in now._texts.Keys)
            if (this[field] == before[field]) this[field] = now[field];
        if (Mixes == before.Mixes) Mixes = now.Mixes;
        foreach (var kind in before.Off.Union(now.Off))
            if (Off.Contains(kind) == before.Off.Contains(kind)) Send(kind, !now.Off.Contains(kind));
        if (Products.SetEquals(before.Products))
        {
            Products.Clear();
            Products.UnionWith(now.Products);
        }

        Merge(Holidays, before.Holidays, now.Holidays, _ => false);
        Merge(Rooms, before.Rooms, now.Rooms, theirs => Rooms.TrueForAll(mine => mine.Id != theirs.Id));
        Merge(VisitTypes, before.VisitTypes, now.VisitTypes, theirs => VisitTypes.TrueForAll(mine => mine.Id != theirs.Id));
    }

    /// <summary>What is sent, with what cannot be read; a value that cannot be read is sent as something the checks allow.</summary>
    public (ClinicSettings Settings, IReadOnlyList<Finding> Unread) Read(Formulary formulary)
    {
        var unread = new List<Finding>();
        var settings = new ClinicSettings
        {
            Name = this["Name"],
            NeutralName = this["NeutralName"],
            Address = this["Address"],
            Phone = this["Phone"],
            Hours = new ClinicHours([.. ClinicHours.Week.SelectMany(day => HoursOn(day, unread))], [.. Holidays.Select(holiday => new Holiday(DayText.Read(holiday.Date) ?? default, holiday.Name))]),
            Rooms = [.. Rooms],
            VisitTypes = [.. VisitTypes.Select((type, index) => new VisitType(type.Id, type.Name, Whole(type.Minutes, $"VisitTypes[{index}].Minutes", unread), type.ByClinicians, type.ByTherapists, type.Retired, Places(type.Places, $"VisitTypes[{index}].Places", unread)))],
            Taper = new TaperPolicy(
                Percent("Taper.StepFrom", unread), Percent("Taper.StepTo", unread),
                Whole(this["Taper.DaysFrom"], "Taper.DaysFrom", unread), Whole(this["Taper.DaysTo"], "Taper.DaysTo", unread),
                Completion(unread), this["Taper.Table"]),
            Stock = Stocked(formulary, unread),
            Waits = new WaitPolicy(Whole(this["Waits.LongFrom"], "Waits.LongFrom", unread), Whole(this["Waits.TooLongFrom"], "Waits.TooLongFrom", unread)),
            Reminders = Reminders(unread),
            Texts = [.. DefaultTemplates.All.Select(usual => TextOf(usual.Key)).Where(IsOwn)],
        };
        return (settings, unread);
    }

    // Whoever keeps to the usual keeps to it when the formulary grows.
    private StockPolicy Stocked(Formulary formulary, List<Finding> unread)
    {
        if (Products.Count == 0) unread.Add(new Finding("Stock", "none", "Choose at least one product."));
        return new StockPolicy(Products.SetEquals(Stock.Usual(formulary)) ? [] : [.. Products.Order(StringComparer.Ordinal)], Mixes);
    }

    private static void Merge<T>(List<T> mine, List<T> before, List<T> now, Func<T, bool> isMissing)
    {
        if (!mine.SequenceEqual(before))
        {
            mine.AddRange(now.Where(isMissing).ToList());
            return;
        }

        mine.Clear();
        mine.AddRange(now);
    }

    private IReadOnlyList<OpenSpan> HoursOn(DayOfWeek day, List<Finding> unread)
    {
        if (!ClinicHours.TryParse(day, this[HoursOf(day)], out var spans, out var sentence)) unread.Add(new Finding(HoursOf(day), "hours", sentence));
        return spans;
    }

    private TimeOnly Time(string field, List<Finding> unread)
    {
        if (!ClinicHours.TryTime(this[field], out var time)) unread.Add(new Finding(field, "time", "Write the time as 21:00."));
        return time;
    }

    private Dose Completion(List<Finding> unread)
    {
        if (!Dose.TryParse(this["Taper.CompletionDose"], out var dose, out var sentence)) unread.Add(new Finding("Taper.CompletionDose", "dose", sentence));
        return dose;
    }

    private decimal Percent(string field, List<Finding> unread)
    {
        if (decimal.TryParse(this[field].Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)) return percent;
        unread.Add(new Finding(field, "number", "Write a number such as 7.5."));
        return 1;
    }

    private static int Whole(string text, string field, List<Finding> unread)
    {
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        unread.Add(new Finding(field, "number", "Write a whole number."));
        return 30;
    }

    // One patient alone is no group.
    private static int Places(string text, string field, List<Finding> unread) => Whole(text, field, unread) is var places and not 1 ? places : 0;

    private static string Number(IFormattable number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
