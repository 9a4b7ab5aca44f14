using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Medications;

public sealed class MedicationListTests
{
    private static readonly OtherMedicationEntry Sertraline = new("Sertraline", "50 mg", "morning", new DateOnly(2026, 9, 1), MedicationSource.Clinic, "");

    [Theory, Engines]
    public async Task A_medication_is_listed_corrected_and_stopped_and_the_trail_says_so(Engine engine)
    {
        await using var people = await Open(engine);
        var list = people.Hanna.Get<MedicationListService>();

        var added = Done(await list.Add(Add(people, Sertraline with { Name = "  Sertraline " })));
        var id = new OtherMedicationId(added.Id);
        var corrected = Done(await list.Correct(new CorrectMedication(Guid.NewGuid(), people.Ana, id, added.Revision, Sertraline with { Dose = "100 mg" })));
        Done(await list.Stop(new StopMedication(Guid.NewGuid(), people.Ana, id, corrected.Revision, Today, "Jittery")));

        var it = Assert.Single((await list.Load(people.Ana)).Others);
        Assert.Equal((Sertraline with { Dose = "100 mg" }, (DateOnly?)Today, "Jittery", "Dr. Hanna Lindqvist"), (it.Entry, it.StoppedOn, it.StopReason, it.ListedBy));
        await using var db = people.Clinic.Db();
        Assert.Equal(
            ["Listed a medication", "Corrected a medication", "Stopped a medication"],
            await db.AuditEntries.Where(row => row.Operation == nameof(Operation.EditMedications)).OrderBy(row => row.Sequence).Select(row => row.Summary).ToListAsync());
    }

    [Theory]
    [Engines("Xanax 0.5", "Alprazolam is a benzodiazepine and belongs to the regimen: enter it on the tab Taper, where it counts.")]
    [Engines("lorazepam-1mg", "Lorazepam is a benzodiazepine and belongs to the regimen: enter it on the tab Taper, where it counts.")]
    [Engines("AMBIEN", "Zolpidem is a z-drug and belongs to the regimen: enter it on the tab Taper, where it counts.")]
    public async Task A_tapered_medication_is_refused_by_any_of_its_names(Engine engine, string name, string sentence)
    {
        await using var people = await Open(engine);

        Assert.Equal(sentence, Sentences(await people.Hanna.Get<MedicationListService>().Add(Add(people, Sertraline with { Name = name }))));
        Assert.Empty((await people.Hanna.Get<MedicationListService>().Load(people.Ana)).Others);
    }

    [Theory, Engines]
    public async Task What_does_not_fit_is_said_beside_its_field(Engine engine)
    {
        await using var people = await Open(engine);
        var list = people.Hanna.Get<MedicationListService>();

        Assert.Equal("required in-the-future", Codes(await list.Add(Add(people, Sertraline with { Name = " ", StartedOn = Today.AddDays(1) }))));
        Assert.Equal("too-long too-long-ago", Codes(await list.Add(Add(people, Sertraline with { Dose = new string('x', 401), StartedOn = new DateOnly(206, 9, 1) }))));
        var added = Done(await list.Add(Add(people, Sertraline)));
        var id = new OtherMedicationId(added.Id);
        Assert.Equal("before-start required", Codes(await list.Stop(new StopMedication(Guid.NewGuid(), people.Ana, id, added.Revision, new DateOnly(2026, 8, 31), " "))));
        Assert.Equal("missing", Codes(await list.Stop(new StopMedication(Guid.NewGuid(), await people.Chart("Other", "Person"), id, added.Revision, Today, "Not hers"))));
        var stopped = Done(await list.Stop(new StopMedication(Guid.NewGuid(), people.Ana, id, added.Revision, Today, "Jittery")));
        Assert.Equal("already-stopped", Codes(await list.Stop(new StopMedication(Guid.NewGuid(), people.Ana, id, stopped.Revision, Today, "Again"))));
        await using var db = people.Clinic.Db();
        await db.OtherMedications.ExecuteUpdateAsync(set => set.SetProperty(it => it.StoppedOn, new DateOnly(2026, 10, 1)));
        Assert.Equal("after-stop", Codes(await list.Correct(new CorrectMedication(Guid.NewGuid(), people.Ana, id, stopped.Revision, Sertraline with { StartedOn = Today }))));
    }

    [Theory, Engines]
    public async Task Of_two_who_change_one_medication_the_second_is_told(Engine engine)
    {
        await using var people = await Open(engine);
        var added = Done(await people.Hanna.Get<MedicationListService>().Add(Add(people, Sertraline)));
        var id = new OtherMedicationId(added.Id);
        Done(await people.Omar.Get<MedicationListService>().Correct(new CorrectMedication(Guid.NewGuid(), people.Ana, id, added.Revision, Sertraline with { Dose = "25 mg" })));

        Assert.Equal("stale", Codes(await people.Hanna.Get<MedicationListService>().Stop(new StopMedication(Guid.NewGuid(), people.Ana, id, added.Revision, Today, "Jittery"))));
    }

    [Theory, Engines]
    public async Task The_therapist_of_the_patient_reads_it_and_nobody_else_of_them(Engine engine)
    {
        await using var people = await Open(engine);
        await Assert.ThrowsAsync<AccessDeniedException>(() => people.Tomas.Get<MedicationListService>().Load(people.Ana));

        await people.Assign(people.Tomas);

        Assert.Empty((await people.Tomas.Get<MedicationListService>().Load(people.Ana)).Others);
        await Assert.ThrowsAsync<AccessDeniedException>(() => people.Tomas.Get<MedicationListService>().Add(Add(people, Sertraline)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => people.Desk.Get<MedicationListService>().Load(people.Ana));
    }

    [Fact]
    public void The_supportive_list_is_read_and_names_nothing_that_is_tapered()
    {
        var formulary = FormularyReader.ReadFrom(FormularyReader.DefaultFolder);
        var all = SupportiveReader.ReadFrom(FormularyReader.DefaultFolder).All;

        Assert.Contains(all, it => it.Name == "Gabapentin");
        Assert.All(all, it => Assert.Null(formulary.Named(it.Name)));
        Assert.All(formulary.Medications, it => Assert.Equal(it, formulary.Named($"take {it.Name} daily")));
    }

    private static AddMedication Add(TaperClinic people, OtherMedicationEntry entry) => new(Guid.NewGuid(), people.Ana, entry);
}
