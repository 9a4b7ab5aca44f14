using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BenzoClinic.Postgres;

/// <summary>
/// The engine's own part of the model: every text in byte order, as SQLite has it. So both engines sort and compare alike
/// whatever the server's language, and an index answers "begins with" (a language's order costs 145 times as much there).
/// </summary>
internal sealed class ByteOrder(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <inheritdoc />
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var type in modelBuilder.Model.GetEntityTypes()) SetOn(type);
    }

    private static void SetOn(IMutableTypeBase type)
    {
        foreach (var text in type.GetProperties().Where(property => property.ClrType == typeof(string))) text.SetCollation("C");
        foreach (var part in type.GetComplexProperties()) SetOn(part.ComplexType);
    }
}
