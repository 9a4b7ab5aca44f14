using System.Text.Encodings.Web;
using System.Text.Unicode;
using CommunityToolkit.HighPerformance.Buffers;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>
/// Draws what stands in a column as plain markup: it answers to schedule.js alone, and as elements every open page would hold each of them
/// (benchmark <c>circuit</c>). All who look at one day hold one copy. Whatever people typed is encoded here.
/// </summary>
internal static class SheetMarkup
{
    // Some days of a large clinic; what is not looked at gives way.
    private static readonly StringPool Shared = new(4096);

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The sheet with its columns drawn, and nothing kept that they were drawn from.</summary>
    public static ScheduleSheet Drawn(ScheduleSheet sheet) => sheet with
    {
        Columns = [.. sheet.Columns.Select(column => column with
        {
            Bands = [],
            Blocks = [],
            Drawn = [Kept(string.Concat(column.Bands.Select(band => Of(sheet.Scale, band)))), .. column.Blocks.Select(block => Kept(Of(sheet.Scale, block)))],
        })],
    };

    private static MarkupString Kept(string markup) => new(Shared.GetOrAdd(markup));

    private static string Of(DayScale scale, SheetBand band)
    {
        var text = band.Kind == BandKind.Absence ? $"<p><b class=\"hold\">Absent</b><br />{Clock(band.From)}–{Clock(band.To)}, {Encoder.Encode(band.Text)}</p>"
            : band.Text.Length > 0 ? $"<span>{Encoder.Encode(band.Text)}</span>"
            : "";
        return $"""<div class="band {band.Kind.ToString().ToLowerInvariant()}" style="{scale.Place(band.From, band.To)}" data-at="{band.From}" data-end="{band.To}">{text}</div>""";
    }

    private static string Of(DayScale scale, SheetBlock block)
    {
        var place = $"""style="{scale.Place(block.From, block.From + block.Minutes, block.Lane, block.LanesHere)}" data-at="{block.From}" data-end="{block.From + block.Minutes}" """;
        if (block.IsVeiled) return $"""<div class="ap veiled" {place}title="Taken, filtered out"></div>""";
        var lines = block.Lines.Select((line, index) => $"""<span class="l" aria-hidden="true">{Encoder.Encode(line)}{(index == block.Lines.Count - 1 && block.Late.Length > 0 ? $"<b>{Encoder.Encode(block.Late)}</b>" : "")}</span>""");
        return $"""<div class="{ClassOf(block)}" {place}data-id="{block.Key}" data-rev="{block.Revision}"{(block.Moves ? " data-moves" : "")}>"""
            + $"""<button type="button" class="hit" tabindex="-1" aria-label="{Encoder.Encode(block.Label)}"></button>"""
            + $"""<span class="n" aria-hidden="true"><span>{Encoder.Encode(block.Name)}</span><svg class="glyph"><use href="#s-{block.State.ToString().ToLowerInvariant()}" /></svg></span>{string.Concat(lines)}</div>""";
    }

    private static string ClassOf(SheetBlock block) =>
        $"ap {block.Tone} {block.State.ToString().ToLowerInvariant()}{(block.Minutes >= 45 ? " m" : block.Minutes < 25 ? " xs" : "")}{(block.Overlaps ? " over" : "")}{(block.IsKnown ? "" : " unknown")}";

    private static string Clock(int minute) => $"{minute / 60}:{minute % 60:00}";
}
