namespace BenzoClinic.Services.Demo;

/// <summary>Who cares for a patient of the demo clinic.</summary>
/// <param name="Number">Position in the list of patients.</param>
/// <param name="Session">The clinician's session while the story is played.</param>
/// <param name="Room">The clinician's room; "" where the clinic has none of that name.</param>
/// <param name="TherapyRoom">The therapist's room; "" where the clinic has none of that name.</param>
internal sealed record DemoPeople(int Number, Guid Clinician, Guid? Therapist, Guid Session, string Room = "", string TherapyRoom = "");

/// <summary>Something that happened in the demo clinic.</summary>
internal sealed record DemoAct(DateOnly Day, TimeOnly Wall, DemoPeople People, Func<IServiceProvider, Task> Do)
{
    private int _given;

    /// <summary>Position in the patient's story.</summary>
    public int Number { get; init; }

    /// <summary>
    /// The act's next id: the same in every fresh database. Counted for each act alone, because the order among acts
    /// follows the weekdays, and how far today has come follows the hour.
    /// </summary>
    public Guid NextId() => new($"0198d000-{People.Number + 1:x4}-7{Number:x3}-8000-{++_given:x12}");
}
