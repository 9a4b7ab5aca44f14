using System.Security.Claims;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BenzoClinic.Web.Tests.Identity;

public sealed class CircuitDoorTests
{
    private readonly CurrentSession _current = new();
    private readonly Reconnecting _connection = new();

    [Fact]
    public async Task A_circuit_belongs_to_the_session_that_opened_it()
    {
        var session = Guid.CreateVersion7();
        var door = await Opened(session);
        Assert.Equal(session, _current.SessionId);
        Assert.Equal("ran", await Act(door));
    }

    [Fact]
    public async Task Somebody_else_who_reconnects_to_it_is_refused_for_good()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var door = await Opened(first);
        _connection.Person = Person(second);
        await Assert.ThrowsAsync<AccessDeniedException>(() => door.OnConnectionUpAsync(null!, CancellationToken.None));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Act(door));
        _connection.Person = Person(first);
        await Assert.ThrowsAsync<AccessDeniedException>(() => door.OnConnectionUpAsync(null!, CancellationToken.None));
        Assert.Equal(first, _current.SessionId);
    }

    [Fact]
    public async Task Nobody_may_do_anything_in_a_circuit()
    {
        var door = new CircuitDoor(_connection, _current);
        await door.OnCircuitOpenedAsync(null!, CancellationToken.None);
        await Assert.ThrowsAsync<AccessDeniedException>(() => door.OnConnectionUpAsync(null!, CancellationToken.None));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Act(door));
        Assert.Null(_current.SessionId);
    }

    private async Task<CircuitDoor> Opened(Guid session)
    {
        _connection.Person = Person(session);
        var door = new CircuitDoor(_connection, _current);
        await door.OnCircuitOpenedAsync(null!, CancellationToken.None);
        await door.OnConnectionUpAsync(null!, CancellationToken.None);
        return door;
    }

    private static async Task<string> Act(CircuitDoor door)
    {
        var came = "";
        await door.CreateInboundActivityHandler(_ =>
        {
            came = "ran";
            return Task.CompletedTask;
        })(null!);
        return came;
    }

    private static ClaimsPrincipal Person(Guid session) => Claims.For(new SignedIn(session, default, "A", default));

    private sealed class Reconnecting : AuthenticationStateProvider
    {
        public ClaimsPrincipal Person { get; set; } = new();

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(Person));
    }
}
