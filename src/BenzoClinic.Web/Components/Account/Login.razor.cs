using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Account;

/// <summary>Sign in: plain HTML and a form, no circuit.</summary>
public sealed partial class Login
{
    private string? _trouble;
    private string? _more;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm]
    private SignInForm Typed { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [Inject]
    private SignInService Service { get; set; } = null!;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    private string Phone { get; set; } = "";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Typed ??= new SignInForm();
        Phone = PhoneNumber.Shown((await Settings.Public()).Phone);
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true) Leave();
    }

    private async Task SignIn()
    {
        if (string.IsNullOrWhiteSpace(Typed.Email) || string.IsNullOrEmpty(Typed.Password))
        {
            _trouble = "Enter your email and your password.";
            return;
        }

        if (await Service.SignIn(Typed.Email, Typed.Password) is not { } signedIn)
        {
            // One sentence for all reasons: which it was would help only whoever guesses.
            _trouble = "That email and password do not open an account.";
            _more = "After several tries it stays closed for a while.";
            Typed.Password = null;
            return;
        }

        await Context.SignInAsync(Claims.For(signedIn), new AuthenticationProperties { ExpiresUtc = new DateTimeOffset(signedIn.ExpiresAt, TimeSpan.Zero) });
        Leave();
    }

    private void Leave() => Context.Response.Redirect(SafeReturnUrl.From(ReturnUrl));

    /// <summary>What was typed.</summary>
    public sealed class SignInForm
    {
        /// <summary>As typed.</summary>
        public string? Email { get; set; }

        /// <summary>As typed.</summary>
        public string? Password { get; set; }
    }
}
