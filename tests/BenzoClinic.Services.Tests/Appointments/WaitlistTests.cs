using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class WaitlistTests
{
    private static readonly DateOnly Tomorrow = Today.AddDays(1);

    [Theory, Engines]
    public async Task Whom_a_freed_time_suits_is_listed_with_who_can_wait_least_first(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await Added(clinic, "Late", Terms() with { Until = Today.AddDays(20) });
        await Added(clinic, "Soon", Terms() with { Until = Today.AddDays(3), Provider = clinic.Hanna.Id });
        await Added(clinic, "Omars", Terms() with { Provider = clinic.Omar.Id });
        await Added(clinic, "Mornings", Terms() with { Part = PartOfDay.Morning });
        await Added(clinic, "Fridays", Terms() with { Weekdays = [DayOfWeek.Friday] });
        await Added(clinic, "Longer", Terms() with { Type = "intake" });
        await Added(clinic, "Talks", Terms() with { Type = "psychotherapy" });
        var busy = await Added(clinic, "Busy", Terms());
        await clinic.Booked(14, Tomorrow, clinic.Tomas, busy.Patient);

        Assert.Equal(["Soon", "Late"], await Matching(clinic, Slot(clinic)));
        Assert.Equal(["Soon", "Longer", "Late"], await Matching(clinic, Slot(clinic) with { Start = new TimeOnly(15, 0), Minutes = 60 }, without: "Busy"));
        // Past, or taken again.
        Assert.Empty(await Matching(clinic, Slot(clinic) with { Date = Today, Start = new TimeOnly(9, 0) }));
        await clinic.Booked(14, Tomorrow);
        Assert.Empty(await Matching(clinic, Slot(clinic)));
    }

    [Theory, Engines]
    public async Task Nobody_is_listed_for_a_time_in_which_the_provider_is_away(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await Added(clinic, "Waits", Terms());
        Value(await clinic.Desk.Get<ProviderHoursService>().Add(new AddAbsence(Guid.CreateVersion7(), clinic.Hanna.Id, Tomorrow, Tomorrow, null, null, "ill")));

        Assert.Empty(await Matching(clinic, Slot(clinic)));
        Assert.Equal(["Waits"], await Matching(clinic, Slot(clinic) with { Provider = clinic.Omar.Id }));
    }

    [Theory, Engines]
    public async Task A_supply_that_ends_comes_first_then_a_missed_visit_and_only_for_visits_that_help(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(TaperClinic.Diazepam(20));
        await clinic.Visit();
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(1));
        var (list, desk) = (clinic.Desk.Get<WaitlistService>(), clinic.Desk.Get<AppointmentService>());
        var other = await clinic.Chart("Beatriz", "Solano");
        Value(await list.Add(new AddToWaitlist(Guid.CreateVersion7(), other, Terms())));
        Value(await list.Add(new AddToWaitlist(Guid.CreateVersion7(), clinic.Ana, Terms() with { Until = Today.AddDays(40) })));
        Value(await list.Add(new AddToWaitlist(Guid.CreateVersion7(), clinic.Ana, Terms() with { Type = "psychotherapy", Until = Today.AddDays(40) })));
        Assert.Equal(["Beatriz Solano", "Ana Silva", "Ana Silva"], (await list.Open()).Select(it => it.PatientName));

        var booked = Value(await desk.Book(new BookAppointment(Guid.CreateVersion7(), clinic.Ana, clinic.Hanna.Id, Tomorrow, new TimeOnly(9, 0))));
        Value(await desk.MarkNoShow(new AppointmentStep(Guid.CreateVersion7(), clinic.Ana, AppointmentId.From(booked.Id), booked.Revision)));
        Assert.Equal(["Missed Wed 25 Nov", "Wants it by Tue 8 Dec", "Wants it by Sun 3 Jan 2027"], (await list.Open()).Select(it => it.Why));

        Value(await clinic.Hanna.Get<SupplyService>().Record(new RecordSupply(Guid.CreateVersion7(), clinic.Ana, new SupplyRow(SupplyEntryKind.Dispensed, Tomorrow, null, [SupplyLine.OfPieces("diazepam-tablet-5", 12)], null, ""))));
        var first = (await list.Open())[0];
        Assert.Equal(("Ana Silva", "Supply ends Fri 27 Nov. Missed Wed 25 Nov"), (first.PatientName, first.Why));
        Assert.Equal((new DateOnly(2026, 11, 27), Tomorrow), (first.Place.SupplyEnds, first.Place.Missed));
    }

    [Theory, Engines]
    public async Task Who_is_taken_is_booked_there_and_leaves_the_list(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await MovingTests.Rooms(clinic.Clinic);
        var row = await Added(clinic, "Waits", Terms() with { Note = "rings first" });

        var slot = Slot(clinic) with { Room = "room-1" };
        Value(await List(clinic).Take(Take(row, slot)));

        var visit = Assert.Single(await clinic.AtDesk.ForPatient(row.Patient));
        Assert.Equal((Tomorrow, new TimeOnly(14, 0), 30, "room-1", "taper-visit", clinic.Hanna.Id), (visit.Date, visit.Start, visit.Minutes, visit.Room, visit.Type, visit.Provider.Id));
        Assert.Empty(await List(clinic).Open());
        Assert.Equal("Imani Brooks", First(await List(clinic).Take(Take(row, slot) with { OperationId = Guid.CreateVersion7() })));
        await using var db = clinic.Clinic.Db();
        Assert.Equal(WaitlistState.Booked, (await db.WaitlistEntries.SingleAsync()).State);
    }

    [Theory, Engines]
    public async Task The_visit_that_is_booked_already_moves_and_its_time_is_free_again(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var later = await clinic.Booked(10, Today.AddDays(9));
        Value(await List(clinic).Add(new AddToWaitlist(Guid.CreateVersion7(), clinic.Ana, Terms() with { Moves = later.Id })));
        var row = Assert.Single(await List(clinic).Open());
        Assert.Equal((Today.AddDays(9), "Dr. Hanna Lindqvist"), (row.Moves!.Date, row.Moves.Provider));
        Assert.Empty(await Matching(clinic, Slot(clinic) with { Date = Today.AddDays(9) }));

        Value(await List(clinic).Take(Take(row, Slot(clinic))));

        var visit = Assert.Single(await clinic.AtDesk.ForPatient(clinic.Ana));
        Assert.Equal((later.Id, Tomorrow, new TimeOnly(14, 0)), (visit.Id, visit.Date, visit.Start));
        Assert.Contains("Moved from", (await clinic.AtDesk.History(clinic.Ana, later.Id))[0].What, StringComparison.Ordinal);
        Value(await clinic.AtDesk.Book(clinic.Request(10, date: Today.AddDays(9), patient: await clinic.Chart("Next", "One"))));
    }

    [Theory, Engines]
    public async Task A_time_that_is_taken_refuses_with_the_words_of_a_booking_and_the_patient_still_waits(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await Added(clinic, "Waits", Terms());
        await clinic.Booked(14, Tomorrow);

        var refused = Findings(await List(clinic).Take(Take(row, Slot(clinic))));

        Assert.Equal("Dr. Hanna Lindqvist is taken from 14:00 to 14:30: Ana Silva, Taper visit.", Assert.Single(refused).Sentence);
        Assert.Equal((row.Id, 1), Assert.Single((await List(clinic).Open()).Select(it => (it.Id, it.Revision))));
        Assert.Empty(await clinic.AtDesk.ForPatient(row.Patient));
    }

    [Theory, Engines]
    public async Task Of_two_who_give_the_same_time_away_one_is_told_who_has_it(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var (one, two) = (await Added(clinic, "One", Terms()), await Added(clinic, "Two", Terms()));

        var outcomes = await Task.WhenAll(
            Task.Run(() => List(clinic).Take(Take(one, Slot(clinic)))),
            Task.Run(() => clinic.Hanna.Get<WaitlistService>().Take(Take(two, Slot(clinic)))));

        Assert.Single(outcomes, it => it.IsDone);
        var refused = Assert.Single(outcomes, it => !it.IsDone);
        Assert.StartsWith("Dr. Hanna Lindqvist is taken from 14:00 to 14:30", Assert.Single(Findings(refused)).Sentence, StringComparison.Ordinal);
        Assert.Single(await clinic.AtDesk.Day(Tomorrow));
        Assert.Single(await List(clinic).Open());
    }

    [Theory, Engines]
    public async Task What_is_wrong_is_said_beside_its_field(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var died = await clinic.Chart("Died", "Before", Today.AddDays(-30));
        var row = await Added(clinic, "Waits", Terms());
        var booked = await clinic.Booked(10, Tomorrow, clinic.Tomas, row.Patient);

        Assert.Equal(["Patient required", "Type required", "From required", "Until required"], await Refused(null, new WaitlistTerms(null, null, null, null, [])));
        Assert.Equal(["Patient deceased", "Type group"], await Refused(died, Terms() with { Type = "group" }));
        Assert.Equal(["Provider not-given", "Until order"], await Refused(clinic.Ana, Terms() with { Provider = clinic.Tomas.Id, Until = Today.AddDays(-1) }));
        Assert.Equal(["Moves type", "Patient twice"], await Refused(row.Patient, Terms() with { Moves = booked.Id }));
        Assert.Equal(["Moves gone"], await Refused(clinic.Ana, Terms() with { Moves = booked.Id }));

        async Task<IEnumerable<string>> Refused(PatientId? patient, WaitlistTerms terms) =>
            Findings(await List(clinic).Add(new AddToWaitlist(Guid.CreateVersion7(), patient, terms))).Select(it => $"{it.Field} {it.Code}");
    }

    [Theory, Engines]
    public async Task An_entry_is_changed_removed_and_put_back(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var row = await Added(clinic, "Waits", Terms());

        var changed = Value(await List(clinic).Change(new ChangeWaitlist(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision, Terms() with { Weekdays = [DayOfWeek.Friday] })));
        Assert.Equal([DayOfWeek.Friday], Assert.Single(await List(clinic).Open()).Wish.Weekdays);
        Assert.Equal("Imani Brooks", First(await List(clinic).Remove(Step(row))));
        var removed = Value(await List(clinic).Remove(Step(row) with { Revision = changed.Revision }));
        Assert.Empty(await List(clinic).Open());
        Value(await List(clinic).PutBack(Step(row) with { Revision = removed.Revision }));

        Assert.Equal(row.Since, Assert.Single(await List(clinic).Open()).Since);
    }

    private static WaitlistTerms Terms() => new("taper-visit", null, Today, Today.AddDays(14), []);

    private static FreedSlot Slot(DeskClinic clinic) => new(clinic.Hanna.Id, Tomorrow, new TimeOnly(14, 0), 30);

    private static WaitlistService List(DeskClinic clinic) => clinic.Desk.Get<WaitlistService>();

    private static WaitlistStep Step(WaitlistRow row) => new(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision);

    private static TakeFreedSlot Take(WaitlistRow row, FreedSlot slot) => new(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision, slot);

    private static async Task<IEnumerable<string>> Matching(DeskClinic clinic, FreedSlot slot, string without = "") =>
        (await List(clinic).Matching(slot)).Select(it => it.PatientName.Split(' ')[0]).Where(name => name != without);

    private static async Task<WaitlistRow> Added(DeskClinic clinic, string name, WaitlistTerms terms)
    {
        var patient = await clinic.Chart(name, "Waiting");
        var saved = Value(await List(clinic).Add(new AddToWaitlist(Guid.CreateVersion7(), patient, terms)));
        return (await List(clinic).Open()).Single(it => it.Id == saved.Id);
    }
}
