namespace BenzoClinic.Services.Appointments;

/// <summary>
/// Rows that many hold at once. Twenty desks that look at one day would each keep its bookings with all their strings; who reads a row
/// equal to one that is known is given that one. So many are kept and no more: a newer one takes an older one's place.
/// </summary>
internal sealed class SharedRows<T>(int most) where T : class
{
    private readonly T?[] _kept = new T?[most];

    /// <summary>The row, or an equal one.</summary>
    /// <param name="key">Of two rows with one key, the last is kept.</param>
    public T Of(int key, T row)
    {
        // Mixed: ids that count up differ in few bits.
        ref var place = ref _kept[(uint)HashCode.Combine(key) % (uint)most];
        var known = Volatile.Read(ref place);
        if (row.Equals(known)) return known;
        Volatile.Write(ref place, row);
        return row;
    }
}
