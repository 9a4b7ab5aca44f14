using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>What somebody does not want to see. What is filtered out stays as a taken stretch without words.</summary>
public sealed class ScheduleFilter
{
    private readonly HashSet<string> _types = [];
    private readonly HashSet<AppointmentState> _states = [];

    /// <summary>True where bookings of the type are shown.</summary>
    public bool Shows(string type) => !_types.Contains(type);

    /// <summary>True where bookings in the state are shown.</summary>
    public bool Shows(AppointmentState state) => !_states.Contains(state);

    /// <summary>Shows or hides a type.</summary>
    public void Set(string type, bool shown)
    {
        if (shown) _types.Remove(type);
        else _types.Add(type);
    }

    /// <summary>Shows or hides a state.</summary>
    public void Set(AppointmentState state, bool shown)
    {
        if (shown) _states.Remove(state);
        else _states.Add(state);
    }
}

/// <summary>How many bookings are of a type.</summary>
public sealed record TypeCount(VisitType Type, int Count);

/// <summary>How many bookings are in a state.</summary>
public sealed record StateCount(AppointmentState State, int Count);
