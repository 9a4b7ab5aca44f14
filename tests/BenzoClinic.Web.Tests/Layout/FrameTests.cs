using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Web.Components.Layout;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Tests.Layout;

public sealed class FrameTests : PageTest
{
    [Theory]
    [InlineData(Role.Clinician, "Today, Patients, Schedule, Arrivals, Worklist")]
    [InlineData(Role.Therapist, "Today, Patients, Schedule, Worklist")]
    [InlineData(Role.FrontDesk, "Today, Patients, Schedule, Arrivals, Reminders")]
    [InlineData(Role.Administrator, "Users, Clinic settings, Jobs, Reminders")]
    public void Navigation_shows_what_is_the_persons(Role role, string names) =>
        Assert.Equal(names, string.Join(", ", Navigation.For(new Me(default, "A B", new HashSet<Role> { role })).Select(item => item.Name)));

    [Theory]
    [InlineData("Dr. Hanna Lindqvist", "HL")]
    [InlineData("Ping Ng", "PN")]
    [InlineData("Cher", "C")]
    [InlineData("", "")]
    public void Initials_leave_titles_out(string name, string initials) => Assert.Equal(initials, new Me(default, name, new HashSet<Role>()).Initials);

    [Fact]
    public async Task The_bar_names_the_person_and_offers_to_sign_out()
    {
        await SignIn(Role.FrontDesk);
        var bar = Render<TopBar>(bar => bar.Add(it => it.IsDark, false).Add(it => it.OnToggleTheme, () => { }).Add(it => it.OnShowKeys, () => { }));
        Assert.Contains("FrontDesk 1, front desk", bar.Markup, StringComparison.Ordinal);
        Assert.Contains("Tue 24 Nov 2026 <b>10:30</b>", bar.Markup, StringComparison.Ordinal);
        Assert.Equal("sign-out", bar.Find("button[type=submit]").GetAttribute("form"));
        Assert.Contains("Find a patient", bar.Find("button[data-key=find]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_is_offered_no_search_for_patients()
    {
        await SignIn(Role.Administrator);
        var bar = Render<TopBar>(bar => bar.Add(it => it.IsDark, false).Add(it => it.OnToggleTheme, () => { }).Add(it => it.OnShowKeys, () => { }));
        Assert.Empty(bar.FindAll("[data-key=find]"));
    }

    [Fact]
    public void A_page_that_fails_says_so_without_the_exception_and_can_be_opened_again()
    {
        var fails = true;
        var boundary = Render<PageBoundary>(boundary => boundary.AddChildContent(builder =>
        {
            if (fails) throw new InvalidOperationException("SELECT secret FROM Patients");
            builder.AddContent(0, "the page");
        }));
        Assert.Contains("Something went wrong on this page.", boundary.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", boundary.Markup, StringComparison.Ordinal);
        fails = false;
        boundary.Find("button").Click();
        Assert.Contains("the page", boundary.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_refused_says_that_it_is_not_theirs()
    {
        var boundary = Render<PageBoundary>(boundary => boundary.AddChildContent<Refusing>());
        Assert.Contains("This is not part of your role", boundary.Markup, StringComparison.Ordinal);
    }

    private sealed class Refusing : ComponentBase
    {
        protected override void OnInitialized() => throw new AccessDeniedException("OpenChart");
    }
}
