using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BenzoClinic.Benchmarks;

/// <summary>A statement as it was sent.</summary>
/// <param name="Context">Which context sent it: each has a connection of its own.</param>
internal sealed record Statement(Guid Context, string Text, IReadOnlyList<(string Name, object Value)> Parameters)
{
    /// <summary>Reads, and neither locks nor writes.</summary>
    public bool Reads => Text.StartsWith("SELECT", StringComparison.Ordinal) && !Text.Contains("pg_advisory", StringComparison.Ordinal);

    /// <summary>Concerns the audit trail.</summary>
    public bool Audits => Text.Contains("\"AuditEntries\"", StringComparison.Ordinal);
}

/// <summary>Notes what a service sends, so that the same can be sent raw.</summary>
internal sealed class StatementRecorder : DbCommandInterceptor
{
    private List<Statement>? _noted;

    /// <summary>What a call sends.</summary>
    public async Task<IReadOnlyList<Statement>> During(Func<Task> call)
    {
        _noted = [];
        await call();
        var noted = _noted;
        _noted = null;
        return noted;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _noted?.Add(new Statement(eventData.Context!.ContextId.InstanceId, command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value!))]));
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        _noted?.Add(new Statement(eventData.Context!.ContextId.InstanceId, command.CommandText, []));
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    /// <summary>Sends statements raw, each run of one context over one connection, and reads every value.</summary>
    public static async Task Replay(BenchClinic clinic, IEnumerable<Statement> statements)
    {
        DbConnection? connection = null;
        var context = Guid.Empty;
        var values = new object[64];
        foreach (var statement in statements)
        {
            if (connection is null || statement.Context != context)
            {
                if (connection is not null) await connection.DisposeAsync();
                connection = clinic.Connect();
                context = statement.Context;
            }

            await using var command = connection.CreateCommand();
            command.CommandText = statement.Text;
            foreach (var (name, value) in statement.Parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) reader.GetValues(values);
        }

        if (connection is not null) await connection.DisposeAsync();
    }
}
