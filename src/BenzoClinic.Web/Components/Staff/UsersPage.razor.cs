using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Staff;

/// <summary>The clinic's accounts: who may sign in, as what, and what an administrator does about it.</summary>
public sealed partial class UsersPage
{
    private IReadOnlyList<AccountRow> _rows = [];
    private NewAccountLink? _link;
    private string _said = "";
    private bool _refused;
    private bool _busy;

    [CascadingParameter]
    private Me Me { get; set; } = null!;

    [Inject]
    private StaffListService List { get; set; } = null!;

    [Inject]
    private AccessChangeService Access { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    private string? Note => Loaded ? $"{Wording.Count(_rows.Count(row => row.State != AccountState.Deactivated), "account")}, {Wording.Count(_rows.Sum(row => row.OpenSessions), "open session")}." : null;

    /// <inheritdoc />
    protected override async Task Load() => _rows = await List.All();

    private string NameOf(StaffId staff) => _rows.FirstOrDefault(row => row.Id == staff)?.Name ?? "";

    private async Task Invite()
    {
        if (await InviteDialog.Show(Dialogs) is not { } link) return;
        _link = link;
        await Say("");
    }

    private async Task Change(AccountRow row)
    {
        if (await AccountDialog.Show(Dialogs, row, row.Id == Me.Id)) await Say($"{row.Name}: saved.");
    }

    /// <summary>What may be done with an account as it stands.</summary>
    private IEnumerable<RowAct> ActsFor(AccountRow row)
    {
        if (row.State == AccountState.Deactivated)
        {
            yield return new("Activate", () => Now(row, "activated", id => Access.Reopen(row.Id, id)));
            yield break;
        }

        if (row.State == AccountState.LockedOut) yield return new("Unlock", () => Now(row, "unlocked", id => Access.Unlock(row.Id, id)));
        yield return new(row.State == AccountState.Invited ? "Renew invitation" : "Password link", () => GiveLink(row));
        if (row.LinkUntil is not null) yield return new(row.State == AccountState.Invited ? "Withdraw invitation" : "Withdraw link", () => Withdraw(row));
        if (row.OpenSessions > 0)
            yield return new("Sign out everywhere", () => Ask(row, new AccountAct("Sign out everywhere", "Every open session of this account ends at once. What is typed but not saved there is lost.", false, (id, mine) => Access.EndSessions(row.Id, id, mine)), "signed out everywhere"));
        yield return new("Deactivate", () => Ask(row, new AccountAct("Deactivate", "Nobody can sign in with this account, and its open sessions end at once. What the person wrote keeps the name.", true, (id, mine) => Access.Close(row.Id, id, mine)), "deactivated"));
    }

    private Task GiveLink(AccountRow row) => Once(async () =>
    {
        var outcome = await Access.GiveLink(row.Id, Guid.CreateVersion7());
        _link = outcome.Match(link => link, _ => null!, (_, _) => null!, () => null!);
        await Tell(outcome.Map(_ => default(Saved)), "");
    });

    private async Task Withdraw(AccountRow row)
    {
        if (_link?.Staff == row.Id) _link = null;
        await Now(row, "the link no longer works", id => Access.WithdrawLink(row.Id, id));
    }

    private Task Now(AccountRow row, string done, Func<Guid, Task<Outcome<Saved>>> act) =>
        Once(async () => await Tell(await act(Guid.CreateVersion7()), $"{row.Name}: {done}."));

    private async Task Ask(AccountRow row, AccountAct act, string done)
    {
        if (!await AccountActDialog.Show(Dialogs, row, act, row.Id == Me.Id)) return;
        if (_link?.Staff == row.Id) _link = null;
        await Say($"{row.Name}: {done}.");
    }

    private Task Tell(Outcome<Saved> outcome, string done)
    {
        var trouble = outcome.Match<string?>(_ => null, findings => findings[0].Sentence, (who, _) => $"{who} was first.", () => "This account is not there any more.");
        return Say(trouble ?? done, trouble is not null);
    }

    private async Task Say(string sentence, bool refused = false)
    {
        (_said, _refused) = (sentence, refused);
        await Refresh();
    }

    private async Task Once(Func<Task> act)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            await act();
        }
        finally
        {
            _busy = false;
        }
    }

    private sealed record RowAct(string Words, Func<Task> Do);
}
