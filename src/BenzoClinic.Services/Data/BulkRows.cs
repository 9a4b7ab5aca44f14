using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BenzoClinic.Services.Data;

/// <summary>A table and its columns as the model has them.</summary>
/// <param name="Types">The engine's name of each column's type.</param>
public sealed record BulkTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Types);

/// <summary>
/// Adds many new rows of one kind in the caller's transaction, past the change tracker: the engine's own fast way. Lists that
/// hang on a row are not among them.
/// </summary>
public static class BulkRows
{
    private static readonly ConditionalWeakTable<IEntityType, Plan> Plans = [];

    /// <summary>Adds them.</summary>
    /// <exception cref="DbUpdateException">The database refuses one of them.</exception>
    public static async Task Insert<T>(this IDatabaseEngine engine, ClinicDb db, IReadOnlyList<T> rows) where T : class
    {
        if (rows.Count == 0) return;
        var plan = Plans.GetValue(db.Model.FindEntityType(typeof(T))!, type => new Plan(type));
        try
        {
            await engine.InsertMany(db, plan.Table, rows.Select(plan.Values));
        }
        catch (DbException exception)
        {
            throw new DbUpdateException("Rows were refused.", exception);
        }
    }

    /// <summary>How a kind of row is written, found out once for a model.</summary>
    private sealed class Plan
    {
        private readonly Column[] _columns;

        public Plan(IEntityType type)
        {
            _columns =
            [
                .. type.GetProperties().Select(property => new Column(property, null)),
                .. type.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties().Select(property => new Column(property, part.PropertyInfo))),
            ];
            Table = new BulkTable(type.GetTableName()!, [.. _columns.Select(column => column.Name)], [.. _columns.Select(column => column.Type)]);
        }

        public BulkTable Table { get; }

        public object?[] Values(object row) => Array.ConvertAll(_columns, column => column.Of(row));
    }

    private sealed class Column(IProperty property, PropertyInfo? part)
    {
        private readonly PropertyInfo _member = property.PropertyInfo!;
        private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;

        public string Name { get; } = property.GetColumnName();

        public string Type { get; } = property.GetColumnType();

        public object? Of(object row)
        {
            var value = _member.GetValue(part is null ? row : part.GetValue(row));
            return value is null || _converter is null ? value : _converter.ConvertToProvider(value);
        }
    }
}
