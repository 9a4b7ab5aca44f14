using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Appointments;

namespace BenzoClinic.Web.Tests.Appointments;

/// <summary>How a provider's day runs, on the board and in the waiting room.</summary>
public sealed class ProviderPaceTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 18, 34, 0, DateTimeKind.Utc);

    [Fact]
    public void The_pace_follows_who_is_inside_who_waits_and_who_comes()
    {
        Assert.Equal(new ProviderPace(19, "19 min behind"), Pace(Row(9, 45, AppointmentState.WithProvider), Row(10, 0, AppointmentState.Arrived)));
        Assert.Equal(new ProviderPace(0, "on time"), Pace(Row(10, 30, AppointmentState.WithProvider)));
        Assert.Equal(new ProviderPace(4, "4 min behind, free"), Pace(Row(10, 30, AppointmentState.Arrived)));
        Assert.Equal(new ProviderPace(0, "waits for 10:15"), Pace(Row(10, 15, AppointmentState.Expected), Row(11, 0, AppointmentState.Expected)));
        Assert.Equal(new ProviderPace(0, "from 11:00"), Pace(Row(11, 0, AppointmentState.Expected), Row(9, 0, AppointmentState.Left)));
        Assert.Equal(new ProviderPace(0, "free"), Pace(Row(9, 0, AppointmentState.Left), Row(9, 30, AppointmentState.NoShow)));
    }

    [Fact]
    public void The_waiting_room_sees_times_and_rooms_of_now_and_next_and_no_name()
    {
        var clinic = ClinicSettings.Default with { Rooms = [new Room("r2", "Room 2")] };
        IReadOnlyList<AppointmentRow> rows =
        [
            Row(10, 30, AppointmentState.WithProvider) with { SeenAt = Now.AddMinutes(-2), Room = "r2" },
            Row(10, 45, AppointmentState.Arrived), Row(11, 0, AppointmentState.Expected), Row(11, 30, AppointmentState.Expected), Row(9, 0, AppointmentState.Left),
        ];

        Assert.Equal(
            [new WallLine("10:30", "Room 2", "please come in", "call"), new WallLine("10:45", "", "in the waiting room", ""), new WallLine("11:00", "", "next", "next")],
            WallLine.Of(rows, clinic, Now));
        Assert.Equal("in the room", WallLine.Of(rows, clinic, Now.AddMinutes(4))[0].Words);
        Assert.Equal("about 19 min behind", WallLine.Behind(new ProviderPace(19, "")));
        Assert.Equal("", WallLine.Behind(new ProviderPace(4, "")));
    }

    private static ProviderPace Pace(params AppointmentRow[] rows) => ProviderPace.Of(rows, Now);

    private static AppointmentRow Row(int hour, int minute, AppointmentState state) => new(
        AppointmentId.New(), 1, PatientId.New(), "Ana Silva", 1, new Provider(default, "Dr. Lindqvist", "", true), new DateOnly(2026, 11, 24), new TimeOnly(hour, minute), 30,
        false, state, new DateTime(2026, 11, 24, hour + 8, minute, 0, DateTimeKind.Utc), null, Now, null, null, false, null, "", "taper-visit", null);
}
