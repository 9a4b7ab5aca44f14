using BenzoClinic.Services.Data;
using BenzoClinic.Sqlite;
using Microsoft.Data.Sqlite;

namespace BenzoClinic.Services.Tests.Fixtures;

/// <summary>SQLite files for tests: migrated once, then copied.</summary>
internal static class TestSqlite
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    /// <summary>A folder of its own, for one database file and what lies beside it.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("benzoclinic-test-").FullName;

    /// <summary>A migrated, empty database.</summary>
    public static async Task<TestDatabase> New()
    {
        var template = await Template.Value;
        var folder = NewFolder();
        var file = Path.Combine(folder, "clinic.db");
        File.Copy(template, file);
        return new TestDatabase(EngineOn(file), () => Remove(file));
    }

    /// <summary>The engine on a file.</summary>
    public static SqliteEngine EngineOn(string file) => new($"Data Source={file}");

    private static Task Remove(string file)
    {
        using (var connection = new SqliteConnection($"Data Source={file}")) SqliteConnection.ClearPool(connection);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return Task.CompletedTask;
    }

    private static async Task<string> MakeTemplate()
    {
        var folder = NewFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "template.db");
        var engine = new SqliteEngine($"Data Source={file};Pooling=False");
        await engine.Prepare(new ContextFactory(engine), CancellationToken.None);
        return file;
    }
}
