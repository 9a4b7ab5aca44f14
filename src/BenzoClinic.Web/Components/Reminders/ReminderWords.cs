using System.Globalization;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Web.Components.Schedule;
using BenzoClinic.Web.Components.Shared;
using MudBlazor;

namespace BenzoClinic.Web.Components.Reminders;

/// <summary>How messages to patients are shown.</summary>
public static class ReminderWords
{
    /// <summary>The board's headings, in order.</summary>
    public static IReadOnlyList<BoardState> Tiles { get; } = [BoardState.Planned, BoardState.Sent, BoardState.Delivered, BoardState.Answered, BoardState.Failed, BoardState.Uncertain];

    /// <summary>A state's icon.</summary>
    public static string Icon(BoardState state) => state switch
    {
        BoardState.Planned => Icons.Material.Outlined.Circle,
        BoardState.Sent => Icons.Material.Outlined.NorthEast,
        BoardState.Delivered => Icons.Material.Outlined.DoneAll,
        BoardState.Answered => Icons.Material.Outlined.MarkChatRead,
        BoardState.Failed => Icons.Material.Outlined.Cancel,
        BoardState.Uncertain => Icons.Material.Outlined.HelpOutline,
        BoardState.Stopped => Icons.Material.Outlined.Block,
    };

    /// <summary>A state's colour; null for none.</summary>
    public static string? Tone(BoardState state) => state switch
    {
        BoardState.Failed => "stop",
        BoardState.Uncertain => "careful",
        BoardState.Answered => "go",
        _ => null,
    };

    /// <summary>A channel.</summary>
    public static string Of(MessageChannel channel) => channel == MessageChannel.Sms ? "SMS" : "E-mail";

    /// <summary>A language in itself.</summary>
    public static string Of(MessageLanguage language) => language switch
    {
        MessageLanguage.Spanish => "Español",
        MessageLanguage.Chinese => "中文",
        _ => "English",
    };

    /// <summary>For screen readers.</summary>
    public static string Tag(MessageLanguage language) => language switch
    {
        MessageLanguage.Spanish => "es",
        MessageLanguage.Chinese => "zh-Hans",
        _ => "en",
    };

    /// <summary>What it tells of: <c>Wed 25 Nov, 9:00 and 14:00</c>; of other kinds <c>Call by Fri 27 Nov</c>.</summary>
    public static string About(BoardRow row, DateOnly today) => row.Times.Count > 0
        ? $"{Dates.Day(row.Day, today)}, {string.Join(" and ", row.Times.Select(time => time.ToString("H:mm", CultureInfo.InvariantCulture)))}"
        : $"{MessageKind.Find(row.Kind)?.BeforeDay ?? row.Kind} {Dates.Day(row.Day, today)}";

    /// <summary>Where what it tells of is moved: the day on the schedule and, of one visit, the visit.</summary>
    public static string Move(BoardRow row) => ScheduleDays.Address(ScheduleView.Day, row.Day) + (row.Visits is [var visit] ? $"&move={visit}" : "");

    /// <summary>Why, or what was answered.</summary>
    public static (string Words, string? Tone) Reason(BoardRow row) => row switch
    {
        { Handling.Length: > 0 } => (row.Handling, null),
        { Answer: ReminderAnswer.Confirmed } => ("Confirmed", null),
        { Answer: ReminderAnswer.AsksToMove } => ("Asks to move", "careful"),
        { Answer: ReminderAnswer.Cancelled } => ("Cancelled", null),
        { State: BoardState.Failed } => (Tries(row), "stop"),
        { State: BoardState.Uncertain } => (row.Reason, "careful"),
        { State: BoardState.Delivered } => ("No answer yet", null),
        { State: BoardState.Sent } => (row.Channel == MessageChannel.Sms ? "Waiting for the receipt" : "No answer yet", null),
        { State: BoardState.Planned, Tries: > 0, Reason.Length: > 0 } => (Tries(row), "careful"),
        { Moved: true } => ("Moved by quiet hours", null),
        _ => ("", null),
    };

    /// <summary>When it went, was tried or goes.</summary>
    public static string When(BoardRow row, DateOnly today)
    {
        var day = ClinicClock.DayOf(row.When);
        var time = ClinicClock.ToClinic(row.When).ToString("H:mm", CultureInfo.InvariantCulture);
        var shown = day == today ? $"today {time}" : Math.Abs(day.DayNumber - today.DayNumber) < 6 ? $"{day.ToString("ddd", CultureInfo.InvariantCulture)} {time}" : $"{Dates.Day(day, today)} {time}";
        return row.State == BoardState.Failed ? $"tried {shown}" : shown;
    }

    private static string Tries(BoardRow row) => row.Tries > 1 ? $"{row.Reason}, {Wording.Count(row.Tries, "try", "tries")}" : row.Reason;
}
