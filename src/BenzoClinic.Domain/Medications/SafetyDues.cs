namespace BenzoClinic.Domain.Medications;

/// <summary>How a safety check stands.</summary>
public enum DueState
{
    /// <summary>Nothing asks for it.</summary>
    NotNeeded,

    /// <summary>Done, and not due for some time.</summary>
    InOrder,

    /// <summary>Due within a month.</summary>
    Soon,

    /// <summary>Due.</summary>
    Due,
}

/// <summary>A safety check and when it is due.</summary>
/// <param name="On">The day it is due; null where nothing asks for it or it was never done.</param>
/// <param name="Why">What asks for it, or "".</param>
public sealed record SafetyDue(DueState State, DateOnly? On, string Why);

/// <summary>When the CURES look-up and the offer of naloxone are due, by California law.</summary>
public static class SafetyDues
{
    /// <summary>Months for which a look-up holds (Health and Safety Code 11165.4).</summary>
    public const int CuresMonths = 6;

    /// <summary>Months for which education about naloxone holds (Business and Professions Code 741).</summary>
    public const int NaloxoneMonths = 24;

    /// <summary>Where each is written.</summary>
    public const string CuresSource = "California Health and Safety Code 11165.4: before the first prescription, then at least every six months.";

    /// <summary>Where each is written.</summary>
    public const string NaloxoneSource = "California Business and Professions Code 740 to 742; joint clinical practice guideline 2025, recommendation 17: offered to everyone who takes a benzodiazepine and an opioid. Whether an opioid reaches 90 MME a day is not computed.";

    /// <summary>The look-up: needed while a benzodiazepine or z-drug is prescribed. An exemption answers for one prescription, not for the months after.</summary>
    /// <param name="lastRead">Day of the last report that was read.</param>
    public static SafetyDue Cures(bool prescribes, DateOnly? lastRead, DateOnly today)
    {
        if (!prescribes) return new SafetyDue(DueState.NotNeeded, null, "");
        return lastRead is { } last ? Dated(last.AddMonths(CuresMonths), today, "") : new SafetyDue(DueState.Due, null, "");
    }

    /// <summary>The latest day whose report is due to be read again by a day.</summary>
    public static DateOnly ReadAgainFrom(DateOnly today)
    {
        // Months have ends: the 28th and the 31st of August both come due on the 28th of February.
        var read = today.AddMonths(-CuresMonths).AddDays(3);
        while (read.AddMonths(CuresMonths) > today) read = read.AddDays(-1);
        return read;
    }

    /// <summary>The offer of naloxone and the teaching that goes with it.</summary>
    /// <param name="why">What asks for it; "" where nothing does.</param>
    /// <param name="last">The last offer.</param>
    /// <param name="lastTaught">Day of the last teaching.</param>
    public static SafetyDue Naloxone(string why, NaloxoneOffer? last, DateOnly? lastTaught, DateOnly today)
    {
        if (why.Length == 0) return new SafetyDue(DueState.NotNeeded, null, "");
        if (last is null) return new SafetyDue(DueState.Due, null, why);
        // Who declined is asked again in time; who has it must have been shown how to use it.
        var since = last.Answer == NaloxoneAnswer.Declined ? last.On : lastTaught;
        return since is { } day ? Dated(day.AddMonths(NaloxoneMonths), today, why) : new SafetyDue(DueState.Due, null, why);
    }

    /// <summary>What asks for naloxone beside a benzodiazepine or z-drug; "" where nothing does.</summary>
    /// <param name="opioids">Opioids taken now or within the last year.</param>
    public static string WhyNaloxone(SafetyRules rules, TakenTogether together, IReadOnlyList<string> opioids)
    {
        if (!together.TakesTapered) return "";
        var why = new List<string>();
        if (opioids.Count > 0) why.Add($"{string.Join(" and ", opioids)} within the last year");
        if (rules.EverHad("opioid-disorder", together)) why.Add("opioid use disorder");
        if (rules.EverHad("overdose", together)) why.Add("an earlier overdose");
        return string.Join(", ", why);
    }

    private static SafetyDue Dated(DateOnly due, DateOnly today, string why)
    {
        var state = today >= due ? DueState.Due : today >= due.AddMonths(-1) ? DueState.Soon : DueState.InOrder;
        return new SafetyDue(state, due, why);
    }
}
