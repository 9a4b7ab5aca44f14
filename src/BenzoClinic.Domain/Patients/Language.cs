namespace BenzoClinic.Domain.Patients;

/// <summary>A language a person may prefer.</summary>
/// <param name="Code">BCP 47: <c>es</c>.</param>
/// <param name="Name">In English: <c>Spanish</c>.</param>
public sealed record Language(string Code, string Name)
{
    /// <summary>Every language the clinic records, the ones it writes to patients in first, then by name.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("en", "English"),
        new("es", "Spanish"),
        new("zh", "Chinese"),
        new("sq", "Albanian"),
        new("am", "Amharic"),
        new("ar", "Arabic"),
        new("hy", "Armenian"),
        new("ase", "American Sign Language"),
        new("bn", "Bengali"),
        new("my", "Burmese"),
        new("yue", "Cantonese"),
        new("prs", "Dari"),
        new("fa", "Farsi"),
        new("fr", "French"),
        new("de", "German"),
        new("el", "Greek"),
        new("gu", "Gujarati"),
        new("ht", "Haitian Creole"),
        new("he", "Hebrew"),
        new("hi", "Hindi"),
        new("hmn", "Hmong"),
        new("hu", "Hungarian"),
        new("ilo", "Ilocano"),
        new("id", "Indonesian"),
        new("it", "Italian"),
        new("ja", "Japanese"),
        new("km", "Khmer"),
        new("ko", "Korean"),
        new("lo", "Lao"),
        new("cmn", "Mandarin"),
        new("mn", "Mongolian"),
        new("ne", "Nepali"),
        new("ps", "Pashto"),
        new("pl", "Polish"),
        new("pt", "Portuguese"),
        new("pa", "Punjabi"),
        new("ro", "Romanian"),
        new("ru", "Russian"),
        new("sm", "Samoan"),
        new("sr", "Serbian"),
        new("so", "Somali"),
        new("sw", "Swahili"),
        new("tl", "Tagalog"),
        new("ta", "Tamil"),
        new("te", "Telugu"),
        new("th", "Thai"),
        new("ti", "Tigrinya"),
        new("to", "Tongan"),
        new("tr", "Turkish"),
        new("uk", "Ukrainian"),
        new("ur", "Urdu"),
        new("vi", "Vietnamese"),
        new("yi", "Yiddish"),
    ];

    /// <summary>The language of a code, with or without a region (<c>en-US</c>), or null.</summary>
    public static Language? Find(string code)
    {
        var primary = code.Split('-', '_')[0];
        return All.FirstOrDefault(language => string.Equals(language.Code, primary, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name to show; an unknown code is shown as it is.</summary>
    public static string NameOf(string code) => Find(code)?.Name ?? code;
}
