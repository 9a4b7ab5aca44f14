namespace BenzoClinic.Domain.Shared;

/// <summary>An id that cannot be mistaken for another kind's. Time-ordered (UUID version 7).</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The value as stored.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored value.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Id of a patient.</summary>
public readonly record struct PatientId(Guid Value) : ITypedId<PatientId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static PatientId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static PatientId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of a member of staff (the account).</summary>
public readonly record struct StaffId(Guid Value) : ITypedId<StaffId>
{
    /// <inheritdoc />
    public static StaffId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of an appointment.</summary>
public readonly record struct AppointmentId(Guid Value) : ITypedId<AppointmentId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static AppointmentId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static AppointmentId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of a visit (the in-person encounter).</summary>
public readonly record struct VisitId(Guid Value) : ITypedId<VisitId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static VisitId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static VisitId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of one entry of a dose history.</summary>
public readonly record struct DoseEntryId(Guid Value) : ITypedId<DoseEntryId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static DoseEntryId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static DoseEntryId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of a safety item on the worklist.</summary>
public readonly record struct SafetyItemId(Guid Value) : ITypedId<SafetyItemId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static SafetyItemId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static SafetyItemId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of a medication besides the regimen.</summary>
public readonly record struct OtherMedicationId(Guid Value) : ITypedId<OtherMedicationId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static OtherMedicationId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static OtherMedicationId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of a group session.</summary>
public readonly record struct GroupSessionId(Guid Value) : ITypedId<GroupSessionId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static GroupSessionId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static GroupSessionId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of a series of appointments.</summary>
public readonly record struct SeriesId(Guid Value) : ITypedId<SeriesId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static SeriesId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static SeriesId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Id of a message to a patient.</summary>
public readonly record struct ReminderId(Guid Value) : ITypedId<ReminderId>
{
    /// <summary>A new, time-ordered id.</summary>
    public static ReminderId New() => new(NewIds.Next());

    /// <inheritdoc />
    public static ReminderId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
