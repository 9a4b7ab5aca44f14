using System.Text;
using MudBlazor;

namespace BenzoClinic.Web.Components.Layout;

/// <summary>
/// Every color and measure of the house, once: as MudBlazor's palette and as the custom properties that
/// <c>app.css</c> uses. No other file holds a color.
/// </summary>
public static class ClinicTheme
{
    private static readonly string[] Sans = ["-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "Arial", "sans-serif"];

    /// <summary>The theme of MudBlazor's components.</summary>
    public static MudTheme Mud { get; } = new()
    {
        PaletteLight = Fill(new PaletteLight(), ThemeTokens.Light),
        PaletteDark = Fill(new PaletteDark(), ThemeTokens.Dark),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px", DrawerWidthLeft = "184px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "13.5px", LineHeight = "20px", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "20px", LineHeight = "28px", FontWeight = "600", LetterSpacing = "-.2px" },
            H2 = new H2Typography { FontSize = "14px", LineHeight = "20px", FontWeight = "600", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "18px", LineHeight = "26px", FontWeight = "600", LetterSpacing = "-.1px" },
            Body1 = new Body1Typography { FontSize = "13.5px", LineHeight = "20px", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "13px", LineHeight = "18px", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontSize = "12px", LineHeight = "16px", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "13px", LineHeight = "18px", FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
        },
    };

    /// <summary>The custom properties, for both themes.</summary>
    public static string Css { get; } =
        $":root{{--font:{string.Join(',', Sans.Select(name => name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name))};{Properties(ThemeTokens.Light)}color-scheme:light}}"
        + $"[data-theme=dark]{{{Properties(ThemeTokens.Dark)}color-scheme:dark}}";

    private static string Properties(IReadOnlyDictionary<string, string> tokens) =>
        tokens.Aggregate(new StringBuilder(), (text, token) => text.Append("--").Append(token.Key).Append(':').Append(token.Value).Append(';')).ToString();

    private static T Fill<T>(T palette, IReadOnlyDictionary<string, string> token) where T : Palette
    {
        palette.Primary = token["primary"];
        palette.PrimaryContrastText = token["onprimary"];
        palette.Secondary = token["hold"];
        palette.SecondaryContrastText = token["surface"];
        palette.Error = token["stop"];
        palette.ErrorContrastText = token["surface"];
        palette.Warning = token["careful"];
        palette.WarningContrastText = token["surface"];
        palette.Success = token["go"];
        palette.SuccessContrastText = token["surface"];
        palette.Info = token["primary"];
        palette.InfoContrastText = token["onprimary"];
        palette.Dark = token["text"];
        palette.DarkContrastText = token["surface"];
        palette.Background = palette.DrawerBackground = token["bg"];
        palette.BackgroundGray = token["sunk"];
        palette.Surface = palette.AppbarBackground = token["surface"];
        palette.TextPrimary = palette.AppbarText = token["text"];
        palette.TextSecondary = palette.DrawerText = palette.DrawerIcon = palette.ActionDefault = token["text2"];
        palette.TextDisabled = palette.ActionDisabled = token["text3"];
        palette.ActionDisabledBackground = token["sunk"];
        palette.LinesDefault = palette.Divider = palette.TableLines = token["line"];
        palette.DividerLight = token["line2"];
        palette.LinesInputs = token["ctl"];
        palette.TableHover = token["hover"];
        palette.OverlayDark = token["scrim"];
        return palette;
    }
}
