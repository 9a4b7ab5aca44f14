using System.Globalization;

namespace BenzoClinic.Domain.Medications;

/// <summary>A medication that eases a taper without being part of it, from the reference data.</summary>
/// <param name="Name">Generic name.</param>
/// <param name="Usual">Usual range in this setting, in words.</param>
/// <param name="Watch">What to watch for in a taper.</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record SupportiveMedication(string Name, string Usual, string Watch, string Source)
{
    private string[][]? _names;

    /// <summary>Other names it is typed by.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Figures of a day, in mg.</summary>
    public required SupportiveFigures Figures { get; init; }

    /// <summary>What a poorly working kidney changes, in words, or "": the chart does not know the kidney.</summary>
    public string Renal { get; init; } = "";

    /// <summary>True where the text names it.</summary>
    public bool IsNamedIn(string text)
    {
        var words = NameWords.Of(text);
        return (_names ??= [.. Names.Append(Name).Select(NameWords.Of)]).Any(name => NameWords.Holds(words, name));
    }

    /// <summary>The highest daily dose for a person, and why it is lower than for others.</summary>
    /// <param name="isTakenWith">Whether something of a group of substances is taken too.</param>
    public DoseLimit LimitFor(int age, Func<string, bool> isTakenWith)
    {
        var limit = new DoseLimit(Figures.Maximum, "");
        if (Figures is { OlderFrom: { } from, OlderMaximum: { } older } && age >= from && older < limit.Milligrams)
            limit = new DoseLimit(older, $" from {from} years on");
        if (Figures.RaisedMaximum is { } raised && raised < limit.Milligrams && Figures.RaisedBy.Any(isTakenWith))
            limit = new DoseLimit(raised, " with a medicine that raises it");
        return limit;
    }
}

/// <summary>The figures of a supportive medication, all in mg.</summary>
/// <param name="UsualLow">Low end of what is usual in a day.</param>
/// <param name="UsualHigh">High end of what is usual in a day.</param>
/// <param name="Maximum">Highest daily dose: above it a reason is asked.</param>
/// <param name="AtOnce">Highest single dose, or null.</param>
/// <param name="OlderFrom">Age from which <paramref name="OlderMaximum"/> holds, or null.</param>
/// <param name="RaisedBy">Groups of substances with which <paramref name="RaisedMaximum"/> holds.</param>
public sealed record SupportiveFigures(
    decimal UsualLow,
    decimal UsualHigh,
    decimal Maximum,
    decimal? AtOnce,
    int? OlderFrom,
    decimal? OlderMaximum,
    IReadOnlyList<string> RaisedBy,
    decimal? RaisedMaximum)
{
    /// <summary>Milligrams with thousands separated: <c>3,600 mg</c>.</summary>
    public static string Mg(decimal milligrams) => $"{milligrams.ToString("#,0.######", CultureInfo.InvariantCulture)} mg";
}

/// <summary>A highest daily dose.</summary>
/// <param name="Why">What makes it lower than for others, or "".</param>
public readonly record struct DoseLimit(decimal Milligrams, string Why);
