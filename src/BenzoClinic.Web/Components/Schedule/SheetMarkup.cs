using System.Text.Encodings.Web;
using System.Text.Unicode;
using BenzoClinic.Domain.Appointments;
using CommunityToolkit.HighPerformance.Buffers;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>
/// Draws the heads and what stands in a column as plain markup: it answers to schedule.js alone, and as elements every open page would hold each of them
/// (benchmark <c>circuit</c>). All who look at one day hold one copy. Whatever people typed is encoded here.
/// </summary>
internal static class SheetMarkup
{
    // Some days of a large clinic; what is not looked at gives way.
    private static readonly StringPool Shared = new(4096);

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The sheet with its columns drawn, and nothing kept that they were drawn from.</summary>
    /// <param name="maySetHours">The person may set a provider's hours.</param>
    public static ScheduleSheet Drawn(ScheduleSheet sheet, bool maySetHours) => sheet with
    {
        Heads = Kept(string.Concat(sheet.Columns.Select(column => Head(column, maySetHours && sheet.View == ScheduleView.Day)))),
        Axis = Kept(string.Concat(Enumerable.Range(0, sheet.Scale.Hours).Select(hour => sheet.Scale.From + hour * 60).Select(minute => $"""<span class="tm" style="{sheet.Scale.Top(minute)}">{minute / 60}:00</span>"""))),
        Columns = [.. sheet.Columns.Select(column => column with
        {
            Bands = [],
            Blocks = [],
            Drawn = [Kept(string.Concat(column.Bands.Select(band => Of(sheet.Scale, band)))), .. column.Blocks.Select(block => Kept(Of(sheet.Scale, block)))],
        })],
    };

    /// <summary>Markup as one copy for all who show the same.</summary>
    public static MarkupString Kept(string markup) => new(Shared.GetOrAdd(markup));

    /// <summary>What people typed, for markup.</summary>
    public static string Encoded(string text) => Encoder.Encode(text);

    private static string Head(SheetColumn column, bool setsHours)
    {
        var hours = column.Provider is { } provider && setsHours
            ? $"""<button type="button" class="ib hours" title="Hours and absences" aria-label="{Encoded($"Hours and absences: {column.Name}")}" data-hours="{provider.Id}"><svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16m.5-13H11v6l5.2 3.2.8-1.3-4.5-2.7z" /></svg></button>"""
            : "";
        return $"""<div{(column.StartsGroup ? " class=\"th\"" : "")}><b class="el">{Encoded(column.Name)}</b><span class="sm t2 el">{Encoded(column.Under)}</span>{hours}</div>""";
    }

    private static string Of(DayScale scale, SheetBand band)
    {
        var text = band.Kind == BandKind.Absence ? $"<p><b class=\"hold\">Absent</b><br />{Clock(band.From)}–{Clock(band.To)}, {Encoded(band.Text)}</p>"
            : band.Text.Length > 0 ? $"<span>{Encoded(band.Text)}</span>"
            : "";
        return $"""<div class="band {band.Kind.ToString().ToLowerInvariant()}" style="{scale.Place(band.From, band.To)}" data-at="{band.From}" data-end="{band.To}">{text}</div>""";
    }

    private static string Of(DayScale scale, SheetBlock block)
    {
        var place = $"""style="{scale.Place(block.From, block.From + block.Minutes, block.Lane, block.LanesHere)}" data-at="{block.From}" data-end="{block.From + block.Minutes}" """;
        if (block.IsVeiled) return $"""<div class="ap veiled" {place}title="Taken, filtered out"></div>""";
        var lines = block.Lines.Select((line, index) => $"""<span class="l" aria-hidden="true">{Encoded(line)}{(index == block.Lines.Count - 1 && block.Late.Length > 0 ? $"<b>{Encoded(block.Late)}</b>" : "")}</span>""");
        return $"""<div class="{ClassOf(block)}" {place}data-id="{block.Key}" data-rev="{block.Revision}"{(block.Moves ? " data-moves" : "")}>"""
            + $"""<button type="button" class="hit" tabindex="-1" aria-label="{Encoded(block.Label)}"></button>"""
            + $"""<span class="n" aria-hidden="true"><span>{Encoded(block.Name)}</span><svg class="glyph{(block.Answer == AppointmentAnswer.AsksToMove ? " careful" : "")}"><use href="#s-{(block.Answer == AppointmentAnswer.None ? block.State.ToString() : block.Answer.ToString()).ToLowerInvariant()}" /></svg></span>{string.Concat(lines)}</div>""";
    }

    private static string ClassOf(SheetBlock block) =>
        $"ap {block.Tone} {block.State.ToString().ToLowerInvariant()}{(block.Minutes >= 45 ? " m" : block.Minutes < 25 ? " xs" : "")}{(block.Overlaps ? " over" : "")}{(block.IsKnown ? "" : " unknown")}";

    private static string Clock(int minute) => $"{minute / 60}:{minute % 60:00}";
}
