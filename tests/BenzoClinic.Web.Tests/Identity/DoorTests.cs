using System.Net;
using System.Net.WebSockets;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Identity;

public sealed class DoorTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task Nobody_gets_a_circuit()
    {
        using var browser = shared.App.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, await Negotiate(browser, shared.App.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task A_page_of_another_site_gets_no_circuit(string origin)
    {
        using var browser = shared.App.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        Assert.Equal(HttpStatusCode.Forbidden, await Negotiate(browser, origin));
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => TestSocket.Open(browser, shared.App.Address, origin));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_this_app_gets_one()
    {
        using var browser = shared.App.Browser();
        await browser.SignIn(DemoStaff.Hanna.Email, DemoStaff.Password);
        using var socket = await TestSocket.Open(browser, shared.App.Address);
        Assert.True(await socket.IsOpen());
    }

    private static async Task<HttpStatusCode> Negotiate(TestBrowser browser, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        return (await browser.Http.SendAsync(request)).StatusCode;
    }
}
