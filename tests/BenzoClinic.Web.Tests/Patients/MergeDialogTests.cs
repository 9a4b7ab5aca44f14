using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Web.Components.Appointments;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Tests.Fixtures;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Patients;

public sealed class MergeDialogTests : PageTest
{
    public MergeDialogTests() => Services.AddScoped<ChartOpening>();

    [Fact]
    public async Task The_preview_says_what_goes_where_a_reason_is_asked_for_and_the_merge_is_undone_on_the_chart()
    {
        using var hanna = await SignIn(Role.Clinician);
        var dialogs = Render<MudDialogProvider>();
        var (kept, other) = (await Make(hanna, "Marisol", "415 555 0138"), await Make(hanna, "Mari", "628 555 0171"));
        var page = await Open(kept, dialogs, other);

        var plan = dialogs.Find("table.plan").TextContent;
        Assert.Contains("First nameMarisolMariMarisol", plan, StringComparison.Ordinal);
        Assert.Contains("(415) 555-0138, called first; (628) 555-0171", plan, StringComparison.Ordinal);
        await Press(dialogs, "Merge charts");
        Assert.Contains("Say how it is known that this is one person.", dialogs.Markup, StringComparison.Ordinal);
        await dialogs.FindComponent<MudTextField<string>>().Find("input").InputAsync("Asked");
        await Press(dialogs, "Merge charts");

        page.WaitForAssertion(() => Assert.Contains("Asked", page.Find("ul.merged").TextContent, StringComparison.Ordinal));
        Assert.Contains("also 100002", page.Find(".head").TextContent, StringComparison.Ordinal);
        await Press(page, "Undo merge");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("ul.merged")));
    }

    [Fact]
    public async Task Swapped_the_other_chart_is_kept_and_the_one_left_behind_shows_no_way_to_write()
    {
        using var hanna = await SignIn(Role.Clinician);
        var dialogs = Render<MudDialogProvider>();
        var (first, second) = (await Make(hanna, "Marisol", ""), await Make(hanna, "Mari", ""));
        await Open(first, dialogs, second);
        await Press(dialogs, "Keep the other one");
        Assert.Contains("Chart 100002 stays", dialogs.Find(".sides").TextContent, StringComparison.Ordinal);
        await dialogs.FindComponent<MudTextField<string>>().Find("input").InputAsync("Asked");
        await Press(dialogs, "Merge charts");
        var navigation = Services.GetRequiredService<NavigationManager>();
        dialogs.WaitForAssertion(() => Assert.EndsWith($"patients/{second}/details", navigation.Uri, StringComparison.Ordinal));

        navigation.NavigateTo($"patients/{first}/details");
        var left = Render<ChartPage>(chart => chart.Add(it => it.Id, first.Value));
        Assert.Contains("Merged into chart 100002", left.Find(".merged-into").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(left.FindAll("button"), button => button.TextContent.Trim() is "Save details" or "Assign therapist" or "Merge with another chart" or "Bring chart back");
    }

    [Fact]
    public async Task The_chart_that_is_open_is_refused_beside_the_field()
    {
        using var hanna = await SignIn(Role.Clinician);
        var dialogs = Render<MudDialogProvider>();
        var id = await Make(hanna, "Marisol", "");
        await Open(id, dialogs, id);
        Assert.Contains("This is the chart that is open.", dialogs.Find(".mud-input-error").TextContent + dialogs.Markup, StringComparison.Ordinal);
        Assert.True(dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Merge charts").HasAttribute("disabled"));
    }

    private async Task<IRenderedComponent<ChartPage>> Open(PatientId id, IRenderedComponent<MudDialogProvider> dialogs, PatientId other)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"patients/{id}/details");
        var page = Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));
        // Not awaited: the click ends when the dialog does.
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Merge with another chart").Click();
        var picker = dialogs.FindComponent<PatientPicker>();
        await picker.InvokeAsync(() => picker.Instance.ValueChanged.InvokeAsync(other));
        return page;
    }

    private static Task Press<T>(IRenderedComponent<T> page, string text) where T : IComponent =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text).ClickAsync(new());

    private static async Task<PatientId> Make(TestScope person, string first, string phone)
    {
        var details = new PatientDetails { FirstName = first, LastName = "Reyes", BirthDate = new DateOnly(1979, 3, 3), Phone = phone };
        return (await person.Get<PatientService>().Create(new CreatePatient(Guid.CreateVersion7(), details, []))).Match(saved => PatientId.From(saved.Id), _ => default, (_, _) => default, () => default);
    }
}
