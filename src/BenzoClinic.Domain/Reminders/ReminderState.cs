namespace BenzoClinic.Domain.Reminders;

/// <summary>Where a message stands.</summary>
public enum ReminderState
{
    /// <summary>It will go, or another attempt will be made.</summary>
    Planned,

    /// <summary>It is under way this moment: written down before the attempt, so that a process that dies leaves a trace.</summary>
    Sending,

    /// <summary>The mail server or the gateway has it.</summary>
    Sent,

    /// <summary>The gateway says that it arrived.</summary>
    Delivered,

    /// <summary>It did not go, and will not by itself.</summary>
    Failed,

    /// <summary>It may have gone; a person decides. Sending it again by itself could tell twice.</summary>
    Uncertain,

    /// <summary>A person said that it is not to be sent.</summary>
    Stopped,
}

/// <summary>What a patient answered.</summary>
public enum ReminderAnswer
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Will come.</summary>
    Confirmed,

    /// <summary>Asks for another time.</summary>
    AsksToMove,

    /// <summary>Will not come.</summary>
    Cancelled,
}
