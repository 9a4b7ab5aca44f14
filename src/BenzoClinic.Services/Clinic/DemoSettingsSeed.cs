using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Access;

namespace BenzoClinic.Services.Clinic;

/// <summary>Gives the demo clinic its settings, where it has none of its own.</summary>
public sealed class DemoSettingsSeed(Gate gate, ClinicSettingsService settings, ClinicClock clock)
{
    /// <summary>
    /// Saves them as the first version, open whenever somebody may be booked: the invented history keeps no office hours. A clinic that has set
    /// anything keeps it.
    /// </summary>
    /// <returns>True where they were saved.</returns>
    public async Task<bool> Seed()
    {
        await gate.Demand(Operation.ManageSettings);
        if ((await settings.ToChange()).Number > 0) return false;
        return (await Save(0, DemoSettings.For(clock.Today) with { Hours = ClinicSettings.Default.Hours }, "The demo clinic opens")).IsDone;
    }

    /// <summary>Sets the office hours, once the history is told.</summary>
    public async Task SetHours()
    {
        await gate.Demand(Operation.ManageSettings);
        await Save(1, DemoSettings.For(clock.Today), "Office hours and holidays");
    }

    private Task<Outcome<Saved>> Save(int number, ClinicSettings set, string why) => settings.Save(new SaveClinicSettings(Guid.CreateVersion7(), number, set, why));
}
