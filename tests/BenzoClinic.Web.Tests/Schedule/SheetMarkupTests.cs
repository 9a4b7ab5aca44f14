using BenzoClinic.Domain.Appointments;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Schedule;

namespace BenzoClinic.Web.Tests.Schedule;

public sealed class SheetMarkupTests
{
    [Fact]
    public void What_people_typed_is_text_and_never_markup()
    {
        const string typed = "<img src=x onerror=\"alert(1)\">'&";
        var block = new SheetBlock("v1", 1, "t-visit", AppointmentState.Expected, typed, [typed], typed, typed, 540, 30, 0, 1, true, true, false, false);
        var column = new SheetColumn("c", typed, typed, new Provider(default, typed, "", true), new DateOnly(2026, 11, 24), false, true, [new SheetBand(BandKind.Absence, 600, 660, typed), new SheetBand(BandKind.Break, 720, 780, typed)], [block]);

        var sheet = SheetMarkup.Drawn(new ScheduleSheet(ScheduleView.Day, new DayScale(480, 1080), [column], null, ""), maySetHours: true);
        var drawn = sheet.Heads.Value + string.Concat(sheet.Columns.Single().Drawn.Select(it => it.Value));

        Assert.DoesNotContain("<img", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("onerror=\"", drawn, StringComparison.Ordinal);
        // Name, line, what is late, the words for a screen reader, and both bands; of the head its two lines and what its button is for.
        Assert.Equal(9, drawn.Split("&lt;img src=x").Length - 1);
    }
}
