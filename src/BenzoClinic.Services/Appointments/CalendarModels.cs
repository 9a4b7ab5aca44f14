namespace BenzoClinic.Services.Appointments;

/// <summary>Makes the address of one's own calendar, or another in its place.</summary>
public sealed record MakeFeed(Guid OperationId, bool ShowsInitials);

/// <summary>Whether one's own calendar shows initials.</summary>
public sealed record ShowInitials(Guid OperationId, bool ShowsInitials);

/// <summary>Ends the address of one's own calendar.</summary>
public sealed record RevokeFeed(Guid OperationId);

/// <summary>One's own calendar as the dialog shows it; the address itself is not kept.</summary>
/// <param name="MadeAt">UTC.</param>
public sealed record FeedView(bool ShowsInitials, DateTime MadeAt);

/// <summary>A time in a calendar: never what the visit is, initials only where the provider allows them.</summary>
/// <param name="Uid">The same as long as the appointment exists.</param>
/// <param name="Summary">What calendars show.</param>
/// <param name="From">UTC.</param>
/// <param name="To">UTC.</param>
/// <param name="Revision">Rises with every change.</param>
public sealed record CalendarItem(string Uid, string Summary, string Where, DateTime From, DateTime To, int Revision, DateTime ChangedAt);
