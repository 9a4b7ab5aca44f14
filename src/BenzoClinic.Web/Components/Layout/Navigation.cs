using BenzoClinic.Services.Access;
using BenzoClinic.Web.Components.Reminders;
using BenzoClinic.Web.Components.Worklist;
using MudBlazor;

namespace BenzoClinic.Web.Components.Layout;

/// <summary>A page of the navigation.</summary>
/// <param name="Demands">Who may do this sees it.</param>
/// <param name="Key">The letter that follows <c>g</c> on the keyboard, or null.</param>
/// <param name="StartsGroup">A line stands above it.</param>
/// <param name="Count">A component that shows how much there asks for something; null for none.</param>
public sealed record NavigationItem(string Name, string Href, string Icon, Operation Demands, string? Key = null, bool StartsGroup = false, Type? Count = null);

/// <summary>The navigation, in order. A page that does not exist is not in it.</summary>
public static class Navigation
{
    private static readonly NavigationItem[] All =
    [
        new("Today", "", Icons.Material.Outlined.Today, Operation.SeeAppointments, "t"),
        new("Patients", "patients", Icons.Material.Outlined.People, Operation.FindPatients, "p"),
        new("Schedule", "schedule", Icons.Material.Outlined.CalendarMonth, Operation.SeeAppointments, "s"),
        new("Arrivals", "arrivals", Icons.Material.Outlined.HowToReg, Operation.ManageAppointments),
        new("Worklist", "worklist", Icons.Material.Outlined.Checklist, Operation.SeeWorklist, "w", Count: typeof(WorklistCount)),
        new("Users", "admin/users", Icons.Material.Outlined.ManageAccounts, Operation.ManageStaff, StartsGroup: true),
        new("Clinic settings", "admin/settings", Icons.Material.Outlined.Tune, Operation.ManageSettings),
        new("Jobs", "admin/jobs", Icons.Material.Outlined.Schedule, Operation.SeeJobs),
        new("Reminders", "reminders", Icons.Material.Outlined.Notifications, Operation.SeeReminders, StartsGroup: true, Count: typeof(ReminderCount)),
    ];

    /// <summary>What is this person's.</summary>
    public static IReadOnlyList<NavigationItem> For(Me me) => [.. All.Where(item => me.May(item.Demands))];
}
