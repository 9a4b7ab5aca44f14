using System.Globalization;
using System.Text;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Text inside a style sheet.</summary>
public static class CssText
{
    /// <summary>
    /// The text as a CSS string. Whatever is no plain letter or digit is written by its number, so that no name can end the
    /// string, the style element or the page.
    /// </summary>
    public static string Of(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune)) css.Append(rune);
            else css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:X6}");
        }

        return css.Append('"').ToString();
    }
}
