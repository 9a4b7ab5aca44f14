using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>What can be done to a booking.</summary>
public enum VisitAct
{
    /// <summary>The patient is here.</summary>
    Arrived,

    /// <summary>The patient goes in.</summary>
    SendIn,

    /// <summary>The patient has gone.</summary>
    Left,

    /// <summary>The patient did not come.</summary>
    NoShow,

    /// <summary>Another time, room or provider.</summary>
    Move,

    /// <summary>It does not take place.</summary>
    Cancel,

    /// <summary>The last step back.</summary>
    Undo,
}

/// <summary>Which acts a booking offers, by its state.</summary>
internal static class VisitActs
{
    /// <summary>The acts, the next step first.</summary>
    /// <param name="now">UTC.</param>
    public static IEnumerable<VisitAct> For(ScheduleVisit visit, DateTime now)
    {
        var today = ClinicClock.DayOf(now);
        return visit.State switch
        {
            AppointmentState.Expected when visit.Date < today => [VisitAct.NoShow, VisitAct.Cancel],
            AppointmentState.Expected when visit.Date == today && now >= visit.StartsAt => Own(visit, [VisitAct.Arrived, VisitAct.NoShow, VisitAct.Move, VisitAct.Cancel]),
            AppointmentState.Expected when visit.Date == today => Own(visit, [VisitAct.Arrived, VisitAct.Move, VisitAct.Cancel]),
            AppointmentState.Expected => Own(visit, [VisitAct.Move, VisitAct.Cancel]),
            AppointmentState.Arrived => visit.WalkIn ? [VisitAct.SendIn, VisitAct.Left] : [VisitAct.SendIn, VisitAct.Left, VisitAct.Undo],
            AppointmentState.WithProvider => visit.Date < today ? [VisitAct.Left] : [VisitAct.Left, VisitAct.Undo],
            AppointmentState.NoShow when visit.Date == today => [VisitAct.Arrived, VisitAct.Undo],
            AppointmentState.Left when visit.Date == today => [VisitAct.Undo],
            _ => [],
        };
    }

    /// <summary>What the button says.</summary>
    public static string Words(VisitAct act) => act switch
    {
        VisitAct.Arrived => "Mark arrived",
        VisitAct.SendIn => "Send in",
        VisitAct.Left => "Left",
        VisitAct.NoShow => "No-show",
        VisitAct.Move => "Move",
        VisitAct.Cancel => "Cancel",
        VisitAct.Undo => "Undo",
    };

    /// <summary>The step of the service; null for what asks first.</summary>
    public static Func<AppointmentStep, Task<Outcome<Saved>>>? Step(this AppointmentService appointments, VisitAct act) => act switch
    {
        VisitAct.Arrived => appointments.MarkArrived,
        VisitAct.SendIn => appointments.MarkWithProvider,
        VisitAct.Left => appointments.MarkLeft,
        VisitAct.NoShow => appointments.MarkNoShow,
        VisitAct.Undo => appointments.Undo,
        _ => null,
    };

    // A place in a group moves with its session alone.
    private static IEnumerable<VisitAct> Own(ScheduleVisit visit, IEnumerable<VisitAct> acts) => visit.Group is null ? acts : acts.Where(act => act != VisitAct.Move);
}
