using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tests.Clinic;

public sealed class ClinicSettingsTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly Formulary Formulary = new([], [], [new EquivalenceTable("ashton", "Ashton", "Ashton 2002", [])]);

    [Theory]
    [InlineData("Bay Street Clinic", null)]
    [InlineData("Sunset Aperture House", null)]
    [InlineData("", "required")]
    [InlineData("Bay Street Tapering", "telling-name")]
    [InlineData("BENZO Center", "telling-name")]
    [InlineData("Hope Rehab", "telling-name")]
    [InlineData("The Withdrawal Clinic", "telling-name")]
    [InlineData("Clínica de Adicción", "telling-name")]
    [InlineData("Bay Therapy", "telling-name")]
    public void The_name_patients_see_says_nothing_of_what_is_treated(string name, string? code) => Assert.Equal(code, NeutralName.Check(name)?.Code);

    [Theory]
    [InlineData("", "closed")]
    [InlineData("closed", "closed")]
    [InlineData("9-12, 13:00 to 17.30", "9:00–12:00, 13:00–17:30")]
    [InlineData("13:00–17:00, 9:00–12:00", "9:00–12:00, 13:00–17:00")]
    public void Hours_are_read_as_people_write_them(string typed, string read)
    {
        Assert.True(ClinicHours.TryParse(DayOfWeek.Monday, typed, out var spans, out _));
        Assert.Equal(read, ClinicHours.Text(spans));
    }

    [Theory]
    [InlineData("17:00–9:00", "17:00–9:00 ends before it begins.")]
    [InlineData("9:00–9:00", "9:00–9:00 ends before it begins.")]
    [InlineData("9:00–13:00, 12:00–17:00", "9:00–13:00 and 12:00–17:00 overlap.")]
    [InlineData("nine to five", "Write the hours as 9:00–12:00, 13:00–17:00, or closed.")]
    [InlineData("9:00–25:00", "Write the hours as 9:00–12:00, 13:00–17:00, or closed.")]
    public void Hours_that_cannot_be_say_why(string typed, string sentence)
    {
        Assert.False(ClinicHours.TryParse(DayOfWeek.Monday, typed, out _, out var said));
        Assert.Equal(sentence, said);
    }

    [Theory]
    [InlineData(9, 0, 30, null)]
    [InlineData(11, 45, 30, "out-of-hours")]
    [InlineData(12, 15, 30, "out-of-hours")]
    [InlineData(16, 30, 30, null)]
    [InlineData(16, 31, 30, "out-of-hours")]
    public void A_booking_lies_within_one_stretch(int hour, int minute, int minutes, string? code)
    {
        var hours = new ClinicHours([new(DayOfWeek.Tuesday, new(9, 0), new(12, 0)), new(DayOfWeek.Tuesday, new(13, 0), new(17, 0))], []);
        Assert.Equal(code, hours.Closed(Tuesday, new TimeOnly(hour, minute), minutes)?.Code);
        Assert.Equal("closed-day", hours.Closed(Tuesday.AddDays(1), new TimeOnly(9, 0), 30)?.Code);
        Assert.Equal("holiday", (hours with { Holidays = [new(Tuesday, "Feast")] }).Closed(Tuesday, new TimeOnly(9, 0), 30)?.Code);
    }

    [Theory]
    [InlineData("3 hours, 7 days, 2d", "7 days, 2 days, 3 hours")]
    [InlineData("0 days", null)]
    [InlineData("400 days", null)]
    [InlineData("2 days, 48 hours", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void Reminder_times_are_read_or_refused(string typed, string? read)
    {
        var good = ReminderTimes.TryParse(typed, out var hours, out var sentence);
        Assert.Equal(read, good ? ReminderTimes.Text(hours) : null);
        Assert.Equal(good, sentence.Length == 0);
    }

    public static TheoryData<string, ClinicSettings> Bad => new()
    {
        { "Phone", ClinicSettings.Default with { Phone = "call us" } },
        { "Name", ClinicSettings.Default with { Name = "" } },
        { "Hours[Monday]", ClinicSettings.Default with { Hours = new ClinicHours([], []) } },
        { "Holidays[1].Date", ClinicSettings.Default with { Hours = ClinicHours.Default with { Holidays = [new(Tuesday, "One"), new(Tuesday, "Two")] } } },
        { "Holidays[0].Name", ClinicSettings.Default with { Hours = ClinicHours.Default with { Holidays = [new(Tuesday, "")] } } },
        { "Rooms[1].Name", ClinicSettings.Default with { Rooms = [new("a", "Room 1"), new("b", "room 1")] } },
        { "VisitTypes[0].Minutes", Lasting(0) },
        { "VisitTypes[0].Minutes", Lasting(10_000) },
        { "VisitTypes", ClinicSettings.Default with { VisitTypes = [.. ClinicSettings.Default.VisitTypes.Skip(1)] } },
        { "Taper.StepTo", ClinicSettings.Default with { Taper = ClinicSettings.Default.Taper with { StepFrom = 10, StepTo = 5 } } },
        { "Taper.StepTo", ClinicSettings.Default with { Taper = ClinicSettings.Default.Taper with { StepTo = 26 } } },
        { "Taper.DaysFrom", ClinicSettings.Default with { Taper = ClinicSettings.Default.Taper with { DaysFrom = 1 } } },
        { "Taper.CompletionDose", ClinicSettings.Default with { Taper = ClinicSettings.Default.Taper with { CompletionDose = Dose.Zero } } },
        { "Taper.CompletionDose", ClinicSettings.Default with { Taper = ClinicSettings.Default.Taper with { CompletionDose = Dose.FromMilligrams(2.1m) } } },
        { "Taper.Table", ClinicSettings.Default with { Taper = ClinicSettings.Default.Taper with { Table = "none" } } },
        { "Reminders.HoursBefore", ClinicSettings.Default with { Reminders = ClinicSettings.Default.Reminders with { HoursBefore = [400 * 24] } } },
        { "Reminders.QuietTo", ClinicSettings.Default with { Reminders = ClinicSettings.Default.Reminders with { QuietTo = new(21, 0) } } },
    };

    [Theory, MemberData(nameof(Bad))]
    public void What_is_wrong_is_said_at_its_field(string field, ClinicSettings settings) =>
        Assert.Equal(field, Assert.Single(ClinicSettingsChecks.Check(settings, ClinicSettings.Default, Formulary)).Field);

    [Fact]
    public void The_defaults_are_right() => Assert.Empty(ClinicSettingsChecks.Check(ClinicSettings.Default, ClinicSettings.Default, Formulary));

    [Fact]
    public void What_differs_is_told_in_words()
    {
        var after = ClinicSettings.Default with { Phone = "4155550142", Rooms = [new("a", "Room 1")], Hours = ClinicHours.Default with { Holidays = [new(new(2026, 12, 25), "Christmas Day")] } };
        Assert.Equal(["Phone: none → (415) 555-0142", "Holiday Fri 25 Dec 2026: Christmas Day, added", "Room: Room 1, added"], ClinicSettingsText.Changes(ClinicSettings.Default, after));
        Assert.Equal(["Room: Room 1 → Room 1, retired"], ClinicSettingsText.Changes(after, after with { Rooms = [new("a", "Room 1", true)] }));
        Assert.Equal(["phone", "holidays", "rooms"], ClinicSettingsText.ChangedFields(ClinicSettings.Default, after));
    }

    private static ClinicSettings Lasting(int minutes) => ClinicSettings.Default with { VisitTypes = [.. ClinicSettings.Default.VisitTypes.Select((type, index) => index == 0 ? type with { Minutes = minutes } : type)] };

    [Theory]
    [InlineData(15, 30, null)]
    [InlineData(0, 30, "Waits.LongFrom")]
    [InlineData(15, 241, "Waits.TooLongFrom")]
    [InlineData(30, 30, "Waits.TooLongFrom")]
    public void A_wait_is_long_before_it_is_too_long(int from, int tooLong, string? field)
    {
        var settings = ClinicSettings.Default with { Waits = new WaitPolicy(from, tooLong) };
        var findings = ClinicSettingsChecks.Check(settings, ClinicSettings.Default, Formulary).Where(finding => finding.Field.StartsWith("Waits", StringComparison.Ordinal));
        Assert.Equal(field, findings.SingleOrDefault()?.Field);
    }

    [Fact]
    public void Other_waiting_times_are_named_among_the_changes()
    {
        var after = ClinicSettings.Default with { Waits = new WaitPolicy(10, 20) };
        Assert.Equal(["A wait is long: from 15 min, too long from 30 min → from 10 min, too long from 20 min"], ClinicSettingsText.Changes(ClinicSettings.Default, after));
        Assert.Equal(["waiting times"], ClinicSettingsText.ChangedFields(ClinicSettings.Default, after));
    }
}
