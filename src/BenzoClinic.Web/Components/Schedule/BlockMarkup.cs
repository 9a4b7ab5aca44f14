using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>
/// Draws blocks as plain markup: they answer to schedule.js alone, and as elements of a component a day of fifty would hold ten times the memory
/// in every open page.
/// </summary>
internal static class BlockMarkup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The sheet with its blocks drawn, and nothing kept that they were drawn from.</summary>
    public static ScheduleSheet Drawn(ScheduleSheet sheet) => sheet with
    {
        Columns = [.. sheet.Columns.Select(column => column with { Blocks = [], Drawn = [.. column.Blocks.Select(block => Of(sheet.Scale, block))] })],
    };

    /// <summary>A block.</summary>
    public static MarkupString Of(DayScale scale, SheetBlock block)
    {
        var place = $"""style="{scale.Place(block.From, block.From + block.Minutes, block.Lane, block.LanesHere)}" data-at="{block.From}" data-end="{block.From + block.Minutes}" """;
        if (block.IsVeiled) return new MarkupString($"""<div class="ap veiled" {place}title="Taken, filtered out"></div>""");
        var lines = block.Lines.Select((line, index) => $"""<span class="l" aria-hidden="true">{Encoder.Encode(line)}{(index == block.Lines.Count - 1 && block.Late.Length > 0 ? $"<b>{Encoder.Encode(block.Late)}</b>" : "")}</span>""");
        return new MarkupString(
            $"""<div class="{ClassOf(block)}" {place}data-id="{block.Key}" data-rev="{block.Revision}"{(block.Moves ? " data-moves" : "")}>"""
            + $"""<button type="button" class="hit" tabindex="-1" aria-label="{Encoder.Encode(block.Label)}"></button>"""
            + $"""<span class="n" aria-hidden="true"><span>{Encoder.Encode(block.Name)}</span><svg class="glyph"><use href="#s-{block.State.ToString().ToLowerInvariant()}" /></svg></span>{string.Concat(lines)}</div>""");
    }

    private static string ClassOf(SheetBlock block) =>
        $"ap {block.Tone} {block.State.ToString().ToLowerInvariant()}{(block.Minutes >= 45 ? " m" : block.Minutes < 25 ? " xs" : "")}{(block.Overlaps ? " over" : "")}{(block.IsKnown ? "" : " unknown")}";
}
