using System.Globalization;
using BenzoClinic.Domain.Medications;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Medications;

public sealed class DailyDoseTests
{
    private static readonly (string Words, int Count)[] Often =
    [
        ("once a day", 1), ("daily", 1), ("every day", 1), ("qd", 1), ("at bedtime", 1), ("nightly", 1), ("in the morning", 1), ("once daily at bedtime", 1),
        ("twice a day", 2), ("twice daily", 2), ("bid", 2), ("2 times a day", 2), ("2x/day", 2), ("every 12 hours", 2), ("morning and bedtime", 2), ("with breakfast and dinner", 2),
        ("three times a day", 3), ("3 times daily", 3), ("3x daily", 3), ("tid", 3), ("T.I.D.", 3), ("every 8 hours", 3), ("q8h", 3), ("as needed, up to three times a day", 3), ("morning, noon and night", 3),
        ("four times a day", 4), ("QID", 4), ("every 6 hours as needed", 4), ("q6-8h", 4), ("every 6 to 8 hours", 4), ("every six hours", 4),
    ];

    [Theory]
    [InlineData("300 mg", "three times a day", 900)]
    [InlineData("300mg", "TID", 900)]
    [InlineData("1,200 mg", "three times a day", 3600)]
    [InlineData("0,5 mg", "morning", 0.5)]
    [InlineData("100 mcg", "twice a day", 0.2)]
    [InlineData("1.2 g", "three times a day", 3600)]
    [InlineData("25-50 mg", "every 6 to 8 hours as needed", 200)]
    [InlineData("2 x 300 mg", "twice a day", 1200)]
    [InlineData("two 300 mg capsules", "bid", 1200)]
    [InlineData("300 mg", "2 capsules three times a day", 1800)]
    [InlineData("300 mg three times a day", "", 900)]
    [InlineData("100 mg in the morning, 300 mg at bedtime", "", 400)]
    [InlineData("900 mg a day", "", 900)]
    [InlineData("20 mg daily", "morning", 20)]
    [InlineData("1 tablet of 50 mg", "at bedtime", 50)]
    public void The_daily_dose_is_read_from_words(string dose, string times, double milligrams) =>
        Assert.Equal((decimal)milligrams, DailyDose.Read(dose, times)?.Milligrams);

    [Theory]
    [InlineData("", "three times a day")]
    [InlineData("one tablet", "three times a day")]
    [InlineData("300 mg", "")]
    [InlineData("300 mg", "as needed")]
    [InlineData("300 mg", "every other day")]
    [InlineData("300 mg", "twice a week")]
    [InlineData("300 mg", "on Mondays")]
    [InlineData("300 mg", "one or two at bedtime")]
    [InlineData("300 mg", "half at noon")]
    [InlineData("300 mg", "three times a day and at bedtime")]
    [InlineData("300 mg", "once a day, then twice a day")]
    [InlineData("300 mg", "every 3 days")]
    [InlineData("900 mg a day", "three times a day")]
    [InlineData("100 mg in the morning, 300 mg at bedtime", "twice a day")]
    [InlineData("8 mg / 2 mg", "morning")]
    [InlineData("300 mg", "twice a day or three times a day")]
    [InlineData("12 300 mg", "daily")]
    [InlineData("0 mg", "daily")]
    [InlineData("99999999999999999999999999999999 mg", "daily")]
    public void What_could_mean_two_doses_is_not_read(string dose, string times) => Assert.Null(DailyDose.Read(dose, times));

    [Theory]
    [InlineData("200 mg", "at bedtime", 200)]
    [InlineData("2 x 50 mg", "twice a day", 100)]
    [InlineData("50 mg", "2 tablets twice a day", 100)]
    [InlineData("100 mg in the morning, 300 mg at bedtime", "", 300)]
    public void The_highest_single_dose_is_read_too(string dose, string times, double milligrams) =>
        Assert.Equal((decimal)milligrams, DailyDose.Read(dose, times)?.AtOnce);

    [Fact]
    public void Any_amount_at_any_times_is_their_product() =>
        Gen.Select(Gen.Int[1, 40_000], Gen.Int[0, Often.Length - 1], Gen.Bool).Sample((quarters, which, inOneField) =>
        {
            var milligrams = quarters / 4m;
            var amount = $"{milligrams.ToString(CultureInfo.InvariantCulture)} mg";
            var read = inOneField ? DailyDose.Read($"{amount} {Often[which].Words}", "") : DailyDose.Read(amount, Often[which].Words);
            // "5 mg daily" is a day's total and one dose alike.
            return read?.Milligrams == milligrams * Often[which].Count;
        }, iter: 10_000);

    [Fact]
    public void Nothing_that_is_typed_throws() =>
        Gen.Select(Gen.String[Gen.Char["0123456789.,mg µx×-– /adywkonetwhrso½"], 0, 24], Gen.String[Gen.Char["0123456789 x×qhtimesadybor,."], 0, 24])
            .Sample((dose, times) => DailyDose.Read(dose, times) is null or { Milligrams: > 0 }, iter: 10_000);
}
