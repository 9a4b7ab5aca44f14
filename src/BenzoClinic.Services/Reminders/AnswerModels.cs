using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders;

/// <summary>What a link to a patient opens.</summary>
public enum LinkState
{
    /// <summary>It can be answered.</summary>
    Open,

    /// <summary>The visit has begun or is over.</summary>
    Over,

    /// <summary>The visit was moved since: another message tells of it.</summary>
    Moved,

    /// <summary>The visit was cancelled.</summary>
    Cancelled,

    /// <summary>Too many wrong dates of birth: it rests.</summary>
    Resting,
}

/// <summary>What a link shows before anything is asked: when and where, nothing of whom.</summary>
/// <param name="Times">Wall times of the visits of the day.</param>
/// <param name="Language">The patient's.</param>
/// <param name="RestsUntil">Until when it rests, UTC; null where it does not, or for good.</param>
public sealed record LinkView(LinkState State, DateOnly Day, IReadOnlyList<TimeOnly> Times, MessageLanguage Language, ReminderAnswer Answer, DateTime? RestsUntil);

/// <summary>An answer by a link.</summary>
/// <param name="BirthDate">What proves who answers; null where none was typed.</param>
public sealed record AnswerByLink(string Token, DateOnly? BirthDate, ReminderAnswer Answer);
