using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Appointments;

namespace BenzoClinic.Web.Tests.Appointments;

/// <summary>Live changes never move a row away from under the pointer.</summary>
public sealed class BoardColumnTests : BunitContext
{
    private static readonly AppointmentRow Ana = Row("Ana", 9);
    private static readonly AppointmentRow Beatriz = Row("Beatriz", 10);
    private static readonly AppointmentRow Curtis = Row("Curtis", 8);

    [Fact]
    public void Elsewhere_on_the_page_changes_show_at_once()
    {
        var column = Column(Ana, Beatriz);

        Show(column, 0, Curtis, Beatriz);

        Assert.Equal(["Curtis", "Beatriz"], Names(column));
    }

    [Fact]
    public async Task Under_the_pointer_rows_keep_their_place_until_it_leaves()
    {
        var column = Column(Ana, Beatriz);
        await column.Find("section").TriggerEventAsync("onpointerenter", new());

        Show(column, 0, Curtis, Beatriz);

        Assert.Equal(["Ana", "Beatriz", "Curtis"], Names(column));
        Assert.True(column.Find("[inert]").TextContent == "Ana");
        await column.Find("section").TriggerEventAsync("onpointerleave", new());
        Assert.Equal(["Curtis", "Beatriz"], Names(column));
    }

    [Fact]
    public async Task What_one_does_oneself_shows_at_once()
    {
        var column = Column(Ana, Beatriz);
        await column.Find("section").TriggerEventAsync("onpointerenter", new());

        Show(column, 1, Beatriz);

        Assert.Equal(["Beatriz"], Names(column));
    }

    private IRenderedComponent<BoardColumn> Column(params AppointmentRow[] rows) => Render<BoardColumn>(it => it
        .Add(column => column.State, AppointmentState.Expected)
        .Add(column => column.Rows, rows)
        .Add(column => column.ChildContent, row => row.PatientName));

    private static void Show(IRenderedComponent<BoardColumn> column, int acts, params AppointmentRow[] rows) =>
        column.Render(it => it.Add(shown => shown.Rows, rows).Add(shown => shown.Acts, acts));

    private static IEnumerable<string> Names(IRenderedComponent<BoardColumn> column) => column.FindAll("section > div").Select(it => it.TextContent);

    private static AppointmentRow Row(string name, int hour) => new(
        AppointmentId.New(), 1, PatientId.New(), name, 1, new Provider(default, "Dr. Lindqvist", "", true), new DateOnly(2026, 11, 24), new TimeOnly(hour, 0), 30,
        false, AppointmentState.Expected, new DateTime(2026, 11, 24, hour + 8, 0, 0, DateTimeKind.Utc), null, null, null, null, false, null, "", "taper-visit", null);
}
