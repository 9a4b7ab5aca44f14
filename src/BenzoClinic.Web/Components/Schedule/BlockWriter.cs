using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Appointments;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Puts bookings into blocks: where they stand in a column, and what they say.</summary>
/// <param name="now">UTC.</param>
internal sealed class BlockWriter(ScheduleView view, ScheduleData data, ScheduleFilter filter, DateOnly today, DateTime now)
{
    // From so many minutes on a block has room for a line each.
    private const int Tall = 45;

    // And for a third one.
    private const int VeryTall = 60;

    /// <summary>The blocks of a column, in order of time.</summary>
    public IReadOnlyList<SheetBlock> Of(IEnumerable<ScheduleVisit> visits, IEnumerable<ScheduleGroup> sessions)
    {
        List<SheetBlock> blocks = [.. visits.Select(Of), .. sessions.Select(Of)];
        blocks.Sort((one, other) => (one.From, one.Key).CompareTo((other.From, other.Key)));
        var lanes = Lanes.Of(blocks.ConvertAll(block => (block.From, block.From + block.Minutes)));
        return [.. blocks.Select((block, index) => block with { Lane = lanes[index].Lane, LanesHere = lanes[index].Of })];
    }

    /// <summary>What is so now in a few words: <c>since 10:34</c>, <c>late 19 min</c>, or "".</summary>
    public static string Since(ScheduleVisit visit, DateTime now, WaitPolicy waits) => visit.State switch
    {
        AppointmentState.WithProvider when visit.SeenAt is { } seen => $"since {Dates.Time(seen)}",
        AppointmentState.Expected when Late(visit, now) is var late && late >= waits.LongFrom => $"late {late} min",
        _ => "",
    };

    private SheetBlock Of(ScheduleVisit visit)
    {
        var (start, end) = (Clock(visit.Start), Clock(visit.End));
        var room = data.RoomName(visit.Room);
        var since = Since(visit, now, data.Ground.Waits);
        var late = visit.State == AppointmentState.Expected ? since : "";
        var what = visit.WalkIn ? $"Walk-in, {data.TypeName(visit.Type)}" : visit.Overlaps ? $"Overlaps, {data.TypeName(visit.Type)}" : data.TypeName(visit.Type);
        var where = view == ScheduleView.Rooms ? data.ProviderName(visit.Provider) : room;
        var time = visit.State == AppointmentState.WithProvider && since.Length > 0 ? $"{start}–{end}, {since}" : late.Length > 0 ? $"{start}, " : $"{start}–{end}";
        var whom = view == ScheduleView.Rooms;
        IReadOnlyList<string> lines = visit.Minutes >= Tall ? !whom ? [Join(what, where), time] : visit.Minutes >= VeryTall ? [what, where, time] : late.Length > 0 ? [where, time] : [$"{start} {what}", where]
            : visit.Minutes < 25 ? [late.Length > 0 ? $"{start}, " : $"{start} {what}"]
            : [late.Length > 0 ? $"{start}, " : whom ? $"{start} {what}" : Join($"{start} {what}", Short(room))];
        var name = visit.IsKnown ? $"{visit.LastName}, {visit.FirstName}" : "Booked";
        string[] words = [$"{start} to {end}", name, data.TypeName(visit.Type), room, StateWords.Of(visit.State), StateWords.Of(visit.Answer, visit.State), since, visit.WalkIn ? "walk-in" : "", visit.Overlaps ? "overlaps another booking" : ""];
        return new SheetBlock(
            BlockKey.Of(visit.Id), visit.Revision, TypeTone.Of(data.Type(visit.Type)), visit.State, visit.IsKnown ? Fitting(visit) : name, lines, late, string.Join(", ", words.Where(word => word.Length > 0)),
            DayScale.Minute(visit.Start), visit.Minutes, 0, 1, Moves(visit.Date) && visit is { IsKnown: true, State: AppointmentState.Expected }, visit.IsKnown, visit.Overlaps,
            !filter.Shows(visit.Type) || !filter.Shows(visit.State), visit.State == AppointmentState.Expected ? visit.Answer : AppointmentAnswer.None);
    }

    private SheetBlock Of(ScheduleGroup session)
    {
        var (state, start, end) = (data.StateOf(session), Clock(session.Start), Clock(session.Start.AddMinutes(session.Minutes)));
        var room = data.RoomName(session.Room);
        var number = session.Of > 1 ? $"Session {session.Number} of {session.Of}" : "";
        var places = $"{session.Taken} of {session.Places} places taken";
        string[] lines = [data.TypeName(session.Type), view == ScheduleView.Rooms ? data.ProviderName(session.Provider) : room, $"{start}–{end}", number, places];
        string[] words = [$"{start} to {end}", session.Name, data.TypeName(session.Type), room, number, places, StateWords.Of(state)];
        return new SheetBlock(
            BlockKey.Of(session.Id), session.Revision, TypeTone.Of(data.Type(session.Type)), state, session.Name, [.. lines.Where(line => line.Length > 0)], "", string.Join(", ", words.Where(word => word.Length > 0)),
            DayScale.Minute(session.Start), session.Minutes, 0, 1, Moves(session.Date) && state == AppointmentState.Expected, true, false,
            !filter.Shows(session.Type) || !filter.Shows(state));
    }

    private bool Moves(DateOnly date) => data.Ground.MayBook && date >= today;

    private static int Late(ScheduleVisit visit, DateTime now) => Math.Max(0, (int)(now - visit.StartsAt).TotalMinutes);

    private static string Clock(TimeOnly time) => time.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);

    // A long name keeps its first letter: cut off at the edge, one would not know that there is more.
    private string Fitting(ScheduleVisit visit) => visit.LastName.Length + visit.FirstName.Length > (view == ScheduleView.Rooms ? 11 : 16) && visit.FirstName.Length > 0
        ? $"{visit.LastName}, {visit.FirstName[..1]}."
        : $"{visit.LastName}, {visit.FirstName}";

    // In a low block: R2 for Room 2.
    private static string Short(string room) => room.StartsWith("Room ", StringComparison.Ordinal) ? $"R{room[5..]}" : room;

    private static string Join(string what, string where) => where.Length == 0 ? what : $"{what}, {where}";
}
