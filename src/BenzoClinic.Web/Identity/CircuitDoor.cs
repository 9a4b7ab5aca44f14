using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BenzoClinic.Web.Identity;

/// <summary>
/// The door of circuits: says who is asking before any component runs. A circuit belongs to the session that opened it for
/// good; the framework alone would hand it to whoever reconnects with another cookie.
/// </summary>
internal sealed class CircuitDoor(AuthenticationStateProvider authentication, CurrentSession current) : CircuitHandler
{
    private bool _refused;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (await SessionNow() is { } session) current.SignedIn(session);
        else _refused = true;
    }

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (await SessionNow() == current.SessionId && !_refused) return;
        _refused = true;
        throw new AccessDeniedException("circuit");
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        activity => _refused ? throw new AccessDeniedException("circuit") : next(activity);

    private async Task<Guid?> SessionNow() => (await authentication.GetAuthenticationStateAsync()).User.SessionId();
}
