using System.Net;
using System.Text.RegularExpressions;

namespace BenzoClinic.Web.Tests.Fixtures;

/// <summary>Cookies and forms of one browser, without running scripts.</summary>
public sealed partial class TestBrowser(Uri address) : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseProxy = false };
    private HttpClient? _client;

    /// <summary>Requests with this browser's cookies.</summary>
    public HttpClient Http => _client ??= new HttpClient(_handler) { BaseAddress = address };

    /// <summary>The cookies.</summary>
    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Opens a page and gives its HTML.</summary>
    public Task<string> Open(string path) => Http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>A GET.</summary>
    public Task<HttpResponseMessage> Get(string path) => Http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Opens a static page, fills its form and sends it.</summary>
    public Task<HttpResponseMessage> Submit(string path, params (string Name, string Value)[] fields) => SubmitTo(path, path, fields);

    /// <summary>Opens a page and sends its form somewhere else.</summary>
    public async Task<HttpResponseMessage> SubmitTo(string path, string target, params (string Name, string Value)[] fields)
    {
        var page = await Open(path);
        var hidden = Hidden().Matches(page).Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));
        var form = hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        return await Http.PostAsync(new Uri(target, UriKind.Relative), new FormUrlEncodedContent(form));
    }

    /// <summary>Fills the sign-in form and sends it.</summary>
    public Task<HttpResponseMessage> SignIn(string email, string password, string returnUrl = "/") =>
        Submit($"/account/login?returnUrl={Uri.EscapeDataString(returnUrl)}", ("Typed.Email", email), ("Typed.Password", password));

    /// <inheritdoc />
    public void Dispose()
    {
        _client?.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" ?/?>""")]
    private static partial Regex Hidden();
}
