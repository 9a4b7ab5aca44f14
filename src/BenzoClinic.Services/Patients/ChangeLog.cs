using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;

namespace BenzoClinic.Services.Patients;

/// <summary>Writes the record of changed fields beside a change, in its transaction.</summary>
internal static class ChangeLog
{
    /// <summary>Adds one row a changed field.</summary>
    public static void Add(WriteScope scope, PatientId patient, IEnumerable<ChartChange> changes)
    {
        // The instant of the row that the audit trail gets, by which the two are read together.
        var at = new DateTime(scope.Stamp.At.Ticks - scope.Stamp.At.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        scope.Db.PatientChanges.AddRange(changes.Select(change => new PatientChange
        {
            Id = NewIds.Next(),
            PatientId = patient,
            Field = change.Field,
            From = change.From,
            To = change.To,
            Clinical = change.Clinical,
            By = scope.Stamp.By,
            At = at,
        }));
    }

    /// <summary>Changes a chart where no member of staff is named, with the rows of what changed.</summary>
    public static void Of(WriteScope scope, Patient patient, Action change)
    {
        var before = ChartWriting.Of(patient);
        change();
        Add(scope, patient.Id, ChartChanges.Between(before, ChartWriting.Of(patient), _ => ""));
    }

    /// <summary>The changed fields in words for the audit trail: names alone, never what is in them.</summary>
    public static string Summary(IReadOnlyList<ChartChange> changes) => changes.Count == 0
        ? "Saved the details unchanged"
        : $"Changed the details: {string.Join(", ", changes.Select(change => change.Field).Distinct())}";
}
