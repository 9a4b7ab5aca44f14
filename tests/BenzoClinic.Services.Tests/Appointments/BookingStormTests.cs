using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using CsCheck;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class BookingStormTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("BENZOCLINIC_LONG") is "1";

    // 10,000 attempts of 50 users with tests/run.sh --long; the benchmark "booking" has the times.
    [Theory, Engines]
    public async Task However_many_book_move_and_cancel_at_once_nothing_overlaps_and_everyone_is_answered(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await MovingTests.Rooms(clinic.Clinic);
        var patients = new List<PatientId>();
        for (var i = 0; i < 8; i++) patients.Add(await clinic.Chart($"Patient{i}", "Racer"));
        var storm = new BookingStorm(clinic.Clinic.Services, clinic.Desk.SessionId!.Value, [clinic.Hanna.Id, clinic.Omar.Id, clinic.Tomas.Id], patients, ["", "room-1", "room-2"], Today);

        var result = await (Long ? storm.Run(50, 200) : storm.Run(16, 25));

        await using var db = clinic.Clinic.Db();
        Assert.Equal(0, await BookingStorm.Overlaps(db, Today));
        Assert.Equal(0, await BookingStorm.Orphans(db));
        Assert.Empty(result.Errors);
        Assert.Equal(0, result.Unclear);
        Assert.True(result.Done > 20, $"{result.Done} done, {result.Refused} refused");
    }

    [Theory, Engines]
    public async Task Whatever_is_done_in_whatever_order_leaves_no_overlap_and_no_orphan(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await MovingTests.Rooms(clinic.Clinic);
        List<PatientId> patients = [clinic.Ana, await clinic.Chart("Beatriz", "Solano")];
        List<StaffId> providers = [clinic.Hanna.Id, clinic.Tomas.Id];
        var days = 0;
        var acts = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 9]).Array[12, 24];
        await acts.SampleAsync(async steps =>
        {
            // Each run has a day of its own, within the year that can be booked.
            var day = Today.AddDays(1 + days++ % 300);
            foreach (var (kind, patient, provider, room, quarter, which) in steps)
            {
                var (with, at, where) = (providers[provider], new TimeOnly(9, 0).AddMinutes(15 * quarter), room == 0 ? "" : $"room-{room}");
                var rows = (await clinic.AtDesk.ForPatient(patients[patient])).Where(it => it.Date == day).ToList();
                var row = rows.Count > 0 ? rows[which % rows.Count] : null;
                _ = (kind, row) switch
                {
                    (0 or 1, _) or (_, null) => await clinic.AtDesk.Book(new BookAppointment(Guid.CreateVersion7(), patients[patient], with, day, at, 15 + 15 * (which % 3), Room: where)),
                    (2, _) => await clinic.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), row.Patient, row.Id, row.Revision, with, day, at, 30, where)),
                    (3, _) => await clinic.AtDesk.Cancel(Step(row)),
                    (4, _) => await clinic.AtDesk.Undo(Step(row)),
                    _ => await clinic.Desk.Get<SeriesService>().Book(new BookSeries(Guid.CreateVersion7(), new SeriesAsk(patients[patient], with, day, at, 30, null, where, "", new SeriesRule(1, 2, null)), [])),
                };
            }

            await using var db = clinic.Clinic.Db();
            Assert.Equal(0, await BookingStorm.Overlaps(db, day));
            Assert.Equal(0, await BookingStorm.Orphans(db));
        }, iter: engine == Engine.Sqlite ? 12 : 6, threads: 1);
    }
}
