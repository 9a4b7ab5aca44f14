using BenzoClinic.Domain.Shared;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BenzoClinic.Services.Data;

/// <summary>Instants: always UTC; SQLite returns them without a kind, which PostgreSQL then refuses.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Utc ? value : DateTime.SpecifyKind(value, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

/// <summary>Doses: whole nanograms, so that both engines can compare and add.</summary>
internal sealed class DoseConverter() : ValueConverter<Dose, long>(dose => dose.Nanograms, nanograms => Dose.FromNanograms(nanograms));

/// <summary>Typed ids: their value.</summary>
internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree cannot call a static interface member itself.
    private static TId Wrap(Guid value) => TId.From(value);
}
