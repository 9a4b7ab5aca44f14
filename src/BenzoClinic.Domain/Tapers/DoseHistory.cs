using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Domain.Tapers;

/// <summary>An entry as the guard reads it.</summary>
/// <param name="On">From which day it counts; <see cref="DateOnly.MinValue"/> for the intake and its corrections.</param>
/// <param name="Sequence">Order of recording: of one day the later holds.</param>
/// <param name="ToldOn">The clinic day it was recorded.</param>
/// <param name="IsTold">True for a fact or a correction: it may be recent, and then hides nothing behind it.</param>
public readonly record struct HistoryEntry(DateOnly On, int Sequence, DateOnly ToldOn, bool IsTold, Regimen Regimen);

/// <summary>
/// What was in effect when, as far as it counts: struck-out, replaced, suspended, paused, cancelled and temporary entries
/// are not in it. Begins with the baseline.
/// </summary>
public sealed class DoseHistory
{
    /// <summary>A fact is recent for an order effective fewer than so many days after it was recorded.</summary>
    public const int RecentDays = 14;

    private readonly HistoryEntry[] _entries;

    /// <summary>Takes the entries in any order; the intake is among them.</summary>
    public DoseHistory(IEnumerable<HistoryEntry> entries)
    {
        _entries = [.. entries];
        Array.Sort(_entries, (left, right) => left.On != right.On ? left.On.CompareTo(right.On) : left.Sequence.CompareTo(right.Sequence));
        if (_entries.Length == 0 || _entries[0].On != DateOnly.MinValue) throw new ArgumentException("A history begins with the intake.", nameof(entries));
    }

    private DoseHistory(HistoryEntry[] sorted) => _entries = sorted;

    /// <summary>This history and one entry more that comes after all of it.</summary>
    /// <exception cref="ArgumentException">The entry is not the last.</exception>
    public DoseHistory Then(HistoryEntry last)
    {
        if (last.On < _entries[^1].On) throw new ArgumentException("The entry comes before one of the history.", nameof(last));
        return new DoseHistory([.. _entries, last]);
    }

    /// <summary>The entry at a position.</summary>
    public HistoryEntry this[int index] => _entries[index];

    /// <summary>Position of the last entry effective by the end of the day.</summary>
    public int LastBy(DateOnly day)
    {
        int low = 0, high = _entries.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_entries[middle].On <= day) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Whether the entry is recent for an order effective on the day.</summary>
    public bool IsRecent(int index, DateOnly orderOn) =>
        _entries[index].IsTold && orderOn.DayNumber - _entries[index].ToldOn.DayNumber < RecentDays;

    /// <summary>The earliest entry that may count on the day of <paramref name="index"/>: recent entries hide nothing behind them.</summary>
    public int FirstNotHidden(int index, DateOnly orderOn)
    {
        while (index > 0 && IsRecent(index, orderOn)) index--;
        return index;
    }

    /// <summary>What the patient stands at for an order on the day: a fact of that very day, else the dose of the day before.</summary>
    public Regimen Standing(DateOnly orderOn)
    {
        for (var index = LastBy(orderOn); index > 0 && _entries[index].On == orderOn; index--)
            if (_entries[index].IsTold) return _entries[index].Regimen;
        return _entries[LastBy(orderOn.AddDays(-1))].Regimen;
    }
}
