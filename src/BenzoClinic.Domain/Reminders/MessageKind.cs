namespace BenzoClinic.Domain.Reminders;

/// <summary>How a message reaches a patient.</summary>
public enum MessageChannel
{
    /// <summary>A text message.</summary>
    Sms,

    /// <summary>An e-mail.</summary>
    Email,
}

/// <summary>
/// What a message is about. Another kind is another of these and its texts, nothing else.
/// </summary>
/// <param name="Id">Stable, whatever the name.</param>
/// <param name="Name">As staff read it.</param>
/// <param name="BeforeDay">As staff read it before the day it is about.</param>
/// <param name="BeforeVisit">True where it goes before a visit, at the offsets of the policy; false where it goes once, when its cause comes up.</param>
/// <param name="Fields">What its texts may hold, see <see cref="MessageField"/>.</param>
/// <param name="Needed">What its texts must hold.</param>
public sealed record MessageKind(string Id, string Name, string BeforeDay, bool BeforeVisit, IReadOnlyList<string> Fields, IReadOnlyList<string> Needed)
{
    /// <summary>Before a visit.</summary>
    public static MessageKind Visit { get; } = new("visit", "Before a visit", "Visit", true, [MessageField.Clinic, MessageField.Day, MessageField.Times, MessageField.Address, MessageField.Phone, MessageField.Link], [MessageField.Day, MessageField.Times]);

    /// <summary>The supply ends before the next visit: the patient is asked to call. The text says neither what ends nor that anything does.</summary>
    public static MessageKind Supply { get; } = new("supply", "Supply runs out before the next visit", "Call by", false, [MessageField.Clinic, MessageField.Day, MessageField.Phone], [MessageField.Phone]);

    /// <summary>The patient did not come.</summary>
    public static MessageKind Missed { get; } = new("missed", "We missed you", "Missed", false, [MessageField.Clinic, MessageField.Day, MessageField.Phone], [MessageField.Phone]);

    /// <summary>All there are.</summary>
    public static IReadOnlyList<MessageKind> All { get; } = [Visit, Supply, Missed];

    /// <summary>The kind of an id, or null.</summary>
    public static MessageKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}

/// <summary>What a text may hold in braces: where and when, never whom or why.</summary>
public static class MessageField
{
    /// <summary>The neutral name of the clinic.</summary>
    public const string Clinic = "clinic";

    /// <summary>The day: of the visit, or until which to call.</summary>
    public const string Day = "day";

    /// <summary>The time of the visit, or all times of that day.</summary>
    public const string Times = "times";

    /// <summary>Where it is.</summary>
    public const string Address = "address";

    /// <summary>Whom to call.</summary>
    public const string Phone = "phone";

    /// <summary>Where the patient answers.</summary>
    public const string Link = "link";
}
