using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Reminders;

/// <summary>Which message of a patient: there is one of each, and another version only where what it tells has changed or a person sends it again.</summary>
/// <param name="Kind">Id of a <see cref="MessageKind"/>.</param>
/// <param name="Day">The clinic's day it is about.</param>
/// <param name="HoursBefore">The offset it stands for; 0 for a kind that goes once.</param>
public sealed record ReminderKey(string Kind, DateOnly Day, int HoursBefore, MessageChannel Channel);

/// <summary>
/// A message to a patient, from its planning to its answer. What is sent is written at the moment of sending, from what holds then; this row
/// holds no text and no address.
/// </summary>
public sealed class Reminder
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 200;

    private Reminder()
    {
    }

    /// <summary>Plans a message.</summary>
    /// <param name="id">Its id; what links in it are made from.</param>
    /// <param name="version">From 1.</param>
    /// <param name="about">What it tells of, see <see cref="ReminderAbout"/>.</param>
    /// <param name="goes">When it is to go, UTC.</param>
    /// <param name="notAfter">From when on it is too late, UTC.</param>
    /// <param name="linkHash">What its link is found by.</param>
    public Reminder(ReminderId id, PatientId patient, ReminderKey key, int version, string about, DateTime goes, DateTime notAfter, string linkHash)
    {
        (Id, PatientId, Kind, Day, HoursBefore, Channel) = (id, patient, key.Kind, key.Day, key.HoursBefore, key.Channel);
        (Version, About, Goes, DueAt, NotAfter, LinkHash) = (version, about, goes, goes, notAfter, linkHash);
    }

    /// <summary>Id.</summary>
    public ReminderId Id { get; private set; }

    /// <summary>To whom.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>Id of a <see cref="MessageKind"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The clinic's day it is about.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The offset it stands for, hours; 0 for a kind that goes once.</summary>
    public int HoursBefore { get; private set; }

    /// <summary>By which channel.</summary>
    public MessageChannel Channel { get; private set; }

    /// <summary>From 1; another where what it tells has changed since, or a person sent it again.</summary>
    public int Version { get; private set; }

    /// <summary>What it tells of, see <see cref="ReminderAbout"/>.</summary>
    public string About { get; private set; } = "";

    /// <summary>When it is to go, UTC.</summary>
    public DateTime Goes { get; private set; }

    /// <summary>When the next attempt is due, UTC.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>From when on it is too late, UTC.</summary>
    public DateTime NotAfter { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReminderState State { get; private set; }

    /// <summary>Attempts made.</summary>
    public int Tries { get; private set; }

    /// <summary>Why it failed, waits or is uncertain; "" otherwise. Without the address and without the text.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The gateway's own id of it; "" for none.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>When it was handed over, UTC.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When its state changed last, UTC; null while it is planned and untried.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>What the patient answered.</summary>
    public ReminderAnswer Answer { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When a person has seen to what failed, is uncertain or was asked for, UTC.</summary>
    public DateTime? HandledAt { get; private set; }

    /// <summary>Who.</summary>
    public StaffId? HandledBy { get; private set; }

    /// <summary>What was done, one sentence; "" where nothing was.</summary>
    public string Handling { get; private set; } = "";

    /// <summary>What its link is found by.</summary>
    public string LinkHash { get; private set; } = "";

    /// <summary>Dates of birth that were not the patient's.</summary>
    public int WrongDates { get; private set; }

    /// <summary>Until when its link takes no date of birth, UTC.</summary>
    public DateTime? LinkLockedUntil { get; private set; }

    /// <summary>Which batch has it under way.</summary>
    public Guid? Lease { get; private set; }

    /// <summary>Until when that batch answers for it, by the database's clock.</summary>
    public DateTime? LeasedUntil { get; private set; }

    /// <summary>What there is one of.</summary>
    public ReminderKey Key => new(Kind, Day, HoursBefore, Channel);

    /// <summary>It tells of something else, or goes at another time.</summary>
    public void Replan(string about, DateTime goes, DateTime notAfter)
    {
        if (Goes != goes) (Goes, DueAt) = (goes, goes);
        (About, NotAfter) = (about, notAfter);
    }

    /// <summary>A person says that it is not to be sent. Returns what is wrong, or null.</summary>
    public Finding? Stop(Stamp stamp)
    {
        if (State != ReminderState.Planned) return new Finding("", "wrong-state", "It is no longer waiting to be sent.");
        (State, Reason, ChangedAt) = (ReminderState.Stopped, "", stamp.At);
        Handled("Not to be sent.", stamp);
        return null;
    }

    /// <summary>It cannot go any more, and a person is to know.</summary>
    public void CannotGo(string reason, DateTime at) => (State, Reason, ChangedAt) = (ReminderState.Failed, reason, at);

    /// <summary>It is to go now. Returns what is wrong, or null.</summary>
    public Finding? GoNow(Stamp stamp)
    {
        if (State != ReminderState.Planned) return new Finding("", "wrong-state", "It is no longer waiting to be sent.");
        DueAt = stamp.At;
        return null;
    }

    /// <summary>A person has seen to it. Returns what is wrong, or null.</summary>
    /// <param name="what">One sentence.</param>
    public Finding? SeenTo(string what, Stamp stamp)
    {
        if (!NeedsPerson) return new Finding("", "wrong-state", "Somebody has seen to it already.");
        if (string.IsNullOrWhiteSpace(what)) return Finding.Required(nameof(Handling), "Write what was done.");
        if (what.Length > LongestReason) return new Finding(nameof(Handling), "too-long", $"At most {LongestReason} characters.");
        Handled(what.Trim(), stamp);
        return null;
    }

    /// <summary>True where a person has to see to it.</summary>
    public bool NeedsPerson => HandledAt is null && (State is ReminderState.Failed or ReminderState.Uncertain || Answer == ReminderAnswer.AsksToMove);

    /// <summary>The patient answered. Whoever answers anew is asked about anew.</summary>
    public void Answered(ReminderAnswer answer, DateTime at) => (Answer, AnsweredAt, HandledAt, HandledBy, Handling, WrongDates, LinkLockedUntil) = (answer, at, null, null, "", 0, null);

    /// <summary>The gateway reports. A report that comes after a later one changes nothing.</summary>
    /// <returns>True where something changed.</returns>
    public bool Reported(bool delivered, string reason, DateTime at)
    {
        if (State == ReminderState.Delivered || State is not (ReminderState.Sending or ReminderState.Sent or ReminderState.Uncertain)) return false;
        (State, Reason, ChangedAt, Lease, LeasedUntil) = (delivered ? ReminderState.Delivered : ReminderState.Failed, reason, at, null, null);
        return true;
    }

    private void Handled(string what, Stamp stamp) => (Handling, HandledBy, HandledAt) = (what, stamp.By, stamp.At);
}
