using System.Data.Common;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

/// <summary>Asks the engine how it would run each query of a search: by the index on the word, never through all rows.</summary>
public sealed class SearchPlanTests
{
    [Theory]
    [Engines("rey")]
    [Engines("mar rey")]
    [Engines("3/3/79 rey")]
    [Engines("")]
    public async Task Search_AndList_ReadTheIndexOnTheWord(Engine engine, string typed)
    {
        var plans = new Plans(engine);
        await using var clinic = await TestClinic.Open(engine, services => services.ConfigureDbContext<ClinicDb>(options => options.AddInterceptors(plans)));
        using var desk = await clinic.SignIn(Role.FrontDesk);
        await desk.Make(Marisol);
        var search = desk.Get<PatientSearchService>();

        plans.Watching = true;
        Assert.Single((typed.Length == 0 ? await search.List("!") : await search.Search(typed)).Rows);

        Assert.NotEmpty(plans.Seen);
        Assert.All(plans.Seen, plan =>
        {
            Assert.DoesNotContain("Seq Scan on \"PatientSearchTerms\"", plan, StringComparison.Ordinal);
            // Counting up to a limit walks its own few rows; nothing else may walk.
            Assert.DoesNotMatch(plan.Contains("COUNT", StringComparison.Ordinal) ? "SCAN p( |\n|$)" : "SCAN", plan);
            // A bound on the word, not a walk along the whole index.
            Assert.Matches(engine == Engine.Sqlite ? @"\(Term>\? AND Term<\?\)" : "Index Cond: .*Term.* AND", plan);
        });
    }

    private sealed class Plans(Engine engine) : DbCommandInterceptor
    {
        public bool Watching { get; set; }

        public List<string> Seen { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Watching && command.CommandText.Contains("FROM \"PatientSearchTerms\"", StringComparison.Ordinal)) Seen.Add(await Explain(command));
            return result;
        }

        private async Task<string> Explain(DbCommand command)
        {
            // With one row PostgreSQL would rightly read the table: ask what it can do where that costs.
            if (engine == Engine.Postgres) await Run(command, "SET enable_seqscan = off");
            var text = command.CommandText;
            command.CommandText = (engine == Engine.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + text;
            var lines = new List<string> { text };
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync()) lines.Add(reader.GetString(engine == Engine.Sqlite ? 3 : 0));
            command.CommandText = text;
            return string.Join('\n', lines);
        }

        private static async Task Run(DbCommand like, string sql)
        {
            await using var command = like.Connection!.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
