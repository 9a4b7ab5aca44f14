using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class ProviderHoursTests
{
    private static readonly WorkWeek Tuesdays = new([new OpenSpan(DayOfWeek.Tuesday, new(9, 0), new(16, 0))], [new Break(DayOfWeek.Tuesday, new(12, 0), new(13, 0), "Lunch")]);

    [Theory, Engines]
    public async Task Outside_the_hours_in_a_break_and_while_away_nothing_is_booked(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var hours = clinic.Desk.Get<ProviderHoursService>();
        await clinic.Booked(15, Today.AddDays(7));
        Value(await hours.SetWeek(new SetProviderWeek(Guid.CreateVersion7(), clinic.Hanna.Id, 0, Tuesdays)));
        var absence = Value(await hours.Add(new AddAbsence(Guid.CreateVersion7(), clinic.Hanna.Id, Today.AddDays(7), Today.AddDays(7), new(14, 0), null, "jury duty")));

        async Task<string> Sentence(BookAppointment request) => Assert.Single(Findings(await clinic.AtDesk.Book(request))).Sentence;
        Assert.Equal("Dr. Hanna Lindqvist works 9:00–16:00 on Tuesdays.", await Sentence(clinic.Request(8)));
        Assert.Equal("Dr. Hanna Lindqvist works 9:00–16:00 on Tuesdays.", await Sentence(clinic.Request(15, 45)));
        Assert.Equal("Dr. Hanna Lindqvist has a break 12:00–13:00: Lunch.", await Sentence(clinic.Request(11, 45)));
        Assert.Equal("Dr. Hanna Lindqvist does not work on Wednesdays.", await Sentence(clinic.Request(10, 0, Today.AddDays(1))));
        Assert.Equal("Dr. Hanna Lindqvist is away 14:00–evening: jury duty.", await Sentence(clinic.Request(13, 45, Today.AddDays(7))));

        var view = (await hours.Load(clinic.Hanna.Id))!;
        Assert.Equal((1, 1, "jury duty"), (view.Revision, Assert.Single(view.Absences).Booked, view.Absences[0].Reason));
        Value(await hours.End(new EndAbsence(Guid.CreateVersion7(), absence.Id, absence.Revision)));
        Value(await clinic.AtDesk.Book(clinic.Request(13, 45, Today.AddDays(7))));
    }

    [Theory, Engines]
    public async Task The_schedule_shows_hours_breaks_absences_and_holidays(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await MovingTests.Rooms(clinic.Clinic, ClinicHours.Default with { Holidays = [new Holiday(Today.AddDays(2), "Thanksgiving")] });
        var hours = clinic.Desk.Get<ProviderHoursService>();
        Value(await hours.SetWeek(new SetProviderWeek(Guid.CreateVersion7(), clinic.Hanna.Id, 0, Tuesdays)));
        Value(await hours.Add(new AddAbsence(Guid.CreateVersion7(), clinic.Omar.Id, Today, Today.AddDays(1), null, null, "vacation")));

        var ground = await clinic.Desk.Get<ScheduleService>().Ground(Today, Today.AddDays(2));

        var hanna = ground.Days[0].Providers.Single(it => it.Provider == clinic.Hanna.Id);
        Assert.Equal([new DaySpan(new(9, 0), new(16, 0))], hanna.Working);
        Assert.Equal([new NamedSpan(new(12, 0), new(13, 0), "Lunch")], hanna.Breaks);
        Assert.Equal("vacation", ground.Days[1].Providers.Single(it => it.Provider == clinic.Omar.Id).Absence!.Name);
        Assert.Equal(("Thanksgiving", 0), (ground.Days[2].Holiday, ground.Days[2].Open.Count));
        Assert.Equal((true, false), (ground.MayBook, ground.MayOverlap));
        Assert.Equal((false, false), ((await clinic.Tomas.Get<ScheduleService>().Ground(Today, Today)).MayBook, (await clinic.Tomas.Get<ScheduleService>().Ground(Today, Today)).MayOverlap));
        Assert.True((await clinic.Hanna.Get<ScheduleService>().Ground(Today, Today)).MayOverlap);
    }

    [Theory, Engines]
    public async Task A_therapist_sees_booked_times_but_not_whose(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(10);

        var visit = Assert.Single(await clinic.Tomas.Get<ScheduleService>().Visits(Today, Today));

        Assert.Equal((false, "", default), (visit.IsKnown, visit.LastName, visit.Patient));
        Assert.Equal(new TimeOnly(10, 0), visit.Start);
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Tomas.Get<AppointmentService>().History(clinic.Ana, visit.Id));
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Tomas.Get<ProviderHoursService>().Load(clinic.Tomas.Id));
    }

    [Theory, Engines]
    public async Task What_cannot_be_is_named_beside_its_field_and_the_second_is_told_who_was_first(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var hours = clinic.Desk.Get<ProviderHoursService>();
        Value(await hours.SetWeek(new SetProviderWeek(Guid.CreateVersion7(), clinic.Hanna.Id, 0, Tuesdays)));

        Assert.Equal("Imani Brooks", First(await clinic.Hanna.Get<ProviderHoursService>().SetWeek(new SetProviderWeek(Guid.CreateVersion7(), clinic.Hanna.Id, 0, Tuesdays with { Breaks = [] }))));
        var late = Tuesdays with { Breaks = [new Break(DayOfWeek.Tuesday, new(15, 30), new(16, 30), "Notes")] };
        Assert.Equal(("Breaks[Tuesday]", "Notes lies outside the working hours."), Assert.Single(Findings(await hours.SetWeek(new SetProviderWeek(Guid.CreateVersion7(), clinic.Hanna.Id, 1, late))).Select(it => (it.Field, it.Sentence))));
        Assert.Equal(["FirstDay", "LastDay", "Provider", "Reason"], Findings(await hours.Add(new AddAbsence(Guid.CreateVersion7(), null, null, null, null, null, ""))).Select(it => it.Field).Order());
        Assert.Equal("order", Assert.Single(Findings(await hours.Add(new AddAbsence(Guid.CreateVersion7(), clinic.Hanna.Id, Today.AddDays(2), Today, null, null, "x")))).Code);
        Assert.Equal("To", Assert.Single(Findings(await hours.Add(new AddAbsence(Guid.CreateVersion7(), clinic.Hanna.Id, Today, Today, new(12, 0), new(11, 0), "x")))).Field);
    }
}
