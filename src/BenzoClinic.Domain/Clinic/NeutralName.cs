using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Clinic;

/// <summary>
/// The clinic's name where strangers may read it: a text message on a locked screen, a caller's name, an appointment page.
/// It must not say what the patient comes for. Someone who is known to take benzodiazepines may lose work, custody or trust,
/// and a message tells it to whoever picks up the telephone (42 CFR Part 2, and plain decency).
/// </summary>
public static class NeutralName
{
    /// <summary>What is wrong with the name, or null.</summary>
    public static Finding? Check(string name)
    {
        if (name.Length == 0) return Finding.Required("NeutralName", "Enter the name that patients see.");
        if (name.Length > ClinicSettings.LongestName) return new Finding("NeutralName", "too-long", $"At most {ClinicSettings.LongestName} characters.");
        return TellingWords.InName(name) is { } word
            ? new Finding("NeutralName", "telling-name", $"“{word}” tells whoever sees a message what the patient comes for. Choose a name without it.")
            : null;
    }
}
