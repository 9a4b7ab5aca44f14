using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Demo;

/// <summary>Who cares for a patient of the demo clinic, and where the patient's ids come from.</summary>
/// <param name="Number">Position in the list of patients.</param>
/// <param name="Session">The clinician's session while the story is played.</param>
internal sealed record DemoPeople(int Number, Guid Clinician, Guid? Therapist, Guid Session)
{
    private int _given;

    /// <summary>
    /// The patient's next id: the same in every fresh database, on every day. Counted for each patient alone, because
    /// the order among patients follows the weekdays.
    /// </summary>
    public Guid NextId() => new($"0198d000-{Number + 1:x4}-7000-8000-{++_given:x12}");
}

/// <summary>Something that happened in the demo clinic.</summary>
internal sealed record DemoAct(DateOnly Day, TimeOnly Wall, DemoPeople People, Func<IServiceProvider, Task> Do);
