using System.Data.Common;
using BenzoClinic.Postgres;
using BenzoClinic.Services.Data;
using BenzoClinic.Sqlite;

namespace BenzoClinic.Web.Setup;

/// <summary>The one place that chooses the database engine.</summary>
internal static class DatabaseChoice
{
    private const string DefaultFile = "db/benzoclinic.db";

    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"];
        var connection = builder.Configuration["Database:ConnectionString"];
        IDatabaseEngine engine = provider?.ToUpperInvariant() switch
        {
            "SQLITE" => Read(OnDisk(connection), text => new SqliteEngine(text)),
            "POSTGRES" => Read(Given(connection), text => new PostgresEngine(text)),
            _ => throw new StartupException($"Database:Provider is \"{provider}\": write Sqlite or Postgres."),
        };
        builder.Services.AddSingleton(engine);
    }

    /// <summary>The connection string with an absolute path, its folder made.</summary>
    private static string OnDisk(string? connection)
    {
        var parts = Parse(string.IsNullOrWhiteSpace(connection) ? $"Data Source={DefaultFile}" : connection);
        var key = parts.ContainsKey("Data Source") ? "Data Source" : "Filename";
        if (!parts.TryGetValue(key, out var named) || named is not string { Length: > 0 } file)
            throw new StartupException($"Database:ConnectionString names no file: write Data Source={DefaultFile}.");
        var path = Path.GetFullPath(file, Settings.Folder);
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The folder {folder} cannot be made: allow it, or name another file in Database:ConnectionString.", exception);
        }

        parts[key] = path;
        return parts.ConnectionString;
    }

    private static string Given(string? connection) => string.IsNullOrWhiteSpace(connection)
        ? throw new StartupException("Database:ConnectionString is empty: for Postgres write Host=…;Database=…;Username=…;Password=….")
        : Parse(connection).ConnectionString;

    private static DbConnectionStringBuilder Parse(string connection) => Read(connection, text => new DbConnectionStringBuilder { ConnectionString = text });

    private static T Read<T>(string connection, Func<string, T> read)
    {
        try
        {
            return read(connection);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Its own message may repeat the password.
            throw new StartupException("Database:ConnectionString cannot be read: write pairs such as Data Source=db/benzoclinic.db, with semicolons between them.", exception);
        }
    }
}
