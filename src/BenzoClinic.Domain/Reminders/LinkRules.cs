namespace BenzoClinic.Domain.Reminders;

/// <summary>How often a date of birth may be tried at a link. There are some thirty thousand of them, and whoever tries is slowed before long.</summary>
public static class LinkRules
{
    /// <summary>Wrong dates after which no more is taken, however long one waits.</summary>
    public const int MostWrong = 15;

    private const int BeforeRest = 5;
    private const int RestMinutes = 15;

    /// <summary>Until when a link takes no date after so many wrong ones, UTC; null where it takes the next at once.</summary>
    public static DateTime? RestsUntil(int wrong, DateTime now) => wrong < BeforeRest ? null : now.AddMinutes(RestMinutes * (wrong / BeforeRest));
}
