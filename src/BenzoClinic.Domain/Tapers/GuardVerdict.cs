using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>What the guard says of a proposed regimen, the gravest first.</summary>
public enum GuardCode
{
    /// <summary>Refused: a medication that is taken has no factor in the profile in force.</summary>
    MissingFactor,

    /// <summary>Refused: more than 25 % below the highest dose of the 14 days before.</summary>
    MoreThanAQuarterIn14Days,

    /// <summary>Refused: the patient stopped alone; that is recorded, never ordered.</summary>
    ZeroIsNotOrdered,

    /// <summary>Allowed with the shared decision on record: below the floor by a fact, and not lowered.</summary>
    ContinuesADeviation,

    /// <summary>Allowed: from the completion dose to zero or near it.</summary>
    Completion,

    /// <summary>Allowed: a cut of at most a quarter.</summary>
    WithinLimit,

    /// <summary>Allowed: the same dose or more.</summary>
    NotAReduction,

    /// <summary>Allowed although a factor is missing: nothing falls.</summary>
    Unchanged,
}

/// <summary>One measurement under the profile in force, exact, in milligrams diazepam equivalent a day.</summary>
/// <param name="Asked">The proposed regimen.</param>
/// <param name="Reference">The highest dose that counts on any of the 14 days before.</param>
/// <param name="ReferenceFrom">First day on which it counted.</param>
/// <param name="ReferenceTo">Last day on which it counted.</param>
/// <param name="Floor">Lowest dose allowed: 0 from the completion dose on, else three quarters of the reference.</param>
/// <param name="Standing">Where the patient stands.</param>
public sealed record GuardMeasure(Fraction Asked, Fraction Reference, DateOnly ReferenceFrom, DateOnly ReferenceTo, Fraction Floor, Fraction Standing)
{
    /// <summary>Change against the reference in percent, one decimal; negative where lower.</summary>
    public decimal ChangeInWindow => Asked.PercentAgainst(Reference);

    /// <summary>Change against where the patient stands in percent, one decimal; negative where lower.</summary>
    public decimal ChangeFromStanding => Asked.PercentAgainst(Standing);
}

/// <summary>The dose that counts on a day, exact, in milligrams diazepam equivalent.</summary>
public readonly record struct DayDose(DateOnly On, Fraction Dose);

/// <summary>The guard's answer to one proposed regimen on one day.</summary>
/// <param name="Code">The gravest that any judgement gave.</param>
/// <param name="Scheduled">Scheduled doses alone; null where a factor is missing.</param>
/// <param name="WithAsNeeded">Scheduled doses and as-needed maxima; null where a factor is missing.</param>
/// <param name="Lowers">True where any judgement finds it below where the patient stands.</param>
/// <param name="MissingFactors">Medications without a factor in the profile in force.</param>
public sealed record GuardVerdict(GuardCode Code, GuardMeasure? Scheduled, GuardMeasure? WithAsNeeded, bool Lowers, IReadOnlyList<string> MissingFactors)
{
    /// <summary>Whether the order may stand.</summary>
    public bool Allowed => Code is not (GuardCode.MissingFactor or GuardCode.MoreThanAQuarterIn14Days or GuardCode.ZeroIsNotOrdered);

    /// <summary>The measurement that leaves the least room: scheduled doses, or those with as-needed maxima; null where a factor is missing.</summary>
    public GuardMeasure? Tightest
    {
        get
        {
            if (Scheduled is not { } scheduled || WithAsNeeded is not { } all) return Scheduled;
            // Asked over floor, cross-multiplied.
            var (left, right) = (Product(all.Asked, scheduled.Floor), Product(scheduled.Asked, all.Floor));
            return left < right ? all : scheduled;
        }
    }

    private static Fraction Product(Fraction left, Fraction right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The rule's name as it is recorded and tested: <c>max-25-percent-in-14-days</c>.</summary>
    public string Rule => NameOf(Code);

    /// <summary>The recorded name of a code.</summary>
    public static string NameOf(GuardCode code) => code switch
    {
        GuardCode.MissingFactor => "missing-factor",
        GuardCode.MoreThanAQuarterIn14Days => "max-25-percent-in-14-days",
        GuardCode.ZeroIsNotOrdered => "zero-is-not-ordered",
        GuardCode.ContinuesADeviation => "continues-a-deviation",
        GuardCode.Completion => "completion",
        GuardCode.WithinLimit => "within-limit",
        GuardCode.NotAReduction => "not-a-reduction",
        GuardCode.Unchanged => "unchanged",
    };
}
