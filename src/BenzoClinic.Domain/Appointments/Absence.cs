using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>When a provider is away. Whole days, or a part of one.</summary>
public sealed class Absence : Root
{
    /// <summary>Most characters of what it is for.</summary>
    public const int LongestReason = 80;

    private Absence()
    {
    }

    /// <summary>Writes an absence down.</summary>
    /// <param name="from">Wall time on the first day; null for its beginning.</param>
    /// <param name="to">Wall time on the last day; null for its end.</param>
    /// <param name="reason">Seen by all staff: <c>jury duty</c>.</param>
    public Absence(Guid id, StaffId provider, DateOnly firstDay, DateOnly lastDay, TimeOnly? from, TimeOnly? to, string reason, Stamp stamp)
    {
        (Id, Provider, FirstDay, LastDay, From, To, Reason) = (id, provider, firstDay, lastDay, from, to, reason);
        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who is away.</summary>
    public StaffId Provider { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Wall time on the first day from which; null for its beginning.</summary>
    public TimeOnly? From { get; private set; }

    /// <summary>Wall time on the last day until which; null for its end.</summary>
    public TimeOnly? To { get; private set; }

    /// <summary>What it is for, seen by all staff.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was taken back, UTC; null while it stands.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The part of a day in which the provider is away, or null.</summary>
    public (TimeOnly From, TimeOnly To)? On(DateOnly day) => EndedAt is not null || day < FirstDay || day > LastDay
        ? null
        : (day == FirstDay && From is { } from ? from : TimeOnly.MinValue, day == LastDay && To is { } to ? to : TimeOnly.MaxValue);

    /// <summary>Why a booking cannot stand at this time, or null.</summary>
    /// <param name="who">The provider's name.</param>
    public Finding? Refuses(string who, DateOnly date, TimeOnly start, int minutes) =>
        On(date) is { } away && away.From.ToTimeSpan() < start.ToTimeSpan() + TimeSpan.FromMinutes(minutes) && start < away.To
            ? new Finding("Start", "provider-away", $"{who} is away{Span(date)}: {Reason}.")
            : null;

    /// <summary>Takes it back. Returns what is wrong, or null.</summary>
    public Finding? End(Stamp stamp)
    {
        if (EndedAt is not null) return new Finding("", "ended", "This absence was taken back already.");
        EndedAt = stamp.At;
        Touch(stamp);
        return null;
    }

    /// <summary>What is wrong with an absence before it is written.</summary>
    public static IReadOnlyList<Finding> Check(DateOnly? firstDay, DateOnly? lastDay, TimeOnly? from, TimeOnly? to, string reason, DateOnly today)
    {
        var findings = new List<Finding>();
        if (firstDay is null) findings.Add(Finding.Required("FirstDay", "Choose the first day."));
        if (lastDay is null) findings.Add(Finding.Required("LastDay", "Choose the last day."));
        else if (lastDay < firstDay) findings.Add(new Finding("LastDay", "order", "The last day is before the first."));
        else if (lastDay < today) findings.Add(new Finding("LastDay", "past", "These days are over."));
        else if (firstDay is { } first && lastDay.Value.DayNumber - first.DayNumber > 366) findings.Add(new Finding("LastDay", "too-long", "At most one year."));
        if (firstDay == lastDay && from is { } start && to is { } end && end <= start) findings.Add(new Finding("To", "order", "It ends before it begins."));
        if (reason.Trim().Length is 0 or > LongestReason) findings.Add(Finding.Required("Reason", $"Write what it is, at most {LongestReason} characters."));
        return findings;
    }

    private string Span(DateOnly date) => (From, To) switch
    {
        (null, null) when FirstDay == LastDay => $" on {Wording.Day(FirstDay, date)}",
        (null, null) => $" from {Wording.Day(FirstDay, date)} to {Wording.Day(LastDay, date)}",
        _ when FirstDay == LastDay => $" {From ?? TimeOnly.MinValue:H\\:mm}–{(To is { } to ? to.ToString("H\\:mm", System.Globalization.CultureInfo.InvariantCulture) : "evening")}",
        _ => $" from {Wording.Day(FirstDay, date)} to {Wording.Day(LastDay, date)}",
    };
}
