using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class GroupTests
{
    [Theory, Engines]
    public async Task A_session_takes_its_leader_once_and_each_patient_once(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var (groups, beatriz) = (clinic.Desk.Get<GroupService>(), await clinic.Chart("Beatriz", "Solano"));
        var session = GroupSessionId.From(Value(await groups.Book(Sleep(clinic))).Id);

        Value(await groups.Join(new JoinGroup(Guid.CreateVersion7(), clinic.Ana, session)));
        Value(await groups.Join(new JoinGroup(Guid.CreateVersion7(), beatriz, session)));

        Assert.Equal((2, 3, 0), ((await Group(clinic)).Taken, (await Group(clinic)).Places, (await Group(clinic)).Number));
        Assert.All(await clinic.AtDesk.Day(Today), it => Assert.Equal((new TimeOnly(15, 0), session), (it.Start, it.Group!.Value)));
        Assert.Equal("in-already", Assert.Single(Findings(await groups.Join(new JoinGroup(Guid.CreateVersion7(), clinic.Ana, session)))).Code);
        Assert.Equal("The patient is booked from 15:00 to 16:30 with Tomás Ibarra.", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(16)))).Sentence);
        var curtis = await clinic.Chart("Curtis", "Delacroix");
        Assert.Equal("Tomás Ibarra is taken from 15:00 to 16:30: Sleep group.", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(16, with: clinic.Tomas, patient: curtis)))).Sentence);
        Value(await clinic.AtDesk.Book(clinic.Request(15, patient: curtis)));
        Assert.Equal("patient-taken", Assert.Single(Findings(await groups.Join(new JoinGroup(Guid.CreateVersion7(), curtis, session)))).Code);
    }

    [Theory, Engines]
    public async Task The_last_place_is_given_once(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var session = GroupSessionId.From(Value(await clinic.Desk.Get<GroupService>().Book(Sleep(clinic) with { Places = 2 })).Id);
        var patients = new List<PatientId>();
        for (var i = 0; i < 5; i++) patients.Add(await clinic.Chart($"Patient{i}", "Racer"));

        var outcomes = await Task.WhenAll(patients.Select(patient => Task.Run(async () =>
        {
            using var desk = await clinic.Clinic.SignIn(clinic.Desk.Id);
            var outcome = await desk.Get<GroupService>().Join(new JoinGroup(Guid.CreateVersion7(), patient, session));
            // Whoever was beaten by another place taken at the same instant asks again, as a person would.
            return First(outcome) is "done" or "rejected" ? outcome : await desk.Get<GroupService>().Join(new JoinGroup(Guid.CreateVersion7(), patient, session));
        })));

        Assert.Equal(2, (await Group(clinic)).Taken);
        Assert.Equal(2, outcomes.Count(it => it.IsDone));
    }

    [Theory, Engines]
    public async Task A_session_moves_and_is_cancelled_with_all_its_places(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var groups = clinic.Desk.Get<GroupService>();
        var session = GroupSessionId.From(Value(await groups.Book(Sleep(clinic))).Id);
        Value(await groups.Join(new JoinGroup(Guid.CreateVersion7(), clinic.Ana, session)));
        await clinic.Booked(17);
        var move = new MoveGroup(Guid.CreateVersion7(), session, (await Group(clinic)).Revision, clinic.Tomas.Id, Today, new TimeOnly(16, 0), 90);

        Assert.StartsWith("One of the patients is taken then:", Assert.Single(Findings(await groups.Move(move))).Sentence, StringComparison.Ordinal);
        Assert.All((await clinic.AtDesk.Day(Today)).Where(it => it.Group is not null), it => Assert.Equal(15, it.Start.Hour));
        Value(await groups.Move(move with { OperationId = Guid.CreateVersion7(), Start = new TimeOnly(13, 0) }));
        Assert.Equal(13, (await clinic.AtDesk.Day(Today)).Single(it => it.Group is not null).Start.Hour);
        var place = (await clinic.AtDesk.Day(Today)).Single(it => it.Group is not null);
        Assert.Equal("in-a-group", Assert.Single(Findings(await clinic.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), clinic.Ana, place.Id, place.Revision, clinic.Tomas.Id, Today, new TimeOnly(9, 0), 90)))).Code);

        Value(await groups.Cancel(new CancelGroup(Guid.CreateVersion7(), session, (await Group(clinic)).Revision)));
        Assert.Empty(await clinic.Desk.Get<ScheduleService>().Groups(Today, Today));
        await clinic.Booked(13, with: clinic.Tomas);
    }

    [Theory, Engines]
    public async Task A_group_comes_every_week_and_a_patient_joins_from_one_session_on(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var groups = clinic.Desk.Get<GroupService>();
        Value(await groups.Book(Sleep(clinic) with { Rule = new SeriesRule(1, 3, null) }));
        var second = (await clinic.Desk.Get<ScheduleService>().Groups(Today.AddDays(7), Today.AddDays(7))).Single();

        Value(await groups.Join(new JoinGroup(Guid.CreateVersion7(), clinic.Ana, second.Id, Following: true)));

        Assert.Equal((2, 3), (second.Number, second.Of));
        Assert.Equal([Today.AddDays(7), Today.AddDays(14)], (await clinic.AtDesk.ForPatient(clinic.Ana)).Select(it => it.Date).Order());
    }

    [Theory, Engines]
    public async Task A_session_and_those_that_follow_move_by_as_many_days_or_not_at_all(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var groups = clinic.Desk.Get<GroupService>();
        Value(await groups.Book(Sleep(clinic) with { Rule = new SeriesRule(1, 3, null) }));
        var second = await Group(clinic, Today.AddDays(7));
        Value(await groups.Join(new JoinGroup(Guid.CreateVersion7(), clinic.Ana, second.Id, Following: true)));
        second = await Group(clinic, Today.AddDays(7));
        // Ana is elsewhere when the third would be; the second would go where the third is today.
        Value(await clinic.AtDesk.Book(clinic.Request(15) with { Date = Today.AddDays(21) }));
        var move = new MoveGroup(Guid.CreateVersion7(), second.Id, second.Revision, clinic.Tomas.Id, Today.AddDays(14), new TimeOnly(15, 0), 90, Following: true);

        Assert.Equal([0, 1], (await groups.Preview(move)).Days.Select(day => day.Problems.Count));
        var refused = Assert.Single(Findings(await groups.Move(move)));
        Assert.StartsWith("Tue 15 Dec: One of the patients is taken then: The patient is booked from 15:00", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(second, await Group(clinic, Today.AddDays(7)));

        var later = move with { OperationId = Guid.CreateVersion7(), Start = new TimeOnly(13, 0) };
        Assert.All((await groups.Preview(later)).Days, day => Assert.Empty(day.Problems));
        Value(await groups.Move(later));

        Assert.Equal([(Today, 15, 0), (Today.AddDays(14), 13, 1), (Today.AddDays(21), 13, 1)], (await clinic.Desk.Get<ScheduleService>().Groups(Today, Today.AddDays(30))).Select(it => (it.Date, it.Start.Hour, it.Taken)));
        Assert.Equal([Today.AddDays(14), Today.AddDays(21)], (await clinic.AtDesk.ForPatient(clinic.Ana)).Where(it => it.Type == "group").Select(it => it.Date).Order());
        // What they left is free, what they took is taken.
        Value(await clinic.AtDesk.Book(clinic.Request(15, with: clinic.Tomas, patient: await clinic.Chart("Curtis", "Delacroix")) with { Date = Today.AddDays(7) }));
        Assert.Equal("provider-taken", Assert.Single(Findings(await clinic.AtDesk.Book(clinic.Request(13, with: clinic.Tomas, patient: await clinic.Chart("Beatriz", "Solano")) with { Date = Today.AddDays(21) }))).Code);
    }

    [Theory, Engines]
    public async Task A_session_is_cancelled_with_those_that_follow_and_the_earlier_ones_stand(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var groups = clinic.Desk.Get<GroupService>();
        Value(await groups.Book(Sleep(clinic) with { Rule = new SeriesRule(1, 3, null) }));
        Value(await groups.Join(new JoinGroup(Guid.CreateVersion7(), clinic.Ana, (await Group(clinic, Today)).Id, Following: true)));
        var second = await Group(clinic, Today.AddDays(7));

        Assert.Equal("too-long", Assert.Single(Findings(await groups.Cancel(new CancelGroup(Guid.CreateVersion7(), second.Id, second.Revision, new string('x', Appointment.LongestNote + 1))))).Code);
        Value(await groups.Cancel(new CancelGroup(Guid.CreateVersion7(), second.Id, second.Revision, "leader away", Following: true)));

        Assert.Equal([Today], (await clinic.Desk.Get<ScheduleService>().Groups(Today, Today.AddDays(30))).Select(it => it.Date));
        Assert.Equal([AppointmentState.Expected, AppointmentState.Cancelled, AppointmentState.Cancelled], (await clinic.AtDesk.ForPatient(clinic.Ana)).OrderBy(it => it.Date).Select(it => it.State));
        Assert.Equal("cancelled", Assert.Single(Findings(await groups.Cancel(new CancelGroup(Guid.CreateVersion7(), second.Id, second.Revision + 1)))).Code);
    }

    [Theory, Engines]
    public async Task All_days_of_a_series_that_do_not_fit_are_told_at_once(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        foreach (var (weeks, name) in new[] { (1, "One"), (3, "Three") })
            Value(await clinic.AtDesk.Book(clinic.Request(15, with: clinic.Tomas, patient: await clinic.Chart(name, "Week")) with { Date = Today.AddDays(7 * weeks) }));

        var findings = Findings(await clinic.Desk.Get<GroupService>().Book(Sleep(clinic) with { Rule = new SeriesRule(1, 4, null) }));

        Assert.Equal(["Tue 1 Dec", "Tue 15 Dec"], findings.Select(it => it.Sentence.Split(':')[0]));
        Assert.Empty(await clinic.Desk.Get<ScheduleService>().Groups(Today, Today.AddDays(30)));
    }

    [Theory, Engines]
    public async Task What_is_missing_is_named(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var findings = Findings(await clinic.Desk.Get<GroupService>().Book(new BookGroup(Guid.CreateVersion7(), " ", null, null, null, null, null, 1)));

        Assert.Equal(["Date", "Minutes", "Name", "Places", "Provider", "Start", "Type"], findings.Select(it => it.Field).Order());
        Assert.Equal("group", Assert.Single(Findings(await clinic.Desk.Get<GroupService>().Book(Sleep(clinic) with { Type = "psychotherapy" }))).Code);
    }

    private static BookGroup Sleep(DeskClinic clinic) => new(Guid.CreateVersion7(), "Sleep group", clinic.Tomas.Id, Today, new TimeOnly(15, 0), 90, "group", 3);

    private static Task<ScheduleGroup> Group(DeskClinic clinic) => Group(clinic, Today);

    private static async Task<ScheduleGroup> Group(DeskClinic clinic, DateOnly date) => Assert.Single(await clinic.Desk.Get<ScheduleService>().Groups(date, date));
}
