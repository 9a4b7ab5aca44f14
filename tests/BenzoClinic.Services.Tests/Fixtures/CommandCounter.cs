using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BenzoClinic.Services.Tests.Fixtures;

/// <summary>Counts what is sent to the database, to prove that nothing was.</summary>
public sealed class CommandCounter : DbCommandInterceptor
{
    private int _count;

    /// <summary>Commands sent so far.</summary>
    public int Count => _count;

    /// <inheritdoc />
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        Interlocked.Increment(ref _count);
        return base.CommandInitialized(eventData, result);
    }
}
