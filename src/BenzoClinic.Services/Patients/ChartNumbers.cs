using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Gives chart numbers: from 100001 upward, each once.</summary>
public static class ChartNumbers
{
    private const int First = 100_001;

    // Every round at least one of the charts made at the same instant keeps its number.
    private const int Rounds = 100;

    /// <summary>The next free number, inside the caller's transaction. Save through <see cref="Retrying"/>.</summary>
    public static async Task<int> Next(ClinicDb db) => (await db.Patients.MaxAsync(patient => (int?)patient.ChartNumber) ?? First - 1) + 1;

    /// <summary>
    /// Runs a write that makes a chart again where another chart took the number first: the unique index said so, and for a
    /// new chart there is nothing else that somebody could have saved before.
    /// </summary>
    public static async Task<Outcome<Saved>> Retrying(Func<Task<Outcome<Saved>>> write)
    {
        for (var round = 1; ; round++)
        {
            var outcome = await write();
            if (round == Rounds || !outcome.Match(_ => false, _ => false, (_, _) => true, () => false)) return outcome;
        }
    }
}
