using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class MissedVisitTests
{
    private static readonly DateOnly Day = Today.AddDays(1);

    [Theory, Engines]
    public async Task A_no_show_stands_on_the_worklist_stops_cuts_and_leaves_when_the_patient_is_seen(Engine engine)
    {
        await using var clinic = await OnATaper(engine);
        var missed = await Booked(clinic, Day, 9);

        Done(await Desk(clinic).MarkNoShow(Step(missed)));

        var item = Assert.Single(await Open(clinic));
        Assert.Equal("Did not come on Wed 25 Nov at 9:00. When the supply ends is not known. 1 ordered step waits.", item.Why);
        var step = Assert.Single((await clinic.View()).Steps);
        Assert.True(step is { Suspended: true, WaitsForVisit: true });
        Assert.Equal("missed-visit", Codes(await clinic.Tapers.ConfirmStep(new EntryChange(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), step.Id))));

        // A new time alone takes nothing off, and supply goes on.
        await Booked(clinic, Day.AddDays(2), 9);
        Done(await clinic.Tapers.GiveBridge(new GiveBridge(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), 3, "Did not come")));
        Assert.Single(await Open(clinic));

        var visit = await clinic.Visit();
        Assert.Empty(await Open(clinic));
        Done(await clinic.Tapers.ConfirmStep(new EntryChange(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), step.Id)));
        Done(await clinic.OrderToday(visit, 17));
    }

    [Theory, Engines]
    public async Task The_sentence_names_the_day_the_supply_ends_and_follows_it(Engine engine)
    {
        await using var clinic = await OnATaper(engine);
        var supply = clinic.Hanna.Get<SupplyService>();
        Done(await supply.Record(new RecordSupply(Guid.CreateVersion7(), clinic.Ana, new SupplyRow(SupplyEntryKind.Dispensed, Day, null, [SupplyLine.OfPieces("diazepam-tablet-5", 12)], null, ""))));
        var missed = await Booked(clinic, Day, 9);
        Done(await Desk(clinic).MarkNoShow(Step(missed)));
        Assert.Equal("Did not come on Wed 25 Nov at 9:00. The supply ends Fri 27 Nov. 1 ordered step waits.", Assert.Single(await Open(clinic)).Why);

        Done(await supply.Record(new RecordSupply(Guid.CreateVersion7(), clinic.Ana, new SupplyRow(SupplyEntryKind.Dispensed, Day, null, [SupplyLine.OfPieces("diazepam-tablet-5", 12)], null, ""))));

        Assert.Equal("Did not come on Wed 25 Nov at 9:00. The supply ends Mon 30 Nov. 1 ordered step waits.", Assert.Single(await Open(clinic)).Why);
    }

    [Theory, Engines]
    public async Task A_no_show_that_is_undone_was_never_one(Engine engine)
    {
        await using var clinic = await OnATaper(engine);
        var missed = await Booked(clinic, Day, 9);
        var marked = Done(await Desk(clinic).MarkNoShow(Step(missed)));

        Done(await Desk(clinic).Undo(Step(missed) with { Revision = marked.Revision }));

        Assert.Empty(await Open(clinic));
        Assert.False(Assert.Single((await clinic.View()).Steps).Suspended);
        Assert.Empty((await clinic.View()).Record.MissedVisits);
    }

    [Theory, Engines]
    public async Task A_late_cancellation_counts_unless_the_patient_comes_that_day_or_earlier(Engine engine)
    {
        await using var clinic = await OnATaper(engine);
        var early = await Booked(clinic, Day.AddDays(3), 9);
        Done(await Desk(clinic).Cancel(Step(early)));
        Assert.Empty(await Open(clinic));

        var late = await Booked(clinic, Day.AddDays(1), 9);
        Done(await Desk(clinic).Cancel(Step(late)));
        Assert.StartsWith("Cancelled late: Thu 26 Nov at 9:00.", Assert.Single(await Open(clinic)).Why, StringComparison.Ordinal);

        // The same day instead: it was only moved.
        var instead = await Booked(clinic, Day.AddDays(1), 10);
        Assert.Empty(await Open(clinic));
        Assert.False(Assert.Single((await clinic.View()).Steps).Suspended);

        var other = await Booked(clinic, Day.AddDays(1), 8);
        Done(await Desk(clinic).Cancel(Step(other)));
        Assert.Empty(await Open(clinic));
        Done(await Desk(clinic).Cancel(Step(instead)));
        Assert.Single(await Open(clinic));
    }

    [Theory, Engines]
    public async Task A_session_of_therapy_or_a_patient_who_takes_nothing_is_no_matter_of_the_dose(Engine engine)
    {
        await using var clinic = await OnATaper(engine);
        Done(await Desk(clinic).MarkNoShow(Step(await Booked(clinic, Day, 9, clinic.Tomas))));
        var other = await clinic.Chart("Beatriz", "Solano");
        Done(await Desk(clinic).MarkNoShow(Step(await Booked(clinic, Day, 8, clinic.Hanna, other))));
        Assert.Empty(await Open(clinic));
    }

    private static async Task<TaperClinic> OnATaper(Engine engine)
    {
        var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.Order(await clinic.Visit(), null, new OrderedStep(Day.AddDays(5), Diazepam(18))));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(1));
        return clinic;
    }

    private static AppointmentService Desk(TaperClinic clinic) => clinic.Desk.Get<AppointmentService>();

    private static async Task<AppointmentRow> Booked(TaperClinic clinic, DateOnly day, int hour, TestScope? with = null, PatientId? patient = null)
    {
        var saved = Done(await Desk(clinic).Book(new BookAppointment(Guid.CreateVersion7(), patient ?? clinic.Ana, (with ?? clinic.Hanna).Id, day, new TimeOnly(hour, 0))));
        return (await Desk(clinic).Day(day)).Single(row => row.Id.Value == saved.Id);
    }

    private static AppointmentStep Step(AppointmentRow row) => new(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision);

    private static async Task<IReadOnlyList<WorklistRow>> Open(TaperClinic clinic) => [.. (await clinic.Hanna.Get<WorklistService>().Open()).Where(row => row.Kind == SafetyItemKind.MissedVisit)];
}
