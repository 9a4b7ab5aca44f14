using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Schedule;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Schedule;

public sealed class ScheduleMovesTests : SchedulePageTest
{
    [Fact]
    public async Task A_session_is_moved_and_cancelled_with_those_that_follow()
    {
        await Arrange(Role.FrontDesk);
        await BookSessions();
        var page = Shown();
        await Select(page, People.Tomas.Id);
        Assert.Equal(["Move", "Cancel"], Acts(page));

        _ = page.FindAll(".vacts button")[0].ClickAsync();
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("Move booking", Dialogs.Find("h2").TextContent));
        await Dialogs.FindAll("[type=radio]")[1].ChangeAsync(new ChangeEventArgs { Value = true });
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal(3, Dialogs.FindAll(".days li").Count));
        await Dialogs.Field("Start time").InputAsync(new ChangeEventArgs { Value = "16:00" });
        await Dialogs.Button("Move").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("Sleep group: moved with all that follow.", page.Find(".said").TextContent, StringComparison.Ordinal));
        Assert.All(await SessionStarts(), start => Assert.Equal(new TimeOnly(16, 0), start));

        _ = page.FindAll(".vacts button")[1].ClickAsync();
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("Cancel booking", Dialogs.Find("h2").TextContent));
        await Dialogs.Field("Why").InputAsync(new ChangeEventArgs { Value = "leader away" });
        // Of two buttons that cancel, nobody knows which does what.
        Assert.Equal(["Keep it", "Cancel booking"], Dialogs.FindAll(".mud-dialog-actions button").Select(it => it.TextContent.Trim()));
        await Dialogs.Button("Cancel booking").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll(".ap")));
        Assert.Equal(2, (await SessionStarts()).Count);
    }

    [Theory]
    [InlineData(Role.Clinician)]
    [InlineData(Role.FrontDesk)]
    public async Task Whoever_may_puts_a_booking_over_another_with_a_reason_and_nobody_else(Role role)
    {
        await Arrange(role);
        await Book(People.Hanna.Id, 13);
        await Book(People.Hanna.Id, 14, await People.Chart("Not", "Mine"));
        var page = Shown();
        await Select(page, People.Hanna.Id);
        _ = page.FindAll(".vacts button").First(it => it.TextContent == "Move").ClickAsync();
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("Move booking", Dialogs.Find("h2").TextContent));

        await Dialogs.Field("Start time").InputAsync(new ChangeEventArgs { Value = "14:15" });
        await Dialogs.Button("Move").ClickAsync();
        await Dialogs.WaitForAssertionAsync(() => Assert.Contains("is taken from 14:00 to 14:30", Dialogs.Markup, StringComparison.Ordinal));
        Assert.Equal(role == Role.Clinician, Dialogs.Markup.Contains("Reason to overlap", StringComparison.Ordinal));
        if (role != Role.Clinician) return;

        await Dialogs.Field("Reason to overlap").InputAsync(new ChangeEventArgs { Value = "Mother and daughter" });
        await Dialogs.Button("Move").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("overlaps another booking", Block(page, People.Hanna.Id, 1).QuerySelector(".hit")!.GetAttribute("aria-label")!, StringComparison.Ordinal));
        Assert.Equal(new TimeOnly(14, 15), await StartOf(People.Ana));
    }

    [Fact]
    public async Task From_a_list_elsewhere_the_booking_is_chosen_and_its_move_is_asked_for_once()
    {
        await Arrange(Role.FrontDesk);
        var booked = await Book(People.Hanna.Id, 13);
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"schedule?date={TaperClinic.Today:yyyy-MM-dd}&move={booked.Id}");
        var page = Shown();

        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("Move booking", Dialogs.Find("h2").TextContent));
        Assert.Contains("Ana Silva", Dialogs.Markup, StringComparison.Ordinal);
        Assert.EndsWith($"schedule?date={TaperClinic.Today:yyyy-MM-dd}", navigation.Uri, StringComparison.Ordinal);
        await Dialogs.Field("Start time").InputAsync(new ChangeEventArgs { Value = "15:00" });
        await Dialogs.Button("Move").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal("Ana Silva: moved.", page.Find(".said").TextContent));
        Assert.Equal(new TimeOnly(15, 0), await StartOf(People.Ana));
    }

    [Theory]
    [InlineData("0198d5a2-0000-7000-8000-000000000000")]
    [InlineData("nothing")]
    public async Task From_a_list_elsewhere_a_booking_that_is_gone_is_told(string booking)
    {
        await Arrange(Role.FrontDesk);
        await Book(People.Hanna.Id, 13);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"schedule?date={TaperClinic.Today:yyyy-MM-dd}&move={booking}");
        var page = Shown();

        await page.WaitForAssertionAsync(() => Assert.Equal("This booking is not there any more.", page.Find(".said").TextContent));
        Assert.Empty(Dialogs.FindAll("h2"));
    }

    [Fact]
    public async Task A_session_dragged_to_another_time_asks_how_many_go_with_it()
    {
        await Arrange(Role.FrontDesk);
        await BookSessions();
        var page = Shown();
        var block = Block(page, People.Tomas.Id);

        _ = page.InvokeAsync(() => page.FindComponent<ScheduleGrid>().Instance.Drop(block.GetAttribute("data-id")!, int.Parse(block.GetAttribute("data-rev")!, System.Globalization.CultureInfo.InvariantCulture), People.Tomas.Id.ToString(), 13 * 60, 90));
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("13:00", Dialogs.Field("Start time").GetAttribute("value")));
        await Dialogs.Button("Move").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("Sleep group: moved.", page.Find(".said").TextContent, StringComparison.Ordinal));
        Assert.Equal([13, 15, 15], (await SessionStarts()).Select(it => it.Hour));
    }
}
