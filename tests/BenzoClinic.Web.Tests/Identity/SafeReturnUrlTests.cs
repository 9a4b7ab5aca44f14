using BenzoClinic.Web.Identity;

namespace BenzoClinic.Web.Tests.Identity;

public sealed class SafeReturnUrlTests
{
    [Theory]
    [InlineData("/patients")]
    [InlineData("/patients/0198c000-0000-7000-8000-000000000001/visits")]
    [InlineData("/?tab=1")]
    public void Places_of_this_app_are_kept(string url) => Assert.Equal(url, SafeReturnUrl.From(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData(" /evil.example")]
    [InlineData("/%2Fevil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http:/evil.example")]
    [InlineData("evil.example")]
    [InlineData("/account/login")]
    [InlineData("/Account/logout")]
    public void Everything_else_leads_to_the_first_page(string? url) => Assert.Equal("/", SafeReturnUrl.From(url));

    [Fact]
    public void Every_mix_of_slashes_and_blanks_before_a_host_stays_here()
    {
        string[] pieces = ["/", "\\", "//", "%2F", "%5c", "\t", " ", "\r\n", "\0", ".", "@", "http:", "https://"];
        var payloads = from a in pieces from b in pieces from c in pieces select $"{a}{b}{c}evil.example";
        var here = new Uri("http://clinic.test/");
        Assert.All(payloads, payload => Assert.Equal("clinic.test", new Uri(here, SafeReturnUrl.From(payload)).Host));
    }
}
