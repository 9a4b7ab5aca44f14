using System.Threading.RateLimiting;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Setup;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace BenzoClinic.Web.Identity;

/// <summary>Cookies, policies and the limit on sign-in tries.</summary>
internal static class SignIn
{
    /// <summary>Name of the rate limit on forms that take a password.</summary>
    public const string RateLimit = "passwords";

    /// <summary>The limit on reading calendars without signing in, a minute and address.</summary>
    public const string CalendarLimit = "calendars";

    /// <summary>The limit on the pages that patients open by a link, a minute and address.</summary>
    public const string LinkLimit = "links";

    private const int CalendarsAMinute = 60;

    private const int LinksAMinute = 60; // A waiting room may sit behind one address.

    private const int TriesAMinute = 60; // A whole clinic may sit behind one address.

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = Cookies.Named("session", builder);
            cookie.Cookie.SecurePolicy = Cookies.Secure(builder);
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.LoginPath = "/account/login";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.SlidingExpiration = false;
            cookie.ExpireTimeSpan = SignInService.SessionLength;
            cookie.Events.OnValidatePrincipal = RefuseEndedSession;
            cookie.Events.OnRedirectToLogin = AskToSignIn;
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddScoped<IAuthorizationHandler, OperationHandler>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = options.DefaultPolicy;
            foreach (var operation in Enum.GetValues<Operation>())
                options.AddPolicy(operation.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new OperationRequirement(operation)));
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(RateLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesAMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
            options.AddPolicy(CalendarLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = CalendarsAMinute, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(LinkLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = LinksAMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>The cookie only names a session; whether that lives, the database says, each time.</summary>
    private static async Task RefuseEndedSession(CookieValidatePrincipalContext context)
    {
        if (IsAsset(context.HttpContext)) return;
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionService>();
        if (context.Principal?.SessionId() is { } id && await sessions.IsLive(id)) return;
        context.RejectPrincipal();
    }

    private static Task AskToSignIn(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        // A program gets an answer, a person gets the form.
        var request = context.Request;
        var forProgram = request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase);
        if (forProgram || !HttpMethods.IsGet(request.Method)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static bool IsAsset(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
}
