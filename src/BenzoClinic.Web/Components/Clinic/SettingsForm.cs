
namespace BenzoClinic.Web.Components.Clinic;

/// <summary>The settings page's form, for the cards that show parts of it.</summary>
/// <param name="draft">What is typed.</param>
/// <param name="said">The sentence of a field, or null.</param>
/// <param name="changed">Called after each change.</param>
public sealed class SettingsForm(SettingsDraft draft, Func<string, string?> said, Action changed)
{
    /// <summary>What is typed; changed in place, then <see cref="Change"/>.</summary>
    public SettingsDraft Draft => draft;

    /// <summary>The sentence of a field, or "".</summary>
    public string Said(string field) => said(field) ?? "";

    /// <summary>Takes what was typed.</summary>
    public void Type(string field, string text) => Change(() => draft[field] = text);

    /// <summary>Changes something else.</summary>
    public void Change(Action change)
    {
        change();
        changed();
    }

    /// <summary>An id for a new room or visit type.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString("N");
}
