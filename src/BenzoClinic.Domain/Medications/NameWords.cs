namespace BenzoClinic.Domain.Medications;

/// <summary>Names found among other words: people type medications as they say them.</summary>
internal static class NameWords
{
    /// <summary>Letters alone make words: <c>lorazepam-1mg</c> names lorazepam, <c>St. John’s wort</c> is four words.</summary>
    public static string[] Of(string text) =>
        new string([.. text.ToLowerInvariant().Select(letter => char.IsLetter(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True where the words of the name stand in a row among the words.</summary>
    public static bool Holds(string[] words, string[] name) =>
        name.Length > 0 && Enumerable.Range(0, Math.Max(0, words.Length - name.Length + 1)).Any(at => words.AsSpan(at, name.Length).SequenceEqual(name));
}
