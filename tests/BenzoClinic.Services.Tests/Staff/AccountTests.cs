using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Staff;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Staff;

public sealed class AccountTests
{
    private const string Password = "seven quiet herons";

    [Theory, Engines]
    public async Task Who_is_invited_sets_the_password_once_and_signs_in(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var link = Link(await ruth.Get<AccessChangeService>().Invite(Ana()));
        Assert.Equal((AccountState.Invited, link.ExpiresAt), await StateOf(ruth, link.Staff));

        using var nobody = clinic.Nobody();
        Assert.Null(await nobody.Get<SignInService>().SignIn("ana@clinic.test", Password));
        Assert.Equal(new OpenedLink("Ana Silva", "ana@clinic.test", true), await nobody.Get<AccountLinkService>().Look(link.Token));
        Assert.Equal("password-length", Code(await nobody.Get<AccountLinkService>().SetPassword(link.Token, "short")));
        Assert.True((await nobody.Get<AccountLinkService>().SetPassword(link.Token, Password)).IsDone);

        Assert.Equal("missing", Code(await nobody.Get<AccountLinkService>().SetPassword(link.Token, Password)));
        Assert.NotNull(await nobody.Get<SignInService>().SignIn("Ana@Clinic.test", Password));
        var row = await Row(ruth, link.Staff);
        Assert.Equal((AccountState.Active, 1, Role.Therapist), (row.State, row.OpenSessions, Assert.Single(row.Roles)));
        await using var db = clinic.Db();
        Assert.DoesNotContain(await db.AuditEntries.Select(entry => entry.Summary).ToListAsync(), summary => summary.Contains(link.Token, StringComparison.Ordinal) || summary.Contains("silva", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(link.Token, await db.AccountLinks.Select(it => it.TokenHash).ToListAsync());
    }

    [Theory, Engines]
    public async Task Two_who_send_one_link_at_once_set_one_password(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var link = Link(await ruth.Get<AccessChangeService>().Invite(Ana()));
        using var first = clinic.Nobody();
        using var second = clinic.Nobody();
        var both = await Task.WhenAll(Task.Run(() => first.Get<AccountLinkService>().SetPassword(link.Token, Password)), Task.Run(() => second.Get<AccountLinkService>().SetPassword(link.Token, "nine loud sparrows")));
        Assert.Single(both, outcome => outcome.IsDone);
    }

    [Theory, Engines]
    public async Task A_link_runs_out_is_withdrawn_and_a_new_one_takes_its_place(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var access = ruth.Get<AccessChangeService>();
        var first = Link(await access.Invite(Ana()));
        var second = Link(await access.GiveLink(first.Staff, Guid.NewGuid()));
        Assert.False(await Works(clinic, first));
        Assert.True(await Works(clinic, second));

        clinic.Time.Advance(AccessChangeService.LinkLifetime);
        Assert.False(await Works(clinic, second));
        Assert.Equal((AccountState.Invited, null), await StateOf(ruth, first.Staff));

        var third = Link(await access.GiveLink(first.Staff, Guid.NewGuid()));
        Assert.True((await access.WithdrawLink(first.Staff, Guid.NewGuid())).IsDone);
        Assert.False(await Works(clinic, third));
    }

    [Theory, Engines]
    public async Task What_is_wrong_with_an_invitation_stands_at_its_field_and_nothing_is_made(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var access = ruth.Get<AccessChangeService>();
        var refused = await access.Invite(new InviteStaff(Guid.NewGuid(), " ", "ana", new string('x', 41), new HashSet<Role>()));
        Assert.Equal(["Name", "Email", "Credentials", "Roles"], Findings(refused).Select(finding => finding.Field));
        Assert.Single(await ruth.Get<StaffListService>().All());

        Link(await access.Invite(Ana()));
        Assert.Equal("taken", Assert.Single(Findings(await access.Invite(Ana() with { OperationId = Guid.NewGuid(), Email = "ANA@clinic.test" }))).Code);
    }

    [Theory, Engines]
    public async Task A_second_click_on_invite_makes_one_account(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var request = Ana();
        Link(await ruth.Get<AccessChangeService>().Invite(request));
        Assert.Equal("shown-once", Assert.Single(Findings(await ruth.Get<AccessChangeService>().Invite(request))).Code);
        Assert.Equal(2, (await ruth.Get<StaffListService>().All()).Count);
    }

    [Theory, Engines]
    public async Task Two_administrators_who_close_each_other_at_once_leave_one(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        using var omar = await clinic.SignIn(Role.Administrator);
        var both = await Task.WhenAll(
            Task.Run(() => Tried(() => ruth.Get<AccessChangeService>().Close(omar.Id, Guid.NewGuid()))),
            Task.Run(() => Tried(() => omar.Get<AccessChangeService>().Close(ruth.Id, Guid.NewGuid()))));
        Assert.Single(both, done => done);
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Users.CountAsync(staff => !staff.Deactivated));
    }

    [Theory, Engines]
    public async Task The_last_administrator_who_can_sign_in_keeps_account_and_role(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var access = ruth.Get<AccessChangeService>();
        // Invited, but without a password: no help if the only other one goes.
        Link(await access.Invite(Ana() with { Roles = new HashSet<Role> { Role.Administrator } }));
        Assert.Equal("last-administrator", Code(await access.Close(ruth.Id, Guid.NewGuid(), evenMine: true)));
        Assert.Equal("last-administrator", Code(await access.Change(await Of(ruth, ruth.Id, Role.FrontDesk) with { EvenMine = true })));
    }

    [Theory, Engines]
    public async Task Nobody_takes_the_own_access_away_unasked(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        using var other = await clinic.SignIn(Role.Administrator);
        var access = ruth.Get<AccessChangeService>();
        Assert.Equal("own-account", Code(await access.Close(ruth.Id, Guid.NewGuid())));
        Assert.Equal("own-account", Code(await access.EndSessions(ruth.Id, Guid.NewGuid())));
        Assert.Equal("own-account", Code(await access.Change(await Of(ruth, ruth.Id, Role.Clinician))));
        Assert.True((await access.Close(ruth.Id, Guid.NewGuid(), evenMine: true)).IsDone);
        await Assert.ThrowsAsync<AccessDeniedException>(ruth.Get<StaffListService>().All);
        Assert.Equal("last-administrator", Code(await other.Get<AccessChangeService>().Close(other.Id, Guid.NewGuid(), evenMine: true)));
    }

    [Theory, Engines]
    public async Task Other_roles_end_the_sessions_another_name_does_not(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        using var tomas = await clinic.SignIn(Role.Therapist);
        var access = ruth.Get<AccessChangeService>();
        Assert.True((await access.Change(await Of(ruth, tomas.Id, Role.Therapist) with { Name = "Tomás Ibarra", Credentials = "LMFT" })).IsDone);
        var row = await Row(ruth, tomas.Id);
        Assert.Equal(("Tomás Ibarra", "LMFT", 1), (row.Name, row.Credentials, row.OpenSessions));

        Assert.True((await access.Change(await Of(ruth, tomas.Id, Role.FrontDesk, Role.Therapist))).IsDone);
        Assert.Equal(0, (await Row(ruth, tomas.Id)).OpenSessions);
        await Assert.ThrowsAsync<AccessDeniedException>(() => tomas.Get<Gate>().Demand(Operation.ReadReference));
    }

    [Theory, Engines]
    public async Task An_account_changed_meanwhile_says_who_was_first(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator, "Ruth Adler");
        using var tomas = await clinic.SignIn(Role.Therapist);
        var opened = await Of(ruth, tomas.Id, Role.Therapist);
        Assert.True((await ruth.Get<AccessChangeService>().Change(opened with { Credentials = "LMFT" })).IsDone);
        Assert.Equal("Ruth Adler", Code(await ruth.Get<AccessChangeService>().Change(opened with { OperationId = Guid.NewGuid(), Credentials = "MD" })));
        Assert.Equal("LMFT", (await Row(ruth, tomas.Id)).Credentials);
    }

    [Theory, Engines]
    public async Task A_locked_account_is_unlocked_and_a_closed_one_opened_again(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        using var tomas = await clinic.SignIn(Role.Therapist);
        await using (var db = clinic.Db())
        {
            var until = new DateTimeOffset(clinic.Clock.Now.AddMinutes(15), TimeSpan.Zero);
            await db.Users.Where(staff => staff.Id == tomas.Id.Value).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.LockoutEnd, until));
        }

        var access = ruth.Get<AccessChangeService>();
        Assert.Equal(AccountState.LockedOut, (await Row(ruth, tomas.Id)).State);
        Assert.True((await access.Unlock(tomas.Id, Guid.NewGuid())).IsDone);
        Assert.Equal((AccountState.Active, 1), ((await Row(ruth, tomas.Id)).State, (await Row(ruth, tomas.Id)).OpenSessions));

        var link = Link(await access.GiveLink(tomas.Id, Guid.NewGuid()));
        Assert.True((await access.Close(tomas.Id, Guid.NewGuid())).IsDone);
        Assert.False(await Works(clinic, link));
        Assert.Equal("closed", Assert.Single(Findings(await access.GiveLink(tomas.Id, Guid.NewGuid()))).Code);
        Assert.True((await access.Reopen(tomas.Id, Guid.NewGuid())).IsDone);
        Assert.Equal((AccountState.Active, 0), ((await Row(ruth, tomas.Id)).State, (await Row(ruth, tomas.Id)).OpenSessions));
    }

    private static InviteStaff Ana() => new(Guid.NewGuid(), " Ana Silva ", "ana@clinic.test", "PsyD", new HashSet<Role> { Role.Therapist });

    private static async Task<bool> Works(TestClinic clinic, NewAccountLink link)
    {
        using var nobody = clinic.Nobody();
        return await nobody.Get<AccountLinkService>().Look(link.Token) is not null;
    }

    private static async Task<AccountRow> Row(TestScope who, StaffId staff) => (await who.Get<StaffListService>().All()).Single(row => row.Id == staff);

    private static async Task<(AccountState, DateTime?)> StateOf(TestScope who, StaffId staff) => await Row(who, staff) is var row ? (row.State, row.LinkUntil) : default;

    private static async Task<ChangeAccount> Of(TestScope who, StaffId staff, params Role[] roles) =>
        await Row(who, staff) is var row ? new ChangeAccount(Guid.NewGuid(), staff, row.Version, row.Name, row.Credentials, roles.ToHashSet()) : null!;

    // Whoever comes second may find the own session ended before being asked.
    private static async Task<bool> Tried(Func<Task<Outcome<Saved>>> act)
    {
        try
        {
            return (await act()).IsDone;
        }
        catch (AccessDeniedException)
        {
            return false;
        }
    }

    private static NewAccountLink Link(Outcome<NewAccountLink> outcome) =>
        outcome.Match(link => link, findings => throw new InvalidOperationException(findings[0].Sentence), (who, _) => throw new InvalidOperationException(who), () => throw new InvalidOperationException("missing"));

    private static IReadOnlyList<Finding> Findings<T>(Outcome<T> outcome) => outcome.Match(_ => [], findings => findings, (_, _) => [], () => []);

    private static string Code(Outcome<Saved> outcome) => outcome.Match(_ => "done", findings => findings[0].Code, (who, _) => who, () => "missing");
}
