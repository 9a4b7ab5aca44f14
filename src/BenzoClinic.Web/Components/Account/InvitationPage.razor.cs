using BenzoClinic.Services.Staff;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Account;

/// <summary>What the link of an invitation, or of a forgotten password, opens.</summary>
public sealed partial class InvitationPage
{
    private OpenedLink? _opened;
    private string? _fault;

    /// <summary>The token of the link.</summary>
    [Parameter]
    public string Token { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm]
    private PasswordForm Typed { get; set; } = null!;

    [Inject]
    private AccountLinkService Service { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Typed ??= new PasswordForm();
        _opened = await Service.Look(Token);
    }

    private async Task Save()
    {
        var outcome = await Service.SetPassword(Token, Typed.Password ?? "");
        Typed.Password = null;
        outcome.Match(
            _ =>
            {
                Context.Response.Redirect("/account/login");
                return true;
            },
            findings =>
            {
                _fault = findings[0].Sentence;
                return false;
            },
            (_, _) => Close(),
            Close);
    }

    private bool Close()
    {
        _opened = null;
        return false;
    }

    /// <summary>What was typed.</summary>
    public sealed class PasswordForm
    {
        /// <summary>As typed.</summary>
        public string? Password { get; set; }
    }
}
