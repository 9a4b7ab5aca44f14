using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>When one provider works. A provider without one works whenever the clinic is open.</summary>
public sealed class ProviderWeek : Root
{
    private ProviderWeek()
    {
    }

    /// <summary>Sets the first week of a provider.</summary>
    public ProviderWeek(StaffId provider, WorkWeek week, Stamp stamp)
    {
        (Provider, Week) = (provider, week);
        Touch(stamp);
    }

    /// <summary>Whose it is.</summary>
    public StaffId Provider { get; private set; }

    /// <summary>Hours and breaks.</summary>
    public WorkWeek Week { get; private set; } = new([], []);

    /// <summary>Sets another.</summary>
    public void Set(WorkWeek week, Stamp stamp)
    {
        Week = week;
        Touch(stamp);
    }
}
