namespace BenzoClinic.Web.Components.Layout;

/// <summary>
/// The colors by what they mean: petrol (primary) is action and dose, red stop, ochre careful, green go and therapy, violet
/// hold. All text pairs reach 4.5:1, controls 3:1.
/// </summary>
internal static class ThemeTokens
{
    /// <summary>On white paper.</summary>
    public static IReadOnlyDictionary<string, string> Light { get; } = new Dictionary<string, string>
    {
        ["bg"] = "#F5F7F8",
        ["surface"] = "#FFFFFF",
        ["sunk"] = "#EEF2F4",
        ["text"] = "#15212B",
        ["text2"] = "#46545F",
        ["text3"] = "#5E6C77",
        ["line"] = "#DDE3E7",
        ["line2"] = "#EAEEF1",
        ["ctl"] = "#7B8994",
        ["primary"] = "#0E5A73",
        ["onprimary"] = "#FFFFFF",
        ["primarybg"] = "#E3F1F5",
        ["hover"] = "#F0F4F6",
        ["stop"] = "#B3251E",
        ["stopbg"] = "#FCEBE9",
        ["careful"] = "#855400",
        ["carefulbg"] = "#FEF3D9",
        ["go"] = "#1B6644",
        ["gobg"] = "#E5F3EB",
        ["hold"] = "#5A4790",
        ["holdbg"] = "#EFECF8",
        ["sym"] = "#A8480B",
        ["sleep"] = "#6A57A5",
        ["sleepfill"] = "#CFC6EA",
        ["dosefill"] = "#E3F1F5",
        ["grid"] = "#E8ECEF",
        ["stopline"] = "#E3A19C",
        ["carefulline"] = "#E3C581",
        ["goline"] = "#A5D0B8",
        ["holdline"] = "#C4BAE3",
        ["primaryline"] = "#A9CFDB",
        ["scrim"] = "rgba(14,24,32,.42)",
        ["e1"] = "0 1px 2px rgba(16,32,44,.05)",
        ["e2"] = "0 6px 20px rgba(16,32,44,.14),0 1px 3px rgba(16,32,44,.10)",
        ["e3"] = "0 20px 56px rgba(16,32,44,.26),0 2px 8px rgba(16,32,44,.12)",
    };

    /// <summary>At night.</summary>
    public static IReadOnlyDictionary<string, string> Dark { get; } = new Dictionary<string, string>
    {
        ["bg"] = "#0E1418",
        ["surface"] = "#151C22",
        ["sunk"] = "#10171C",
        ["text"] = "#E4EBEF",
        ["text2"] = "#AAB7C1",
        ["text3"] = "#8C9AA5",
        ["line"] = "#29343D",
        ["line2"] = "#1F2931",
        ["ctl"] = "#6C7B87",
        ["primary"] = "#6FC3DC",
        ["onprimary"] = "#06222C",
        ["primarybg"] = "#12303B",
        ["hover"] = "#1B242B",
        ["stop"] = "#FF9F95",
        ["stopbg"] = "#3B1B19",
        ["careful"] = "#EFC06A",
        ["carefulbg"] = "#352910",
        ["go"] = "#7CD0A3",
        ["gobg"] = "#13301F",
        ["hold"] = "#BCAFEB",
        ["holdbg"] = "#28223F",
        ["sym"] = "#F3A266",
        ["sleep"] = "#AA9BE0",
        ["sleepfill"] = "#3D3560",
        ["dosefill"] = "#12303B",
        ["grid"] = "#222C34",
        ["stopline"] = "#7A3B36",
        ["carefulline"] = "#6E5520",
        ["goline"] = "#2C5C41",
        ["holdline"] = "#4D4377",
        ["primaryline"] = "#285666",
        ["scrim"] = "rgba(3,7,10,.62)",
        ["e1"] = "none",
        ["e2"] = "0 6px 20px rgba(0,0,0,.45),0 0 0 1px #29343D",
        ["e3"] = "0 20px 56px rgba(0,0,0,.6),0 0 0 1px #33404A",
    };
}
