using System.Globalization;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>How figures are shown.</summary>
public static class Numbers
{
    private const char Minus = '\u2212';
    private const char NarrowSpace = '\u202F';

    /// <summary><c>−5.6 %</c>: one decimal, a real minus, a narrow space that does not break.</summary>
    public static string Percent(decimal percent)
    {
        var rounded = Math.Round(percent, 1, MidpointRounding.AwayFromZero);
        return $"{Signed(rounded.ToString("0.0", CultureInfo.InvariantCulture))}{NarrowSpace}%";
    }

    /// <summary><c>18 mg</c>, the space never breaking.</summary>
    public static string Mg(Dose dose) => $"{dose.Number}\u00A0mg";

    /// <summary><c>18 mg a day</c>.</summary>
    public static string MgADay(Dose dose) => $"{Mg(dose)} a day";

    /// <summary>A change with its sign: <c>+1</c>, <c>−1</c>, <c>0</c>.</summary>
    public static string Change(decimal change) => change > 0
        ? $"+{change.ToString("0.######", CultureInfo.InvariantCulture)}"
        : Signed(change.ToString("0.######", CultureInfo.InvariantCulture));

    private static string Signed(string number) => number.Replace('-', Minus);
}
