using System.Data.Common;
using System.Reflection;
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
    /// <summary>Adds them.</summary>
    /// <exception cref="DbUpdateException">The database refuses one of them.</exception>
    public static async Task Insert<T>(this IDatabaseEngine engine, ClinicDb db, IReadOnlyList<T> rows) where T : class
    {
        if (rows.Count == 0) return;
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = Columns(type).ToList();
        var table = new BulkTable(type.GetTableName()!, [.. columns.Select(column => column.Name)], [.. columns.Select(column => column.Type)]);
        try
        {
            await engine.InsertMany(db, table, rows.Select(row => columns.Select(column => column.Of(row)).ToArray()));
        }
        catch (DbException exception)
        {
            throw new DbUpdateException("Rows were refused.", exception);
        }
    }

    private static IEnumerable<Column> Columns(IEntityType type) =>
    [
        .. type.GetProperties().Select(property => new Column(property, null)),
        .. type.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties().Select(property => new Column(property, part.PropertyInfo))),
    ];

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
