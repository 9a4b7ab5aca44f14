using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>Where a wish for an earlier time stands.</summary>
public enum WaitlistState
{
    /// <summary>Waits for a time.</summary>
    Waiting,

    /// <summary>Has one.</summary>
    Booked,

    /// <summary>Taken off the list.</summary>
    Removed,
}

/// <summary>A patient who wants an earlier time, and when they can come.</summary>
public sealed class WaitlistEntry : Root
{
    private WaitlistEntry()
    {
    }

    /// <summary>Puts a patient on the list.</summary>
    public WaitlistEntry(Guid id, PatientId patient, WaitlistWish wish, Stamp stamp)
    {
        (Id, PatientId, Since) = (id, patient, stamp.At);
        Put(wish, stamp);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who waits.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>Id of the visit type.</summary>
    public string Type { get; private set; } = "";

    /// <summary>With whom; null for anyone who gives the type.</summary>
    public StaffId? Provider { get; private set; }

    /// <summary>First day that suits.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day that suits.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The weekdays that suit, one bit each from Sunday on; 0 for any.</summary>
    public int WeekdayBits { get; private set; }

    /// <summary>Part of the day that suits.</summary>
    public PartOfDay Part { get; private set; }

    /// <summary>For the desk; never clinical.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The appointment that moves to the earlier time, or null where a new one is booked.</summary>
    public AppointmentId? Moves { get; private set; }

    /// <summary>Since when the patient waits, UTC.</summary>
    public DateTime Since { get; private set; }

    /// <summary>Where it stands.</summary>
    public WaitlistState State { get; private set; }

    /// <summary>When it was booked or taken off, UTC; null while it waits.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The weekdays that suit; empty for any.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays => [.. Enum.GetValues<DayOfWeek>().Where(day => (WeekdayBits & Bit(day)) != 0)];

    /// <summary>True where a time suits: the day, the weekday, the part of the day, with whom and the length.</summary>
    /// <param name="given">True where the provider of the time gives this visit type.</param>
    /// <param name="minutes">How long the visit takes.</param>
    public bool Fits(FreedSlot slot, bool given, int minutes) =>
        State == WaitlistState.Waiting && given && minutes <= slot.Minutes && (Provider is null || Provider == slot.Provider)
        && slot.Date >= From && slot.Date <= Until && (WeekdayBits == 0 || (WeekdayBits & Bit(slot.Date.DayOfWeek)) != 0) && FreeStarts.Fits(slot.Start, Part);

    /// <summary>Changes what is wished for; the place in the order by waiting stays. Returns what is wrong, or null.</summary>
    public Finding? Change(WaitlistWish wish, Stamp stamp)
    {
        if (Over() is { } over) return over;
        Put(wish, stamp);
        return null;
    }

    /// <summary>It has a time. Returns what is wrong, or null.</summary>
    public Finding? Book(Stamp stamp) => End(WaitlistState.Booked, stamp);

    /// <summary>Takes it off the list. Returns what is wrong, or null.</summary>
    public Finding? Remove(Stamp stamp) => End(WaitlistState.Removed, stamp);

    /// <summary>Puts one that was taken off back, where it stood. Returns what is wrong, or null.</summary>
    public Finding? PutBack(Stamp stamp)
    {
        if (State != WaitlistState.Removed) return new Finding("", "not-removed", "This is on the waitlist, or has a time.");
        (State, EndedAt) = (WaitlistState.Waiting, null);
        Touch(stamp);
        return null;
    }

    private Finding? End(WaitlistState state, Stamp stamp)
    {
        if (Over() is { } over) return over;
        (State, EndedAt) = (state, stamp.At);
        Touch(stamp);
        return null;
    }

    private Finding? Over() => State switch
    {
        WaitlistState.Booked => new Finding("", "booked", "This patient has been booked from the waitlist already."),
        WaitlistState.Removed => new Finding("", "removed", "This was taken off the waitlist already."),
        _ => null,
    };

    private void Put(WaitlistWish wish, Stamp stamp)
    {
        (Type, Provider, From, Until, Part, Note, Moves) = (wish.Type, wish.Provider, wish.From, wish.Until, wish.Part, wish.Note, wish.Moves);
        WeekdayBits = wish.Weekdays.Aggregate(0, (bits, day) => bits | Bit(day));
        Touch(stamp);
    }

    private static int Bit(DayOfWeek day) => 1 << (int)day;
}
