using BenzoClinic.Services.Access;

namespace BenzoClinic.Services.Clinic;

/// <summary>Gives the demo clinic its settings, where it has none of its own.</summary>
public sealed class DemoSettingsSeed(Gate gate, ClinicSettingsService settings, ClinicClock clock)
{
    /// <summary>Saves them as the first version; a clinic that has set anything keeps it.</summary>
    public async Task Seed()
    {
        await gate.Demand(Operation.ManageSettings);
        if ((await settings.ToChange()).Number > 0) return;
        await settings.Save(new SaveClinicSettings(Guid.CreateVersion7(), 0, DemoSettings.For(clock.Today), "The demo clinic opens"));
    }
}
