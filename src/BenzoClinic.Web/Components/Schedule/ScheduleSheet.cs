using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>What stands beside what.</summary>
public enum ScheduleView
{
    /// <summary>One day, one column per provider.</summary>
    Day,

    /// <summary>One provider, one column per day.</summary>
    Week,

    /// <summary>One day, one column per room.</summary>
    Rooms,
}

/// <summary>The sheet as it is drawn.</summary>
/// <param name="Now">The minute of the day it is, where today is shown; else null.</param>
/// <param name="Across">Why all of it is closed, or "".</param>
public sealed record ScheduleSheet(ScheduleView View, DayScale Scale, IReadOnlyList<SheetColumn> Columns, int? Now, string Across)
{
    /// <summary>Which column the time belongs to, from 0; null where it is all of them.</summary>
    public int? NowColumn { get; init; }

    /// <summary>The heads of the columns as markup, once they are drawn.</summary>
    public MarkupString Heads { get; init; }

    /// <summary>The hours beside them as markup, once they are drawn.</summary>
    public MarkupString Axis { get; init; }

    /// <summary>True where the other looks the same to the last letter.</summary>
    public bool LooksLike(ScheduleSheet other) =>
        (View, Scale, Now, NowColumn, Across, Heads.Value, Axis.Value) == (other.View, other.Scale, other.Now, other.NowColumn, other.Across, other.Heads.Value, other.Axis.Value) && Columns.Count == other.Columns.Count && Columns.Zip(other.Columns).All(pair => pair.First.LooksLike(pair.Second));
}

/// <summary>A column.</summary>
/// <param name="Key">The provider's id, the day, or the room's id.</param>
/// <param name="Provider">Whose hours it shows; null in a column of a room.</param>
/// <param name="StartsGroup">A stronger line stands before it.</param>
/// <param name="MayBook">True where the person may put a booking into it.</param>
public sealed record SheetColumn(
    string Key, string Name, string Under, Provider? Provider, DateOnly Date, bool StartsGroup, bool MayBook, IReadOnlyList<SheetBand> Bands, IReadOnlyList<SheetBlock> Blocks)
{
    /// <summary>Bands and blocks as markup, once they are drawn.</summary>
    public IReadOnlyList<MarkupString> Drawn { get; init; } = [];

    internal bool LooksLike(SheetColumn other) => (Key, Name, Under, StartsGroup, MayBook) == (other.Key, other.Name, other.Under, other.StartsGroup, other.MayBook) && Drawn.Select(it => it.Value).SequenceEqual(other.Drawn.Select(it => it.Value));
}

/// <summary>Why a stretch is not free, apart from bookings.</summary>
public enum BandKind
{
    /// <summary>Outside the hours.</summary>
    Off,

    /// <summary>A break.</summary>
    Break,

    /// <summary>The provider is away.</summary>
    Absence,
}

/// <summary>A stretch of a column that is not free.</summary>
public sealed record SheetBand(BandKind Kind, int From, int To, string Text);

/// <summary>A booking as a block of a column.</summary>
/// <param name="Key"><c>v</c> or <c>g</c> and the id, see <see cref="BlockKey"/>.</param>
/// <param name="Lines">Beneath the name.</param>
/// <param name="Late">What asks for attention in the last line, or "".</param>
/// <param name="Label">All of it in words.</param>
/// <param name="Moves">True where the person may move it.</param>
/// <param name="IsVeiled">Filtered out: taken all the same.</param>
public sealed record SheetBlock(
    string Key, int Revision, string Tone, AppointmentState State, string Name, IReadOnlyList<string> Lines, string Late, string Label,
    int From, int Minutes, int Lane, int LanesHere, bool Moves, bool IsKnown, bool Overlaps, bool IsVeiled, AppointmentAnswer Answer = AppointmentAnswer.None);

/// <summary>Ids of blocks as the browser hands them back.</summary>
public static class BlockKey
{
    /// <summary>Of a visit.</summary>
    public static string Of(AppointmentId id) => $"v{id}";

    /// <summary>Of a group session.</summary>
    public static string Of(GroupSessionId id) => $"g{id}";
}
