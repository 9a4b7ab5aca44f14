namespace BenzoClinic.Domain.Shared;

/// <summary>Where new ids come from: time-ordered (UUID version 7), or a source of one's own for a story that is always told the same.</summary>
public static class NewIds
{
    private static readonly AsyncLocal<Func<Guid>?> Own = new();

    /// <summary>A new id.</summary>
    public static Guid Next() => Own.Value?.Invoke() ?? Guid.CreateVersion7();

    /// <summary>Takes ids from <paramref name="source"/> until disposed of, in this flow of execution alone.</summary>
    public static IDisposable From(Func<Guid> source)
    {
        var before = Own.Value;
        Own.Value = source;
        return new Until(before);
    }

    private sealed class Until(Func<Guid>? before) : IDisposable
    {
        public void Dispose() => Own.Value = before;
    }
}
