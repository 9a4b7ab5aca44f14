using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Data;

namespace BenzoClinic.Services.Clinic;

/// <summary>Settings with the number of their version; 0 for the defaults.</summary>
public sealed record NumberedSettings(int Number, ClinicSettings Settings);

/// <summary>
/// The settings in force, for services that have already asked the gate. Kept in memory: forgotten when this process saves,
/// and after half a minute for what another node saved.
/// </summary>
public sealed class ClinicSettingsReader(IDatabaseEngine engine, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private volatile Kept? _kept;

    /// <summary>The settings in force.</summary>
    public async ValueTask<ClinicSettings> Current() => (await Numbered()).Settings;

    /// <summary>The settings in force and which version they are.</summary>
    public async ValueTask<NumberedSettings> Numbered()
    {
        var now = time.GetUtcNow();
        // A clock that was set back must not keep a version for ever.
        if (_kept is { } kept && now >= kept.At && now - kept.At < Fresh) return kept.Settings;
        var read = await Read();
        _kept = new Kept(read, now);
        return read;
    }

    /// <summary>The next reading asks the database.</summary>
    internal void Forget() => _kept = null;

    /// <summary>Without EF: the sign-in page shows the phone number, and must not wait for the model.</summary>
    private async Task<NumberedSettings> Read()
    {
        await using var connection = engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Number", "Content" FROM "ClinicSettingsVersions" ORDER BY "Number" DESC LIMIT 1""";
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? new NumberedSettings(row.GetInt32(0), ClinicSettingsJson.Read(row.GetString(1))) : new NumberedSettings(0, ClinicSettings.Default);
    }

    private sealed record Kept(NumberedSettings Settings, DateTimeOffset At);
}
