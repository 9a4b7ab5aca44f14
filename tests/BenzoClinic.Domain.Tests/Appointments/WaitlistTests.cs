using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Appointments;

public sealed class WaitlistTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private static readonly Stamp Stamp = new(new StaffId(Guid.NewGuid()), new DateTime(2026, 11, 24, 18, 0, 0, DateTimeKind.Utc), Tuesday);
    private static readonly StaffId Hanna = new StaffId(Guid.NewGuid());

    [Fact]
    public void Best_first_is_supply_then_missed_then_the_last_day_that_suits_then_the_longest_wait()
    {
        var longAgo = Stamp.At.AddDays(-40);
        WaitlistPlace[] order =
        [
            new(Tuesday.AddDays(2), null, Tuesday.AddDays(90), Stamp.At),
            new(Tuesday.AddDays(3), Tuesday.AddDays(-9), Tuesday.AddDays(1), longAgo),
            new(Tuesday.AddDays(3), null, Tuesday.AddDays(1), longAgo),
            new(null, Tuesday.AddDays(-7), Tuesday.AddDays(90), Stamp.At),
            new(null, Tuesday.AddDays(-1), Tuesday.AddDays(1), longAgo),
            new(null, null, Tuesday.AddDays(1), Stamp.At),
            new(null, null, Tuesday.AddDays(2), longAgo),
            new(null, null, Tuesday.AddDays(2), Stamp.At),
        ];

        Gen.Shuffle(order).Sample(mixed => mixed.Order(WaitlistPlace.BestFirst).SequenceEqual(order));
    }

    [Theory]
    [InlineData(0, 10, 30, true)]
    [InlineData(-1, 10, 30, false)]
    [InlineData(14, 10, 30, true)]
    [InlineData(15, 10, 30, false)]
    [InlineData(1, 10, 30, false)]
    [InlineData(0, 12, 30, false)]
    [InlineData(0, 10, 25, false)]
    [InlineData(0, 10, 60, true)]
    public void A_time_fits_by_day_weekday_part_of_the_day_and_length(int days, int hour, int minutes, bool fits)
    {
        var entry = Entry(Wish(14, [DayOfWeek.Tuesday], PartOfDay.Morning));

        Assert.Equal(fits, entry.Fits(new FreedSlot(Hanna, Tuesday.AddDays(days), new TimeOnly(hour, 0), minutes), given: true, 30));
        Assert.False(entry.Fits(new FreedSlot(new StaffId(Guid.NewGuid()), Tuesday, new TimeOnly(10, 0), 60), given: true, 30));
        Assert.False(entry.Fits(new FreedSlot(Hanna, Tuesday, new TimeOnly(10, 0), 60), given: false, 30));
    }

    [Fact]
    public void Whatever_fits_is_within_all_that_was_wished_for()
    {
        var weekdays = Gen.Enum<DayOfWeek>().List[0, 4];
        Gen.Select(Gen.Int[0, 30], weekdays, Gen.Enum<PartOfDay>(), Gen.Int[-3, 40], Gen.Int[8, 18], Gen.Int[10, 90], Gen.Bool).Sample((until, on, part, days, hour, minutes, anyone) =>
        {
            var entry = Entry(Wish(until, on, part) with { Provider = anyone ? null : Hanna });
            var slot = new FreedSlot(Hanna, Tuesday.AddDays(days), new TimeOnly(hour, 0), minutes);
            var wanted = days >= 0 && days <= until && (on.Count == 0 || on.Contains(slot.Date.DayOfWeek)) && minutes >= 30
                && part switch { PartOfDay.Morning => hour < 12, PartOfDay.Afternoon => hour is >= 12 and < 16, PartOfDay.Evening => hour >= 16, _ => true };
            Assert.Equal(wanted, entry.Fits(slot, given: true, 30));
            Assert.Equal(on.Distinct().Order(), entry.Weekdays);
            Assert.Null(entry.Remove(Stamp));
            Assert.False(entry.Fits(slot, given: true, 30));
        });
    }

    [Fact]
    public void What_is_over_stays_so_and_what_was_taken_off_can_be_put_back()
    {
        var entry = Entry(Wish(14, [], PartOfDay.Any));
        Assert.Null(entry.Remove(Stamp));
        Assert.Equal("removed", entry.Book(Stamp)!.Code);
        Assert.Null(entry.PutBack(Stamp));
        Assert.Null(entry.Book(Stamp));

        Assert.Equal((WaitlistState.Booked, Stamp.At), (entry.State, entry.EndedAt));
        Assert.Equal(["booked", "booked", "not-removed"], [entry.Remove(Stamp)!.Code, entry.Change(Wish(20, [], PartOfDay.Any), Stamp)!.Code, entry.PutBack(Stamp)!.Code]);
    }

    [Theory]
    [InlineData(null, null, "", "From required|Until required")]
    [InlineData(5, 4, "", "Until order")]
    [InlineData(-9, -1, "", "Until past")]
    [InlineData(0, 400, "", "Until too-far")]
    [InlineData(0, 1, "Friday", "Weekdays none")]
    [InlineData(-7, 2, "Monday", "Weekdays none")]
    [InlineData(0, 3, "Friday", "")]
    [InlineData(-9, 0, "", "")]
    public void Days_are_checked_beside_their_fields(int? from, int? until, string weekday, string findings)
    {
        List<DayOfWeek> weekdays = weekday.Length == 0 ? [] : [Enum.Parse<DayOfWeek>(weekday)];

        var found = WaitlistWish.Check(from is { } first ? Tuesday.AddDays(first) : null, until is { } last ? Tuesday.AddDays(last) : null, weekdays, "", Tuesday);

        Assert.Equal(findings, string.Join('|', found.Select(it => $"{it.Field} {it.Code}")));
        Assert.Equal("Note", WaitlistWish.Check(Tuesday, Tuesday, [], new string('x', 301), Tuesday).Single().Field);
    }

    private static WaitlistWish Wish(int until, IReadOnlyList<DayOfWeek> weekdays, PartOfDay part) => new("taper-visit", Hanna, Tuesday, Tuesday.AddDays(until), weekdays, part, "", null);

    private static WaitlistEntry Entry(WaitlistWish wish) => new(Guid.CreateVersion7(), PatientId.New(), wish, Stamp);
}
