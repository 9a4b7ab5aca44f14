using System.Net;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Identity;

public sealed class SessionTests
{
    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        using var thief = app.Browser();
        thief.Cookies.Add(browser.Cookies.GetAllCookies());
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/")).StatusCode);

        var page = await browser.Open("/");
        Assert.Contains("id=\"sign-out\"", page, StringComparison.Ordinal);
        Assert.Equal("/account/login", (await browser.SubmitTo("/", "/account/logout")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await thief.Get("/")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_needs_the_form_of_this_app()
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        using var form = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Http.PostAsync(new Uri("/account/logout", UriKind.Relative), form)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours()
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        app.Time.Advance(TimeSpan.FromHours(11.9));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/")).StatusCode);
        app.Time.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/")).StatusCode);
    }

    public static TheoryData<string> Changes => ["roles", "close", "password", "sessions"];

    [Theory, MemberData(nameof(Changes))]
    public async Task A_change_of_access_ends_sessions_and_cuts_their_sockets(string change)
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        using var socket = await TestSocket.Open(browser, app.Address);
        Assert.True(await socket.IsOpen());

        var outcome = await Change(app, change, DemoStaff.Hanna.Id);
        Assert.True(outcome.IsDone);
        await socket.WaitForEnd();
        Assert.Equal(HttpStatusCode.Found, (await browser.Get("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/account/session")).StatusCode);
    }

    [Fact]
    public async Task A_socket_of_somebody_else_stays_open()
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browser();
        await browser.SignIn(DemoStaff.Tomas.Email, DemoStaff.Password);
        using var socket = await TestSocket.Open(browser, app.Address);
        await app.AsSystem<AccessChangeService, Outcome<Saved>>(service => service.EndSessions(DemoStaff.Hanna.Id, Guid.CreateVersion7()));
        Assert.True(await socket.IsOpen());
    }

    [Fact]
    public async Task A_session_that_another_node_ended_is_found_and_its_socket_cut()
    {
        await using var app = await TestApp.Start();
        using var browser = app.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        using var socket = await TestSocket.Open(browser, app.Address);
        app.Time.Advance(TimeSpan.FromHours(13));
        await socket.WaitForEnd();
    }

    private static async Task<Outcome<Saved>> Change(TestApp app, string change, StaffId staff)
    {
        var row = (await app.AsSystem<StaffListService, IReadOnlyList<AccountRow>>(list => list.All())).Single(it => it.Id == staff);
        if (change == "password")
        {
            var link = await app.AsSystem<AccessChangeService, Outcome<NewAccountLink>>(service => service.GiveLink(staff, Guid.CreateVersion7()));
            var token = link.Match(it => it.Token, _ => "", (_, _) => "", () => "");
            return await app.AsSystem<AccountLinkService, Outcome<Saved>>(service => service.SetPassword(token, "a-new-and-longer-password"));
        }

        return await app.AsSystem<AccessChangeService, Outcome<Saved>>(service => change switch
        {
            "roles" => service.Change(new ChangeAccount(Guid.CreateVersion7(), staff, row.Version, row.Name, row.Credentials, new HashSet<Role> { Role.Therapist })),
            "close" => service.Close(staff, Guid.CreateVersion7()),
            _ => service.EndSessions(staff, Guid.CreateVersion7()),
        });
    }
}
