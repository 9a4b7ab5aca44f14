using BenzoClinic.Services.Access;

namespace BenzoClinic.Web.Identity;

/// <summary>The door of requests: says who is asking, and keeps hold of sockets so that they can be closed.</summary>
internal static class Doors
{
    public static void UseDoors(this WebApplication app)
    {
        var publicAuthority = Uri.TryCreate(app.Configuration["PublicUrl"], UriKind.Absolute, out var url) ? url.Authority : null;
        app.Use(async (context, next) =>
        {
            var session = context.User.SessionId();
            if (session is { } id) context.RequestServices.GetRequiredService<CurrentSession>().SignedIn(id);
            if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
            {
                await next(context);
                return;
            }

            if (!ComesFromHere(context.Request, publicAuthority))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            using var held = session is { } live ? context.RequestServices.GetRequiredService<LiveConnections>().Hold(live, context) : null;
            await next(context);
        });
    }

    /// <summary>
    /// A browser names the page that opened the socket; a page of another site must not ride on this person's cookie. Sockets
    /// from no page at all are no browser's and are refused.
    /// </summary>
    private static bool ComesFromHere(HttpRequest request, string? publicAuthority)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return !request.HttpContext.WebSockets.IsWebSocketRequest && !request.Headers.Upgrade.Contains("websocket");
        return Uri.TryCreate(origin, UriKind.Absolute, out var page) && (Same(page.Authority, request.Host.Value) || Same(page.Authority, publicAuthority));
    }

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
