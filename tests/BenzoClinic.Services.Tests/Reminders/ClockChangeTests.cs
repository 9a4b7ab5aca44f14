using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Tests.Fixtures;

namespace BenzoClinic.Services.Tests.Reminders;

/// <summary>
/// Both nights in which the clocks change: each message goes once, at its wall time, and in no quiet hour. In March the clocks
/// go from 2:00 to 3:00 on Sunday the 14th, in November from 2:00 to 1:00 on Sunday the 7th.
/// </summary>
public sealed class ClockChangeTests
{
    [Theory, Engines]
    public Task Over_the_spring_night(Engine engine) => Over(engine, new DateOnly(2027, 3, 15), "-08:00", "-07:00");

    [Theory, Engines]
    public Task Over_the_autumn_night(Engine engine) => Over(engine, new DateOnly(2027, 11, 8), "-07:00", "-08:00");

    private static async Task Over(Engine engine, DateOnly monday, string before, string after)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var saturday = monday.AddDays(-2);
        clinic.Clinic.Time.SetUtcNow(DateTimeOffset.Parse($"{saturday.AddDays(-8):yyyy-MM-dd}T12:00{before}", null));
        // At 8:00 three hours before are quiet, and the evening before is the one of the change.
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms, "Early"), 8, monday);
        // At 13:00 no message moves: two days before is before the change, three hours before is after it.
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms, "Noon"), 13, monday);
        await clinic.Plan();
        await clinic.TickAt(monday.AddDays(-7), 13);
        Assert.Equal(2, clinic.Sms.Taken.Count);

        await clinic.TickAt(saturday, 0);
        var went = new List<string>();
        var end = DateTimeOffset.Parse($"{monday:yyyy-MM-dd}T14:00{after}", null);
        while (clinic.Clinic.Time.GetUtcNow() < end)
        {
            clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(15));
            var so = clinic.Sms.Taken.Count;
            await clinic.Tick();
            var wall = ClinicClock.ToClinic(clinic.Clinic.Clock.Now);
            went.AddRange(clinic.Sms.Taken.Skip(so).Select(message => $"{wall:ddd HH:mm} {(message.Body.Contains("8:00 AM", StringComparison.Ordinal) ? "Early" : "Noon")}"));
        }

        Assert.Equal(["Sat 08:00 Early", "Sat 13:00 Noon", "Sun 20:45 Early", "Mon 10:00 Noon"], went);
        Assert.All(await clinic.Rows(), row => Assert.NotNull(row.SentAt));
        // The same wall time is another instant on either side of the change.
        var offsets = (await clinic.Rows()).Select(row => ClinicClock.ToClinic(row.SentAt!.Value) - row.SentAt.Value).Distinct().Order();
        Assert.Equal(new[] { before, after }.Select(it => TimeSpan.Parse(it, null)).Order(), offsets);
    }
}
