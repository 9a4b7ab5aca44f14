using System.Globalization;
using System.Text;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>The dose over time, as a drawing or as a table.</summary>
public sealed partial class DoseChart
{
    private static readonly (ChartRange Range, string Words)[] Ranges =
        [(ChartRange.ThreeMonths, "3 months"), (ChartRange.TenMonths, "10 months"), (ChartRange.Whole, "Whole taper")];

    private readonly string _hatch = $"h{Guid.NewGuid():N}";
    private ChartRange _range = ChartRange.TenMonths;
    private bool _asTable;
    private ChartSpan _span = null!;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired] public required TaperView View { get; set; }

    private decimal Now => _span.X(View.Today);

    // A pause of a day is still to be seen.
    private decimal? PausedFrom => View.PausedOn is { } since ? Math.Min(_span.X(since), Now - 8) : null;

    private DosePoint? Before => View.Course.LastOrDefault(point => point.From < _span.From);

    private string Said
    {
        get
        {
            if (_span.Levels.Count == 0) return "No dose to draw.";
            var text = new StringBuilder($"Dose in mg diazepam equivalent a day since {Dates.Day(_span.From, View.Today)}: ");
            text.AppendJoin(", ", _span.Levels.Where(level => level.Starts || level.From == _span.From).Select(level => $"{level.Equivalent} from {Dates.Day(level.From, View.Today)}{(level.ToCome ? " (ordered)" : "")}"));
            if (View.PausedOn is { } paused) text.Append(CultureInfo.InvariantCulture, $"; paused since {Dates.Day(paused, View.Today)}");
            if (View.Limit is { } limit) text.Append(CultureInfo.InvariantCulture, $"; lowest allowed today {limit.Scheduled.Floor}");
            return text.Append(". The same figures are in the table view.").ToString();
        }
    }

    private string Area
    {
        get
        {
            var levels = _span.Levels.Where(level => !level.ToCome).ToList();
            return levels.Count == 0 ? "" : $"{Line(toCome: false)}V{ChartSpan.Bottom}H{N(_span.X(levels[0].From))}Z";
        }
    }

    /// <summary>Each level at its beginning, as far as there is room; today's always, beside the line of today.</summary>
    private IEnumerable<Label> Labels
    {
        get
        {
            var today = _span.Levels.LastOrDefault(level => !level.ToCome);
            var text = today.Equivalent.ToString();
            // A level that has only just begun has its room behind the line.
            var behind = _span.X(today.From) > Now - 12 - Wide(text);
            var (free, end) = (decimal.MinValue, behind ? Now - 2 : Now - 8 - Wide(text));
            foreach (var level in _span.Levels.Where(level => level.Starts || level.From == _span.From))
            {
                var x = _span.X(level.From) + (level.Starts ? 1 : 3);
                var words = level.Equivalent.ToString();
                if (behind && level == today) continue;
                if (x < free || (!level.ToCome && x + Wide(words) > end) || (behind && level.ToCome && x < Now + 10 + Wide(text))) continue;
                free = x + 5 + Wide(words);
                yield return new Label(x, _span.Y(level.Equivalent) - 6, words, "start", level.ToCome ? "label later" : "label");
            }

            if (_span.Levels.Count > 0) yield return new Label(behind ? Now + 4 : Now - 4, _span.Y(today.Equivalent) - 6, text, behind ? "start" : "end", "label");
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => _span = ChartSpan.Of(View, _range);

    private void Choose(ChartRange range)
    {
        _range = range;
        _span = ChartSpan.Of(View, _range);
    }

    private string Line(bool toCome)
    {
        var path = new StringBuilder();
        decimal? pen = null;
        foreach (var level in _span.Levels.Where(level => level.ToCome == toCome))
        {
            var (from, to, y) = (N(_span.X(level.From)), N(_span.X(level.To)), N(_span.Y(level.Equivalent)));
            path.Append(pen is null ? $"M{from} {y}H{to}" : $"V{y}H{to}");
            pen = _span.Y(level.Equivalent);
        }

        return path.ToString();
    }

    private static string N(decimal pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);

    private static decimal Wide(string text) => 6.5m * text.Length;

    private readonly record struct Label(decimal X, decimal Y, string Text, string Anchor, string Class);
}
