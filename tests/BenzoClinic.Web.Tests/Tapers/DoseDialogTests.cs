using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Tests.Medications;
using BenzoClinic.Services.Tests.Tapers;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Tapers;

public sealed class DoseDialogTests : DoseDialogPage
{
    [Fact]
    public async Task Fourteen_of_20_mg_is_refused_with_15_named_and_cannot_be_saved()
    {
        await Open(Diazepam(20));
        Assert.True(CanSave);

        Type("Morning", "14");

        Assert.Contains("14 mg is refused: more than 25 % in 14 days", Alerts, StringComparison.Ordinal);
        Assert.Contains("20 mg, Tue 10 Nov to Mon 23 Nov", Alerts, StringComparison.Ordinal);
        Assert.Contains("15 mg (0.75 × 20)", Alerts, StringComparison.Ordinal);
        Assert.Contains("Waiting alone will not allow it.", Alerts, StringComparison.Ordinal);
        Assert.False(CanSave);
        await Save();
        Assert.Empty(await Recorded());

        Button("Use 15 mg").Click();
        Assert.Equal("15", Field("Morning").GetAttribute("value"));
        Assert.True(CanSave);
    }

    [Fact]
    public async Task Eighteen_is_allowed_and_recorded()
    {
        await Open(Diazepam(20));
        Type("Morning", "18");

        Assert.Equal("", Alerts);
        Assert.Contains("Allowed:", Text, StringComparison.Ordinal);
        Assert.Contains("−10.0 %", Text, StringComparison.Ordinal);
        await Save();

        Assert.True(await Closed);
        Assert.Equal([Diazepam(18)], await Recorded());
    }

    [Fact]
    public async Task A_dose_that_cannot_be_made_is_told_beside_its_field_and_what_can_is_drawn()
    {
        await Open(Diazepam(20));
        Type("Morning", "18.05");
        Assert.Equal("18.05 mg cannot be made exactly. Next above: 18.1 mg.", Beneath("Morning"));
        Assert.Contains("18.05 mg cannot be made exactly.", Alerts, StringComparison.Ordinal);
        Assert.DoesNotContain("Allowed:", Text, StringComparison.Ordinal);
        Assert.False(CanSave);

        Type("Morning", "18");
        Assert.Contains("10 mg tablet + 5 mg tablet + 2 mg tablet + half 2 mg tablet", Text, StringComparison.Ordinal);
        Assert.True(CanSave);
    }

    [Fact]
    public async Task A_refusal_names_the_first_day_on_which_the_dose_is_allowed_and_takes_it()
    {
        await Open(Diazepam(20), async () =>
        {
            Done(await People.OrderToday(await People.Visit(), 16));
            Clinic.Time.Advance(TimeSpan.FromDays(7));
            return await People.Visit();
        });
        Type("Morning", "13");

        Assert.Contains("13 mg from Tue 8 Dec if nothing else changes", Alerts, StringComparison.Ordinal);
        Button("Order 13 mg from Tue 8 Dec").Click();
        Assert.Equal("2026-12-08", Field("Effective from").GetAttribute("value"));
        Assert.True(CanSave);
    }

    [Theory]
    [InlineData("1o", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("-5", "A dose cannot be negative.")]
    [InlineData("10000", "This is 10,000 mg or more. Check the unit.")]
    [InlineData("2,5", "Write the dose with a point, such as 2.5.")]
    public async Task What_is_no_dose_gets_its_sentence_and_stays(string typed, string sentence)
    {
        await Open(Diazepam(20));
        Type("Midday", typed);

        Assert.Equal(sentence, Beneath("Midday"));
        Assert.Equal(typed, Field("Midday").GetAttribute("value"));
        Assert.Equal("20", Field("Morning").GetAttribute("value"));
        Assert.False(CanSave);

        Type("Midday", "1");
        Assert.Equal("now none", Beneath("Midday"));
        Assert.True(CanSave);
    }

    [Fact]
    public async Task Doses_of_10_000_mg_together_are_refused_at_the_field()
    {
        await Open(Diazepam(20));
        Type("Morning", "9999");
        Type("Bedtime", "9999");

        Assert.Equal("Together this is 10,000 mg or more. Check the unit.", Beneath("Morning"));
        Assert.False(CanSave);
    }

    [Theory]
    [InlineData("2026-11-23", "A dose is ordered from today on. What happened before is recorded as a fact.")]
    [InlineData("2026-12-23", "At most 28 days ahead: Tue 22 Dec.")]
    [InlineData("", "Enter a day.")]
    public async Task A_day_that_cannot_be_ordered_gets_its_sentence(string day, string sentence)
    {
        await Open(Diazepam(20));
        Type("Effective from", day);

        Assert.Equal(sentence, Beneath("Effective from"));
        Assert.False(CanSave);
    }

    [Fact]
    public async Task A_warning_asks_why_it_is_right_all_the_same()
    {
        await Open(Diazepam(20));
        Type("Morning", "24");

        Assert.Contains("The dose rises by 20 %", Alerts, StringComparison.Ordinal);
        await Save();
        Assert.Equal("Say why this is right all the same.", Beneath("Why this is right all the same"));
        Assert.Empty(await Recorded());

        Type("Why this is right all the same", "Severe withdrawal");
        await Save();
        Assert.True(await Closed);
        Assert.Equal("Going back up. Severe withdrawal", (await People.View()).History[0].Reason);
    }

    [Fact]
    public async Task Zero_needs_both_sign_offs()
    {
        await Open(Diazepam(0.5m));
        Type("Morning", "0");
        await Save();
        Assert.Contains("clinician and patient both sign it off", Text, StringComparison.Ordinal);
        Assert.Empty(await Recorded());

        foreach (var i in new[] { 0, 1 }) All("input[type=checkbox]")[i].Change(true);
        await Save();
        Assert.True(await Closed);
        Assert.Equal(TaperState.Ended, (await People.View()).State);
    }

    [Fact]
    public async Task Further_steps_begin_with_the_doses_of_the_step_before()
    {
        await Open(Diazepam(20));
        Type("Morning", "19");
        Button("Add step").Click();

        Assert.Equal("19", Field("Morning", 1).GetAttribute("value"));
        Assert.Equal("2026-12-01", Field("Effective from", 1).GetAttribute("value"));
        Type("Morning", "12", 1);
        Assert.Contains("12 mg is refused", Alerts, StringComparison.Ordinal);
        Assert.False(CanSave);
        Type("Morning", "18", 1);
        await Save();

        Assert.True(await Closed);
        var view = await People.View();
        Assert.Equal((Diazepam(19), Diazepam(18)), (view.Now!.Regimen, Assert.Single(view.Steps).Regimen));
    }

    [Fact]
    public async Task A_second_medication_is_added_and_named_by_its_group()
    {
        await Open(new Regimen([Line("diazepam", 10), Line("clonazepam", 0.5m)]));

        Assert.Equal(["Diazepam", "Clonazepam"], All("[role=group].line").Select(group => group.GetAttribute("aria-label")));
        Assert.Contains("10 mg diazepam", Text, StringComparison.Ordinal);
        Type("Morning", "0.25", 1);
        await Save();
        Assert.True(await Closed);
        Assert.Equal([new Regimen([Line("diazepam", 10), Line("clonazepam", 0.25m)])], await Recorded());
    }

    [Fact]
    public async Task What_is_at_home_and_until_when_it_reaches_stands_beside_the_dose()
    {
        await Open(Diazepam(20), async () =>
        {
            Done(await People.Count(DoseTime.Morning, SupplyClinic.Tablets("diazepam-tablet-10", 9)));
            return await People.Visit();
        });
        // Two tablets of 10 mg a day from tomorrow on, then one and a half.
        Assert.Contains("Runs out Sat 28 Nov, no visit is booked", Text, StringComparison.Ordinal);
        Type("Morning", "15");
        Assert.Contains("Needed, 14 days", Text, StringComparison.Ordinal);
        Assert.Contains("9 × 10 mg", Text, StringComparison.Ordinal);
        Assert.Contains("Runs out Mon 30 Nov, no visit is booked", Text, StringComparison.Ordinal);
        Type("Morning", "14");
        Assert.DoesNotContain("Runs out", Text, StringComparison.Ordinal);
    }
}
