using BenzoClinic.Services.Access;
using BenzoClinic.Web.Components.Medications;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Medications;

public sealed class FormularyPageTests : PageTest
{
    [Fact]
    public async Task It_is_searched_by_brand_and_shows_every_table_side_by_side()
    {
        await SignIn(Role.FrontDesk);
        var page = Render<FormularyPage>();
        Assert.True(page.FindAll(".medication").Count > 15);

        await page.Find("input").InputAsync("klono");

        var card = Assert.Single(page.FindAll(".medication"));
        Assert.Equal("Clonazepam", card.QuerySelector("h2")!.TextContent);
        Assert.Equal(["Ashton", "VA/DoD", "NHS Scotland", "Medscape", "ClinCalc", "BNF"], card.QuerySelectorAll("table:last-child tbody b").Select(name => name.TextContent));
        Assert.Contains("0.5 for 10", card.TextContent, StringComparison.Ordinal);

        await page.Find("input").InputAsync("aspirin");
        Assert.Contains("No medication of the formulary has this name.", page.Markup, StringComparison.Ordinal);
    }
}
