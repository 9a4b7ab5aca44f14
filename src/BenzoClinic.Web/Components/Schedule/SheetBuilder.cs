using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Makes the sheet of what was read.</summary>
/// <param name="now">UTC.</param>
internal sealed class SheetBuilder(ScheduleView view, ScheduleData data, ScheduleFilter filter, StaffId provider, DateOnly today, DateTime now)
{
    private readonly BlockWriter _blocks = new(view, data, filter, today, now);

    /// <summary>The sheet.</summary>
    public ScheduleSheet Build()
    {
        var scale = Scale();
        IReadOnlyList<SheetColumn> columns = view switch
        {
            ScheduleView.Week => Week(scale),
            ScheduleView.Rooms => Rooms(scale),
            _ => Day(scale),
        };
        var wall = DayScale.Minute(TimeOnly.FromDateTime(ClinicClock.ToClinic(now)));
        var shownNow = data.Ground.Days.Any(day => day.Date == today) && wall >= scale.From && wall <= scale.To;
        return new ScheduleSheet(view, scale, columns, shownNow ? wall : null, view != ScheduleView.Week && data.Ground.Days is [var only] ? Closed(only) : "")
        {
            NowColumn = view == ScheduleView.Week && shownNow ? columns.TakeWhile(column => column.Date != today).Count() : null,
        };
    }

    /// <summary>Why the clinic is closed on a day, or "".</summary>
    public static string Closed(ClinicDay day) => day switch
    {
        { Holiday: { } holiday } => $"Closed: {holiday}",
        { Open.Count: 0 } => $"Closed on {day.Date.DayOfWeek}s",
        _ => "",
    };

    private DayScale Scale() => DayScale.Of(
    [
        .. data.Ground.Days.SelectMany(day => day.Open).Select(span => (DayScale.Minute(span.From), DayScale.Minute(span.To))),
        .. data.Visits.Select(visit => (DayScale.Minute(visit.Start), DayScale.Minute(visit.Start) + visit.Minutes)),
        .. data.Groups.Select(session => (DayScale.Minute(session.Start), DayScale.Minute(session.Start) + session.Minutes)),
    ]);

    private IReadOnlyList<SheetColumn> Day(DayScale scale)
    {
        if (data.Ground.Days is not [var day]) return [];
        var providers = data.Ground.Providers;
        return [.. providers.Select((it, index) => OfProvider(it, it.Id.ToString(), Full(it), day, scale, index > 0 && providers[index - 1].Prescribes && !it.Prescribes))];
    }

    private IReadOnlyList<SheetColumn> Week(DayScale scale) => data.Ground.Providers.FirstOrDefault(it => it.Id == provider) is not { } who ? [] :
    [
        .. data.Ground.Days.Where(day => day.Open.Count > 0 || day.Holiday is not null || data.Visits.Any(visit => visit.Date == day.Date))
            .Select(day => OfProvider(who, day.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Dates.Day(day.Date, today), day, scale, false)),
    ];

    private IReadOnlyList<SheetColumn> Rooms(DayScale scale)
    {
        if (data.Ground.Days is not [var day]) return [];
        var bands = Off(day.Open, scale);
        return [.. data.Ground.Rooms.Append(new Room("", "No room")).Select(room => new SheetColumn(
            room.Id, room.Name, room.Id.Length == 0 ? "Bookings without one" : "", null, day.Date, room.Id.Length == 0, MayBook(day), bands,
            _blocks.Of(data.Alone.Where(it => it.Room == room.Id), data.Groups.Where(it => it.Room == room.Id))))];
    }

    private SheetColumn OfProvider(Provider who, string key, string name, ClinicDay day, DayScale scale, bool startsGroup)
    {
        var mine = day.Providers.FirstOrDefault(it => it.Provider == who.Id) ?? new ProviderDay(who.Id, day.Date, [], [], null);
        var open = day.Open.Count == 0 ? [] : Without(mine.Working, mine.Absence);
        List<SheetBand> bands = [.. Off(open, scale)];
        if (day.Open.Count > 0)
        {
            bands.AddRange(mine.Breaks.Select(it => new SheetBand(BandKind.Break, DayScale.Minute(it.From), DayScale.Minute(it.To), it.Name)));
            if (mine.Absence is { } away) bands.Add(Away(away, mine.Working, scale));
        }

        var hours = open.Count == 0 ? day.Holiday is not null ? "closed" : mine.Absence is null ? "not in" : "away" : ClinicHours.Text(open.Select(it => new OpenSpan(day.Date.DayOfWeek, it.From, it.To)));
        var under = view == ScheduleView.Week ? day.Holiday ?? hours : $"{(who.Id == data.Ground.Me ? "You" : who.Prescribes ? "Prescriber" : "Therapist")}, {hours}";
        return new SheetColumn(key, name, under, who, day.Date, startsGroup, MayBook(day), bands, _blocks.Of(
            data.Alone.Where(it => it.Provider == who.Id && it.Date == day.Date), data.Groups.Where(it => it.Provider == who.Id && it.Date == day.Date)));
    }

    private bool MayBook(ClinicDay day) => data.Ground.MayBook && day.Date >= today;

    private static string Full(Provider it) => it.Credentials.Length == 0 || it.Name.StartsWith("Dr.", StringComparison.Ordinal) ? it.Name : $"{it.Name}, {it.Credentials}";

    // An absence is drawn as far as the provider would have worked.
    private static SheetBand Away(NamedSpan away, IReadOnlyList<DaySpan> working, DayScale scale)
    {
        var (from, to) = working.Count == 0 ? (scale.From, scale.To) : (DayScale.Minute(working[0].From), DayScale.Minute(working[^1].To));
        (from, to) = (Math.Max(from, DayScale.Minute(away.From)), Math.Min(to, DayScale.Minute(away.To)));
        return new SheetBand(BandKind.Absence, from, Math.Max(from, to), away.Name);
    }

    private static IReadOnlyList<DaySpan> Without(IReadOnlyList<DaySpan> working, NamedSpan? away) => away is null ? working :
    [
        .. working.SelectMany(span => new[]
        {
            new DaySpan(span.From, span.To < away.From ? span.To : away.From),
            new DaySpan(span.From > away.To ? span.From : away.To, span.To),
        }).Where(span => span.From < span.To),
    ];

    private static List<SheetBand> Off(IReadOnlyList<DaySpan> open, DayScale scale)
    {
        var (bands, from) = (new List<SheetBand>(), scale.From);
        foreach (var span in open)
        {
            if (DayScale.Minute(span.From) > from) bands.Add(new SheetBand(BandKind.Off, from, DayScale.Minute(span.From), ""));
            from = Math.Max(from, DayScale.Minute(span.To));
        }

        if (from < scale.To) bands.Add(new SheetBand(BandKind.Off, from, scale.To, ""));
        return bands;
    }
}
