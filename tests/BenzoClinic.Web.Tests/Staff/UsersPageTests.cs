using AngleSharp.Dom;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Staff;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Web.Components.Staff;
using BenzoClinic.Web.Tests.Fixtures;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Staff;

public sealed class UsersPageTests : PageTest
{
    private IRenderedComponent<MudDialogProvider> _dialogs = null!;
    private IRenderedComponent<UsersPage> _page = null!;
    private TestScope _ruth = null!;

    [Fact]
    public async Task An_invitation_lacking_something_says_so_and_then_shows_its_link_once()
    {
        await Open();
        // Not awaited: the click lasts as long as its dialog.
        _page.FindAll("button").Single(it => it.TextContent.Trim() == "Invite").Click();
        await Press(_dialogs, "Make invitation");
        _dialogs.WaitForAssertion(() => Assert.Equal(["Enter the name, at most 100 characters.", "Enter an email such as name@clinic.example.", "Choose at least one role."],
            _dialogs.FindAll(".help.bad, .help.stop").Select(it => it.TextContent)));

        Field("Name").Input("Ana Silva");
        Field("Email").Input("ana@clinic.test");
        Tick("therapist");
        await Press(_dialogs, "Make invitation");

        _page.WaitForAssertion(() => Assert.Contains("/account/invitation/", _page.Find("input[aria-label=Link]").GetAttribute("value"), StringComparison.Ordinal));
        Assert.Contains("Ana Silva", _page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("invited", Row("Ana Silva").QuerySelector(".chip")!.TextContent);
        await Press(_page, "Hide link");
        Assert.Empty(_page.FindAll("input[aria-label=Link]"));
    }

    [Fact]
    public async Task The_own_account_is_not_deactivated_unasked_and_the_last_administrator_not_at_all()
    {
        await Open();
        Row(_ruth.Name).QuerySelectorAll("button").Single(it => it.TextContent == "Deactivate").Click();
        await Press(_dialogs, "Deactivate");
        _dialogs.WaitForAssertion(() => Assert.Contains("This is the last administrator: make another one first.", _dialogs.Markup, StringComparison.Ordinal));

        using var other = await Clinic.SignIn(Role.Administrator);
        await Press(_dialogs, "Deactivate");
        _dialogs.WaitForAssertion(() => Assert.StartsWith("This is your own account.", _dialogs.Find(".help.stop").TextContent, StringComparison.Ordinal));
        Assert.Equal(AccountState.Active, (await _ruth.Get<StaffListService>().All()).Single(row => row.Id == _ruth.Id).State);
    }

    [Fact]
    public async Task Roles_are_changed_and_the_list_shows_it()
    {
        using var tomas = await Clinic.SignIn(Role.Therapist, "Tomás Ibarra");
        await Open();
        Row("Tomás Ibarra").QuerySelectorAll("button").Single(it => it.TextContent == "Change").Click();
        Tick("front desk");
        await Press(_dialogs, "Save account");
        _page.WaitForAssertion(() => Assert.Contains("therapist, front desk", Row("Tomás Ibarra").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("0", Row("Tomás Ibarra").QuerySelectorAll("td")[4].TextContent, StringComparison.Ordinal);
    }

    private async Task Open()
    {
        _ruth = await SignIn(Role.Administrator);
        _dialogs = Render<MudDialogProvider>();
        _page = Render<UsersPage>();
        await _page.WaitForElementAsync("tbody tr");
    }

    private IElement Row(string name) => _page.FindAll("tbody tr").Single(row => row.QuerySelector("b")!.TextContent == name);

    private IElement Field(string label) => _dialogs.Find($"#{_dialogs.FindAll("label").Single(it => it.TextContent.Trim() == label).GetAttribute("for")}");

    private void Tick(string words) => _dialogs.FindAll("label").Single(it => it.TextContent.Trim() == words).QuerySelector("input")!.Change(true);

    private static Task Press<T>(IRenderedComponent<T> where, string name) where T : Microsoft.AspNetCore.Components.IComponent =>
        where.InvokeAsync(() => where.FindAll("button").Single(it => it.TextContent.Trim() == name).ClickAsync());
}
