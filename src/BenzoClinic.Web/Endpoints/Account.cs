using BenzoClinic.Services.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenzoClinic.Web.Endpoints;

/// <summary>What the account pages need beyond pages.</summary>
internal static class Account
{
    public static void MapAccount(this WebApplication app)
    {
        app.MapPost("/account/logout", SignOut);
        // A page that lost its socket asks whether to wait or to sign in again.
        app.MapGet("/account/session", () => TypedResults.NoContent());
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOut(HttpContext context, IAntiforgery antiforgery, SignInService signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return TypedResults.BadRequest();
        await signIn.SignOut();
        await context.SignOutAsync();
        return TypedResults.LocalRedirect("/account/login");
    }
}
