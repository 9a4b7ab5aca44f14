using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BenzoClinic.Services.Data;

/// <summary>
/// What an engine compares before it serves, without building the model (which costs more than the rest of the start).
/// </summary>
public static partial class Schema
{
    /// <summary>Ids of the migrations an engine's assembly brings, oldest first.</summary>
    public static IReadOnlyList<string> MigrationsIn(Assembly assembly) =>
        assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal).ToList();

    /// <summary>True where a migration is pending.</summary>
    /// <param name="database">How the database is called in the sentence.</param>
    /// <exception cref="StartupException">A newer version has already changed the database.</exception>
    public static bool IsBehind(Assembly assembly, IReadOnlyCollection<string> applied, string database)
    {
        var known = MigrationsIn(assembly);
        var unknown = applied.Except(known).Order(StringComparer.Ordinal).LastOrDefault();
        return unknown is null
            ? known.Except(applied).Any()
            : throw new StartupException($"{database} was last used by another version of BenzoClinic ({unknown}): start that version, or restore the backup made before it.");
    }

    /// <summary>One line for one thing in the database: <c>trigger AuditEntries_no_delete: CREATE TRIGGER …</c>.</summary>
    public static string Line(string kind, string name, string definition) => $"{kind} {name}: {Blanks().Replace(definition, " ").Trim()}";

    /// <summary>The golden lines an engine's assembly carries.</summary>
    public static IReadOnlyList<string> Golden(Assembly assembly)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream("schema.golden.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Refuses a database that lacks a guard, has a foreign one, or has one that says something else.</summary>
    /// <param name="database">How the database is called in the sentence.</param>
    /// <exception cref="StartupException">It is not as the golden lines say.</exception>
    public static void Demand(IReadOnlyCollection<string> golden, IReadOnlyCollection<string> found, string database)
    {
        var different = golden.Except(found).FirstOrDefault() ?? found.Except(golden).FirstOrDefault();
        if (different is null) return;
        var what = different[..different.IndexOf(':', StringComparison.Ordinal)];
        throw new StartupException($"{database} is not built as this version of BenzoClinic expects ({what}): restore the last backup, or where it holds nothing but trials, delete it and start again.");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
