using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services;

/// <summary>
/// What came of an operation that may be refused for good reason. Read it through <see cref="Match{TResult}"/>, so that no
/// case is forgotten. A missing permission or a bug is an exception instead.
/// </summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>It was done.</summary>
    public static Outcome<T> Done(T value) => new DoneCase(value);

    /// <summary>Nothing was changed; the findings say why, each beside its field.</summary>
    public static Outcome<T> Rejected(params IReadOnlyList<Finding> findings) => new RejectedCase(findings);

    /// <summary>Someone else saved first; nothing was changed.</summary>
    public static Outcome<T> Stale(string who, DateTime when) => new StaleCase(who, when);

    /// <summary>The thing does not exist, or not under this patient.</summary>
    public static Outcome<T> Missing() => new MissingCase();

    /// <summary>Reads the outcome; every case must be answered.</summary>
    /// <param name="stale">Name of the person who was first, and the instant in UTC.</param>
    public TResult Match<TResult>(
        Func<T, TResult> done,
        Func<IReadOnlyList<Finding>, TResult> rejected,
        Func<string, DateTime, TResult> stale,
        Func<TResult> missing) => this switch
        {
            DoneCase it => done(it.Value),
            RejectedCase it => rejected(it.Findings),
            StaleCase it => stale(it.Who, it.When),
            _ => missing(),
        };

    /// <summary>True where it was done.</summary>
    public bool IsDone => this is DoneCase;

    /// <summary>The same outcome of something else.</summary>
    public Outcome<TOther> Map<TOther>(Func<T, TOther> map) =>
        Match(value => Outcome<TOther>.Done(map(value)), findings => Outcome<TOther>.Rejected(findings), Outcome<TOther>.Stale, Outcome<TOther>.Missing);

    private sealed record DoneCase(T Value) : Outcome<T>;

    private sealed record RejectedCase(IReadOnlyList<Finding> Findings) : Outcome<T>;

    private sealed record StaleCase(string Who, DateTime When) : Outcome<T>;

    private sealed record MissingCase : Outcome<T>;
}

/// <summary>What a write leaves behind: the id of the thing and its new revision.</summary>
public readonly record struct Saved(Guid Id, int Revision);

/// <summary>The person may not do this, or nobody is asking. Reaches the error boundary, never a sentence with details.</summary>
public sealed class AccessDeniedException(string operation) : Exception($"Access denied: {operation}.");
