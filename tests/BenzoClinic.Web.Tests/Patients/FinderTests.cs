using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Web.Components.Patients;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Patients;

public sealed class FinderTests : PageTest
{
    [Fact]
    public async Task Before_typing_stand_the_charts_opened_last_and_none_is_chosen()
    {
        var hanna = await SignIn(Role.Clinician);
        var (ada, marisol) = (await Make(hanna, "Ada", "Reynolds"), await Make(hanna, "Marisol", "Reyes"));
        await hanna.Get<ChartService>().Open(PatientIdOf(ada));
        await hanna.Get<ChartService>().Open(PatientIdOf(marisol));
        var finder = Render<Finder>();

        await Type(finder, "");

        Assert.Equal(["Marisol Reyes", "Ada Reynolds"], Names(finder));
        Assert.Empty(finder.FindAll("[aria-selected=true]"));
        Assert.Contains("Opened last", finder.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_find_the_best_first_marked_and_the_keyboard_opens_the_chosen_one()
    {
        var hanna = await SignIn(Role.Clinician);
        await Make(hanna, "Reynaldo", "Bautista");
        var marisol = await Make(hanna, "Marisol", "Reyes");
        var finder = Render<Finder>();

        await Type(finder, "rey");

        Assert.Equal(["Marisol Reyes", "Reynaldo Bautista"], Names(finder));
        Assert.Equal("Rey", finder.Find("[role=option] mark").TextContent);
        Assert.Equal(finder.Find("[aria-selected=true]").Id, finder.Find("input").GetAttribute("aria-activedescendant"));
        foreach (var key in new[] { "ArrowDown", "ArrowDown", "ArrowUp", "Enter" }) await Press(finder, key);
        Assert.EndsWith($"/patients/{marisol}", Address, StringComparison.Ordinal);
        Assert.Equal("clinic.closeFinder", JSInterop.Invocations.Last().Identifier);
    }

    [Fact]
    public async Task Enter_at_once_after_the_last_letter_opens_who_was_typed()
    {
        var desk = await SignIn(Role.FrontDesk);
        await Make(desk, "Ada", "Reynolds");
        var marisol = await Make(desk, "Marisol", "Reyes");
        var finder = Render<Finder>();
        await Type(finder, "rey");

        var typing = finder.Find("input").TriggerEventAsync("oninput", new ChangeEventArgs { Value = "reyes" });
        await Press(finder, "Enter");
        await typing;

        // The desk lands on the visits.
        Assert.EndsWith($"/patients/{marisol}/visits", Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("😀 \udc00 \"'<b>")]
    public async Task Who_is_not_there_is_said_and_Enter_goes_nowhere(string typed)
    {
        await SignIn(Role.FrontDesk);
        var finder = Render<Finder>();
        var before = Address;

        await Type(finder, typed);
        await Press(finder, "Enter");
        await Press(finder, "ArrowDown");

        Assert.Contains("Nobody matches", finder.Find(".none").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, Address);
    }

    [Fact]
    public async Task Ten_thousand_letters_are_answered_calmly()
    {
        await SignIn(Role.FrontDesk);
        var finder = Render<Finder>();

        await Type(finder, new string('w', 10_000));

        Assert.Contains($"“{new string('w', 40)}…”", finder.Find(".none").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_sees_no_dose_and_a_clinician_does_not_lose_the_field()
    {
        var desk = await SignIn(Role.FrontDesk);
        await Make(desk, "Marisol", "Reyes");
        var finder = Render<Finder>();

        await Type(finder, "rey");

        Assert.DoesNotContain(" mg", finder.Markup, StringComparison.Ordinal);
        // The browser keeps what is typed: the server never writes into the field.
        Assert.False(finder.Find("input").HasAttribute("value"));
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private async Task Type(IRenderedComponent<Finder> finder, string text)
    {
        var typing = finder.Find("input").TriggerEventAsync("oninput", new ChangeEventArgs { Value = text });
        Clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await typing;
    }

    private static Task Press(IRenderedComponent<Finder> finder, string key) => finder.Find("input").TriggerEventAsync("onkeydown", new KeyboardEventArgs { Key = key });

    private static IEnumerable<string> Names(IRenderedComponent<Finder> finder) => finder.FindAll("[role=option] .name").Select(name => string.Join(' ', name.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static Domain.Shared.PatientId PatientIdOf(Guid id) => Domain.Shared.PatientId.From(id);

    private static async Task<Guid> Make(TestScope person, string first, string last)
    {
        var outcome = await person.Get<PatientService>().Create(new CreatePatient(Guid.CreateVersion7(), new PatientDetails { FirstName = first, LastName = last, BirthDate = new DateOnly(1979, 3, 3) }, []));
        return outcome.Match(saved => saved.Id, _ => Guid.Empty, (_, _) => Guid.Empty, () => Guid.Empty);
    }
}
