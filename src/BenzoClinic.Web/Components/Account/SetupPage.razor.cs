using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Account;

/// <summary>What the one-time link of a new clinic opens.</summary>
public sealed partial class SetupPage
{
    private bool _isGood;
    private Findings _findings = Findings.None;

    /// <summary>The token of the link.</summary>
    [Parameter]
    public string Token { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm]
    private SetupForm Typed { get; set; } = null!;

    [Inject]
    private SetupService Service { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Typed ??= new SetupForm();
        _isGood = await Service.IsGood(Token);
    }

    private async Task Create()
    {
        var outcome = await Service.CreateAdministrator(Token, new SetupRequest(Typed.Name ?? "", Typed.Email ?? "", Typed.Password ?? ""));
        outcome.Match(
            _ =>
            {
                Context.Response.Redirect("/account/login");
                return true;
            },
            findings =>
            {
                _findings = new Findings(findings);
                Typed.Password = null;
                return false;
            },
            (_, _) => _isGood = false,
            () => _isGood = false);
    }

    /// <summary>What was typed.</summary>
    public sealed class SetupForm
    {
        /// <summary>As typed.</summary>
        public string? Name { get; set; }

        /// <summary>As typed.</summary>
        public string? Email { get; set; }

        /// <summary>As typed.</summary>
        public string? Password { get; set; }
    }
}
