using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Demo;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Staff;
using BenzoClinic.Services.Tests.Fhir;
using BenzoClinic.Services.Tests.Fixtures;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class MergeUndoTests
{
    [Theory, Engines]
    public async Task Whichever_two_charts_are_merged_the_undoing_restores_every_row(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using (var system = clinic.System()) await system.Get<DemoStaffService>().Seed();
        await new DemoClinic(clinic.Engine, clinic.Time).Seed();
        await ImportFolder.Import(clinic, ImportFolder.Synthea);
        using var hanna = await clinic.SignIn(DemoStaff.Hanna.Id);
        await using var db = clinic.Db();
        var charts = await db.Patients.AsNoTracking().OrderBy(it => it.ChartNumber).Select(it => it.Id).ToListAsync();
        var before = await AllRows.Of(db);
        var (merged, refused) = (0, 0);

        var pairs = Gen.Select(Gen.Int[0, charts.Count - 1], Gen.Int[0, charts.Count - 1]).Where((one, two) => one != two);
        await pairs.SampleAsync(
            async pair =>
            {
                var (kept, other) = (charts[pair.Item1], charts[pair.Item2]);
                if (await Merge(hanna, kept, other) is not { } merge)
                {
                    refused++;
                    return;
                }

                merged++;
                Assert.NotEqual(before.Count(row => row.Contains($"MergedInto={kept}", StringComparison.OrdinalIgnoreCase)), (await AllRows.Of(db)).Count(row => row.Contains($"MergedInto={kept}", StringComparison.OrdinalIgnoreCase)));
                Assert.True((await hanna.Get<MergeService>().Into(kept)).Single().MayUndo);
                Value(await hanna.Get<MergeService>().Undo(new UndoMerge(Guid.CreateVersion7(), kept, merge)));
                Assert.Equal(before, await AllRows.Of(db));
            },
            iter: 40, threads: 1);
        // Some pairs of the demo have a visit at one and the same time.
        Assert.True(merged > refused, $"{merged} merged, {refused} refused");
    }

    [Theory, Engines]
    public async Task A_chart_that_took_others_goes_into_a_third_and_all_is_undone_in_turn(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var (one, two, three) = (await hanna.Make(Marisol), await hanna.Make(Named("Marisol", "Reyes")), await hanna.Make(Named("M.", "Whitaker")));
        await using var db = clinic.Db();
        var before = await AllRows.Of(db);
        var first = await Merge(hanna, two, one);
        var second = await Merge(hanna, three, two);

        var history = Value(await hanna.Get<HistoryService>().Open(three)).Page.Rows.Select(row => row.What).ToList();
        Assert.Contains(history, what => what == "made the chart, in chart 100001");
        Assert.Equal(three, Assert.Single((await hanna.Get<PatientSearchService>().Search("100001")).Rows).Id);
        // One that went on cannot be taken out from the middle.
        Assert.Equal([": written-since"], Codes(await hanna.Get<MergeService>().Undo(new UndoMerge(Guid.CreateVersion7(), two, first!.Value))));
        Value(await hanna.Get<MergeService>().Undo(new UndoMerge(Guid.CreateVersion7(), three, second!.Value)));
        Value(await hanna.Get<MergeService>().Undo(new UndoMerge(Guid.CreateVersion7(), two, first!.Value)));
        Assert.Equal(before, await AllRows.Of(db));
        Assert.StartsWith("stale", Assert.Single(Codes(await hanna.Get<MergeService>().Undo(new UndoMerge(Guid.CreateVersion7(), two, first!.Value)))), StringComparison.Ordinal);
    }

    internal static async Task<Guid?> Merge(TestScope by, PatientId kept, PatientId other)
    {
        var merges = by.Get<MergeService>();
        var preview = Value(await merges.Preview(kept, other));
        var outcome = await merges.Merge(new MergeCharts(Guid.CreateVersion7(), kept, preview.Kept.Revision, other, preview.Other.Revision, "Same person, asked"));
        Assert.True(preview.Findings.Count == 0 == outcome.IsDone, string.Join("; ", preview.Findings.Select(it => it.Sentence).Concat(Codes(outcome))));
        return outcome.IsDone ? Value(outcome).Id : null;
    }
}
