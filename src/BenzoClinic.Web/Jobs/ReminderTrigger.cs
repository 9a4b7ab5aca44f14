using BenzoClinic.Services.Access;

namespace BenzoClinic.Web.Jobs;

/// <summary>Lets the minute's job come at once: for the person who has just asked for something to be sent.</summary>
public sealed class ReminderTrigger(Gate gate, JobHome home)
{
    /// <summary>Has the job come now.</summary>
    public async Task Now()
    {
        await gate.Demand(Operation.ManageReminders);
        ReminderJobs.ComeNow(home.Storage);
    }
}
