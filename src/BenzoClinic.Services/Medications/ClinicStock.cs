using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Clinic;

namespace BenzoClinic.Services.Medications;

/// <summary>The products this clinic makes doses from, as its settings say. What can be made of them is worked out once a version.</summary>
public sealed class ClinicStock(ClinicSettingsReader settings, Formulary formulary)
{
    private volatile Kept? _kept;

    /// <summary>As the settings in force say.</summary>
    public async ValueTask<Stock> Current()
    {
        var now = await settings.Numbered();
        if (_kept is { } kept && kept.Number == now.Number) return kept.Stock;
        var stock = Stock.Of(formulary, now.Settings.Stock);
        _kept = new Kept(now.Number, stock);
        return stock;
    }

    private sealed record Kept(int Number, Stock Stock);
}
