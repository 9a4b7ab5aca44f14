using System.Globalization;
using System.Text;

namespace BenzoClinic.Domain.Clinic;

/// <summary>
/// Words that tell a stranger what the patient comes for. None may stand in what is read on a locked screen or over a shoulder (42 CFR Part 2,
/// and plain decency). Names of drugs are not here: the formulary knows them.
/// </summary>
public static class TellingWords
{
    // Beginnings, so that "tapering" and "addictions" are found too; Spanish and Chinese beside English, as patients are written to in all three.
    private static readonly string[] Words =
    [
        "benzo", "taper", "detox", "addict", "rehab", "withdraw", "therap", "recovery", "sober", "substance", "dependen", "psych", "mental", "drug",
        "adicc", "desintox", "terapia", "abstinencia", "rehabilit", "dependencia", "droga",
        "成瘾", "成癮", "戒药", "戒藥", "戒断", "戒斷", "减药", "減藥", "毒", "精神", "心理", "康复", "康復",
    ];

    // Beyond what a name may say: what a message may not.
    private static readonly string[] OfMessages =
    [
        "medic", "dose", "dosage", "prescri", "refill", "supply", "pill", "tablet", "diagnos", "symptom", "anxi", "insomn", "clinician", "counsel", "treatment",
        "dosis", "receta", "pastilla", "suministro", "sintoma", "ansiedad", "tratamiento", "psiq", "psic",
        "药", "藥", "剂量", "劑量", "处方", "處方", "诊断", "診斷", "治疗", "治療", "焦虑", "焦慮", "失眠",
    ];

    /// <summary>The first such word within a name, or null.</summary>
    public static string? InName(string text) => Find(text, Words);

    /// <summary>The first such word within a message, or null: of names, and of medicines and treatment as such.</summary>
    public static string? InMessage(string text) => Find(text, Words) ?? Find(text, OfMessages);

    private static string? Find(string text, string[] words)
    {
        var plain = string.Concat(
            text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
        return Array.Find(words, word => plain.Contains(word, StringComparison.Ordinal));
    }
}
