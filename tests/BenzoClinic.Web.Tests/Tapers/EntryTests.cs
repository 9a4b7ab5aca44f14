using BenzoClinic.Web.Components.Tapers;

namespace BenzoClinic.Web.Tests.Tapers;

public sealed class EntryTests : BunitContext
{
    [Fact]
    public async Task A_day_is_told_as_it_is_typed_and_one_from_elsewhere_is_shown()
    {
        var typed = new List<string>();
        var entry = Render<Entry>(it => it.Add(x => x.Label, "Date").Add(x => x.Type, "date").Add(x => x.Value, "2026-11-24").Add(x => x.ValueChanged, (string text) => typed.Add(text)));

        // On the way to the 12th of a month and to 2026 the browser tells of the 1st and of the year 2.
        await entry.Find("input").InputAsync("0002-11-24");
        Assert.Equal(["0002-11-24"], typed);
        entry.Render(it => it.Add(x => x.Value, "2026-12-01"));
        Assert.Equal("2026-12-01", entry.Find("input").GetAttribute("value"));
    }

    [Theory, InlineData(0, "input"), InlineData(3, "textarea")]
    public async Task Drawn_before_its_parents_have_heard_a_text_it_does_not_write_the_old_one_over_what_is_typed(int rows, string element)
    {
        var typed = new List<string>();
        var entry = Render<Entry>(it => it.Add(x => x.Label, "Start time").Add(x => x.Rows, rows).Add(x => x.ValueChanged, (string text) => typed.Add(text)));

        await entry.Find(element).InputAsync("15:00");
        Assert.Equal(["15:00"], typed);
        Assert.Equal("15:00", entry.Find(element).GetAttribute("value"));
        // What the parents make of it is shown.
        entry.Render(it => it.Add(x => x.Value, "15:05"));
        Assert.Equal("15:05", entry.Find(element).GetAttribute("value"));
    }
}
