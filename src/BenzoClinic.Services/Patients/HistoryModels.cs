using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Patients;

/// <summary>What was done, by kind.</summary>
public enum HistoryKind
{
    /// <summary>A chart, its details, a visit or this history was opened.</summary>
    Opened,

    /// <summary>Details, conditions, therapist, archive; all that is none of the others.</summary>
    Changed,

    /// <summary>The record was given out.</summary>
    Disclosed,

    /// <summary>Doses and the course of the taper.</summary>
    Doses,

    /// <summary>Visits written and signed.</summary>
    Visits,

    /// <summary>Booking and arrivals.</summary>
    Appointments,
}

/// <summary>Which part of a history is asked for.</summary>
/// <param name="Person">Only what this person did; null for everybody.</param>
/// <param name="Kind">Only this kind; null for all.</param>
/// <param name="Before">Only rows before this place: <see cref="HistoryPage.Next"/> of the page before; null for the newest.</param>
public sealed record HistoryFilter(StaffId? Person, HistoryKind? Kind, long? Before);

/// <summary>One thing that somebody did.</summary>
/// <param name="Who">Display name.</param>
/// <param name="What">In words, to be read after the name: <c>opened the chart</c>.</param>
public sealed record HistoryRowView(long Sequence, DateTime At, string Who, string What, HistoryKind Kind, IReadOnlyList<ChangeView> Changes);

/// <summary>One changed field.</summary>
public sealed record ChangeView(string Field, string From, string To, string Who, DateTime At);

/// <summary>A page of a history, newest first.</summary>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryRowView> Rows, long? Next);

/// <summary>A history just opened.</summary>
/// <param name="People">Everybody who stands in it, by name.</param>
public sealed record OpenedHistory(HistoryPage Page, IReadOnlyList<PersonView> People);

/// <summary>Somebody to filter by.</summary>
public sealed record PersonView(StaffId Id, string Name);
