using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Domain.Medications.Supplies;

/// <summary>What a prescription of a Schedule IV medication may ask for, by law and by the clinic's policy. What blocks a cut never stands here.</summary>
public static class PrescriptionRules
{
    /// <summary>Most refills. Source: 21 CFR 1306.22 and California Health and Safety Code 11200.</summary>
    public const int MostRefills = 5;

    /// <summary>Most days of supply of all refills together, the first fill apart. Source: California Health and Safety Code 11200(b).</summary>
    public const int MostRefillDays = 120;

    /// <summary>Months after writing in which it may be filled. Source: California Health and Safety Code 11200(a); 21 CFR 1306.22.</summary>
    public const int ValidMonths = 6;

    /// <summary>Most days to a visit that a first fill covers, the margin apart. Source: clinic policy, visits at most 28 days apart.</summary>
    public const int MostDays = TaperRecord.OrderAheadDays;

    /// <summary>Days past the next visit that a fill covers, where nobody says otherwise. Source: clinic policy.</summary>
    public const int UsualMargin = 3;

    /// <summary>Most days past the next visit. Source: clinic policy, dispensed supply is limited.</summary>
    public const int MostMargin = 7;

    /// <summary>
    /// Most days of a supply without a look-up after a procedure, or where CURES could not be reached in time. Source: California Health
    /// and Safety Code 11165.4(c), "to be confirmed": older texts say five days.
    /// </summary>
    public const int ShortSupplyDays = 7;

    /// <summary>The law on refills.</summary>
    public const string RefillSource = "California Health and Safety Code 11200: at most five refills, all refills together at most a 120-day supply, nothing filled later than six months after the day it is written; 21 CFR 1306.22.";

    /// <summary>The law on the look-up.</summary>
    public const string CuresSource = SafetyDues.CuresSource;

    /// <summary>What is wrong with a prescription's terms.</summary>
    /// <param name="door">What lets it be written.</param>
    /// <param name="cures">How the look-up stands.</param>
    /// <param name="days">Days that one fill covers.</param>
    public static IReadOnlyList<Finding> Check(PrescriptionTerms terms, PrescriptionDoor door, CuresStanding cures, int days, DateOnly today)
    {
        var findings = new List<Finding>();
        if (door.Bridge is { } bridge)
        {
            if (terms.Refills != 0) findings.Add(new Finding(nameof(terms.Refills), "bridge-refills", "A supply without a visit has no refills."));
            if (days > bridge.Days) findings.Add(new Finding(nameof(terms.Until), "past-bridge", $"The supply without a visit is for {Wording.Count(bridge.Days, "day")}."));
        }
        else
        {
            if (terms.Margin is not (>= 0 and <= MostMargin)) findings.Add(new Finding(nameof(terms.Margin), "out-of-range", $"Between 0 and {MostMargin} days."));
            if (terms.Until is null) findings.Add(Finding.Required(nameof(terms.Until), "Enter the day it is to reach."));
            else if (terms.Until < today) findings.Add(new Finding(nameof(terms.Until), "in-past", "The day lies in the past."));
            else if (terms.Until > today.AddDays(MostDays)) findings.Add(new Finding(nameof(terms.Until), "too-far", $"At most {MostDays} days ahead: visits are at most {MostDays} days apart."));
        }

        Refills(terms, days, today, findings);
        Cures(terms, cures, days, today, findings);
        return findings;
    }

    private static void Refills(PrescriptionTerms terms, int days, DateOnly today, List<Finding> findings)
    {
        var expires = today.AddMonths(ValidMonths);
        var filled = terms.EarliestFill ?? today;
        if (filled < today) findings.Add(new Finding(nameof(terms.EarliestFill), "in-past", "The day lies in the past."));
        else if (filled > expires) findings.Add(new Finding(nameof(terms.EarliestFill), "too-late", $"Not filled later than six months after it is written: {Wording.Day(expires, today)}."));
        if (terms.Refills is not (>= 0 and <= MostRefills)) findings.Add(new Finding(nameof(terms.Refills), "out-of-range", $"Between 0 and {MostRefills} refills."));
        else if (terms.Refills * days > MostRefillDays)
            findings.Add(new Finding(nameof(terms.Refills), "refill-days", $"All refills together at most {MostRefillDays} days: at {Wording.Count(days, "day")} a fill, {MostRefillDays / days} at most."));
        else if (filled.AddDays(terms.Refills.Value * days) is var last && last > expires && filled <= expires)
            findings.Add(new Finding(nameof(terms.Refills), "refill-too-late", $"The last refill would be due {Wording.Day(last, today)}, later than six months after it is written ({Wording.Day(expires, today)})."));
    }

    private static void Cures(PrescriptionTerms terms, CuresStanding cures, int days, DateOnly today, List<Finding> findings)
    {
        if (terms.Exemption is not { } exemption)
        {
            if (cures.Missing(today) is { } sentence) findings.Add(new Finding(nameof(terms.Exemption), "cures", sentence));
            return;
        }

        if (!Enum.IsDefined(exemption)) findings.Add(Finding.Required(nameof(terms.Exemption), "Choose which exemption."));
        else if (string.IsNullOrWhiteSpace(terms.ExemptionReason)) findings.Add(Finding.Required(nameof(terms.ExemptionReason), "Say why there was no look-up."));
        if (exemption is not (CuresExemption.AfterProcedure or CuresExemption.NotReachable)) return;
        if (terms.Refills > 0) findings.Add(new Finding(nameof(terms.Refills), "short-supply-refills", "Without a look-up for this reason there are no refills."));
        if (days > ShortSupplyDays) findings.Add(new Finding(nameof(terms.Exemption), "short-supply", $"Without a look-up for this reason, at most {ShortSupplyDays} days."));
    }
}

/// <summary>How the look-up in CURES stands for a prescription.</summary>
/// <param name="LastRead">Day of the last report that was read, or null.</param>
/// <param name="IsFirst">Nothing was prescribed here before.</param>
/// <param name="DayBefore">The business day before today.</param>
public sealed record CuresStanding(DateOnly? LastRead, bool IsFirst, DateOnly DayBefore)
{
    /// <summary>What is missing, one sentence; null where nothing is.</summary>
    public string? Missing(DateOnly today)
    {
        if (LastRead is not { } read) return "Look the patient up in CURES first, or say why not.";
        if (IsFirst && read < DayBefore) return $"Before the first prescription the look-up is of today or of {Wording.Day(DayBefore, today)}. The last was {Wording.Day(read, today)}.";
        return read.AddMonths(SafetyDues.CuresMonths) <= today ? $"The last look-up in CURES, {Wording.Day(read, today)}, is six months old. Look the patient up again, or say why not." : null;
    }
}

/// <summary>What lets a prescription be written: an open visit of today, or a supply given without one.</summary>
/// <param name="Visit">The visit, or null.</param>
/// <param name="Bridge">The supply given today without a visit, or null.</param>
/// <param name="NextVisit">Day of the next booked visit, or null.</param>
public sealed record PrescriptionDoor(VisitId? Visit, Bridge? Bridge, DateOnly? NextVisit);

/// <summary>What a clinician decides of a prescription.</summary>
/// <param name="Until">The day it is to reach: the next visit, or what is typed where none is booked. Ignored for a supply without a visit.</param>
/// <param name="Margin">Days past it.</param>
/// <param name="EarliestFill">Not filled before; null for at once.</param>
/// <param name="Products">Codes of the products doses are made from.</param>
/// <param name="Exemption">Why no report of CURES was read; null where one was.</param>
public sealed record PrescriptionTerms(DateOnly? Until, int? Margin, int? Refills, DateOnly? EarliestFill, IReadOnlyList<string> Products, CuresExemption? Exemption, string ExemptionReason);
