using AngleSharp.Dom;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Web.Components.Appointments;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Appointments;

public sealed class BookDialogTests : PageTest
{
    private static readonly DateOnly Tomorrow = DeskClinic.Today.AddDays(1);
    private DeskClinic _desk = null!;

    [Fact]
    public async Task A_clash_names_who_is_taken_and_one_click_takes_an_offered_time()
    {
        await Arrange(Role.FrontDesk);
        await _desk.Booked(10, Tomorrow, patient: await _desk.Chart("Otis", "Bellweather"));
        var dialog = await Open(new TimeOnly(10, 15));

        await dialog.Button("Book").ClickAsync();

        await dialog.WaitForAssertionAsync(() => Assert.Contains("Not booked: provider is taken at 10:15.", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Dr. Hanna Lindqvist is taken from 10:00 to 10:30: Otis Bellweather, Taper visit.", dialog.Markup, StringComparison.Ordinal);
        await dialog.WaitForAssertionAsync(() => Assert.Equal(["Wed 25 Nov 09:30–10:00", "Wed 25 Nov 10:30–11:00", "Wed 25 Nov 10:45–11:15"], dialog.FindAll(".offers button").Select(Text)));
        // The desk does not decide that two visits overlap.
        Assert.Empty(dialog.FindAll(".overlap"));

        await dialog.FindAll(".offers button")[1].ClickAsync();
        await dialog.WaitForAssertionAsync(() => Assert.Empty(dialog.FindAll(".mud-dialog")));
        Assert.Equal(new TimeOnly(10, 30), Assert.Single(await _desk.AtDesk.ForPatient(_desk.Ana)).Start);
    }

    [Fact]
    public async Task A_clinician_overlaps_with_a_reason()
    {
        await Arrange(Role.Clinician);
        await _desk.Booked(10, Tomorrow, patient: await _desk.Chart("Otis", "Bellweather"));
        var dialog = await Open(new TimeOnly(10, 15));
        await dialog.Button("Book").ClickAsync();
        await dialog.WaitForElementAsync(".overlap");
        Assert.True(dialog.Button("Book over it").HasAttribute("disabled"));

        await dialog.Find(".overlap input").InputAsync("Cannot wait");
        await dialog.Button("Book over it").ClickAsync();

        await dialog.WaitForAssertionAsync(() => Assert.Empty(dialog.FindAll(".mud-dialog")));
        await using var db = Clinic.Db();
        Assert.Equal("Cannot wait", (await db.Appointments.SingleAsync(it => it.PatientId == _desk.Ana, Xunit.TestContext.Current.CancellationToken)).OverlapReason);
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_is_said_beside_its_field_and_stays()
    {
        await Arrange(Role.FrontDesk);
        var dialog = await Open(null);

        await dialog.Field("Start time").InputAsync("half ten");
        await dialog.Button("Book").ClickAsync();

        await dialog.WaitForAssertionAsync(() => Assert.Contains("Write the time as 10:30.", dialog.Markup, StringComparison.Ordinal));
        Assert.Equal("half ten", dialog.Field("Start time").GetAttribute("value"));
        Assert.Empty(await _desk.AtDesk.ForPatient(_desk.Ana));
    }

    [Fact]
    public async Task Days_of_a_series_that_do_not_fit_are_shown_before_anything_is_booked()
    {
        await Arrange(Role.FrontDesk);
        await _desk.Booked(10, Tomorrow.AddDays(7), patient: await _desk.Chart("Otis", "Bellweather"));
        var dialog = await Open(new TimeOnly(10, 0));
        var repeats = dialog.FindComponents<MudSelect<int>>().Single(it => it.Instance.Label == "Repeats");
        await dialog.InvokeAsync(() => repeats.Instance.ValueChanged.InvokeAsync(1));
        await dialog.Field("How many").InputAsync("3");

        await dialog.Button("Book").ClickAsync();

        await dialog.WaitForAssertionAsync(() => Assert.Contains("1 day of 3 cannot be booked.", dialog.Markup, StringComparison.Ordinal));
        Assert.Empty(await _desk.AtDesk.ForPatient(_desk.Ana));
        await dialog.Button("Book 2 of 3").ClickAsync();
        await dialog.WaitForAssertionAsync(() => Assert.Empty(dialog.FindAll(".mud-dialog")));
        Assert.Equal([Tomorrow, Tomorrow.AddDays(14)], (await _desk.AtDesk.ForPatient(_desk.Ana)).Select(it => it.Date).Order());
    }

    private async Task Arrange(Role role)
    {
        _desk = await DeskClinic.On(Clinic);
        await SignIn(role);
    }

    private async Task<IRenderedComponent<MudDialogProvider>> Open(TimeOnly? start)
    {
        var dialog = Render<MudDialogProvider>();
        _ = dialog.InvokeAsync(() => BookDialog.Show(Services.GetRequiredService<IDialogService>(), _desk.Ana, "Ana Silva", _desk.Hanna.Id, Tomorrow, start));
        await dialog.WaitForElementAsync(".booking .when");
        return dialog;
    }

    private static string Text(IElement it) => string.Join(' ', it.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
