using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Reminders;

/// <summary>Under which of the board's headings a message stands.</summary>
public enum BoardState
{
    /// <summary>It will go.</summary>
    Planned,

    /// <summary>It went.</summary>
    Sent,

    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>The patient answered.</summary>
    Answered,

    /// <summary>It did not go.</summary>
    Failed,

    /// <summary>It may have gone.</summary>
    Uncertain,

    /// <summary>A person stopped it.</summary>
    Stopped,
}

/// <summary>Which messages the board shows.</summary>
/// <param name="From">First day that a message is about.</param>
/// <param name="Until">Last day.</param>
/// <param name="State">Null for all.</param>
/// <param name="Channel">Null for both.</param>
/// <param name="Language">Null for all.</param>
/// <param name="Patient">Beginning of any name; "" for everybody.</param>
/// <param name="Kind">Id of a kind; "" for all.</param>
public sealed record BoardFilter(DateOnly From, DateOnly Until, BoardState? State = null, MessageChannel? Channel = null, MessageLanguage? Language = null, string Patient = "", string Kind = "");

/// <summary>A message as the board shows it. Instants are UTC.</summary>
/// <param name="Times">Wall times of the visits it tells of; none where it tells of none.</param>
/// <param name="Needs">True where a person has to see to it.</param>
/// <param name="When">When it went, was tried last, or goes.</param>
/// <param name="Moved">True where quiet hours moved it.</param>
public sealed record BoardRow(
    ReminderId Id, PatientId Patient, string PatientName, string Phone, string Kind, DateOnly Day, IReadOnlyList<TimeOnly> Times, IReadOnlyList<AppointmentId> Visits,
    MessageChannel Channel, MessageLanguage Language, BoardState State, ReminderAnswer Answer, string Reason, string Handling, bool Needs, int Tries, DateTime When, bool Moved);

/// <summary>The board.</summary>
/// <param name="Counts">Of each state, under the filter without its state.</param>
/// <param name="Needing">How many need a person.</param>
/// <param name="Rows">Those that need a person first.</param>
/// <param name="Overdue">How many should have gone some time ago and have not been tried: the jobs do not run.</param>
/// <param name="Waiting">How many wait for another attempt, and why most of them do; "" where none does.</param>
public sealed record Board(IReadOnlyDictionary<BoardState, int> Counts, int Needing, IReadOnlyList<BoardRow> Rows, int Overdue, (int Count, string Why) Waiting)
{
    /// <summary>All of them.</summary>
    public int All => Counts.Values.Sum();
}

/// <summary>A message in full.</summary>
/// <param name="To">The number or address, all but its end hidden.</param>
/// <param name="Texts">In the patient's language first, then the others.</param>
public sealed record BoardDetail(BoardRow Row, string To, IReadOnlyList<(MessageLanguage Language, Message Text)> Texts);

/// <summary>Something a person does to a message.</summary>
/// <param name="What">What was done, for the record; "" where none is asked for.</param>
public sealed record ReminderAct(Guid OperationId, PatientId Patient, ReminderId Reminder, string What = "");
