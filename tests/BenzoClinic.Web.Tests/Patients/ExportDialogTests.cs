using AngleSharp.Dom;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Components.Patients;
using BenzoClinic.Web.Tests.Fixtures;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Patients;

public sealed class ExportDialogTests : PageTest
{
    public ExportDialogTests() => Services.AddScoped<ChartOpening>();

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var (_, dialogs, _) = await Open();
        await dialogs.Field("To whom").InputAsync("Dr. Adams");
        await Export(dialogs);

        dialogs.WaitForAssertion(() => Assert.Equal("Say what it is for.", Sentence(dialogs, "Purpose")));
        Assert.Equal("Choose on what basis it is given.", Sentence(dialogs, "Basis"));
        Assert.Equal("Dr. Adams", dialogs.Field("To whom").GetAttribute("value"));
        await dialogs.Field("Purpose").InputAsync("Treatment");
        Assert.Equal("What it is needed for", Sentence(dialogs, "Purpose"));
        await using var db = Clinic.Db();
        Assert.Equal(0, await db.Disclosures.CountAsync());
    }

    [Fact]
    public async Task The_bundle_says_what_it_leaves_out_and_its_address_names_nobody()
    {
        var (page, dialogs, id) = await Open();
        await dialogs.Field("To whom").InputAsync("Dr. Adams");
        await dialogs.Field("Purpose").InputAsync("Treatment goes on there");
        await dialogs.Field("Basis").ChangeAsync(nameof(DisclosureBasis.Consent));
        Assert.Contains("signed visits with their notes", Sentence(dialogs, "Form"), StringComparison.Ordinal);
        await dialogs.Field("Form").ChangeAsync(nameof(DisclosureForm.FhirBundle));
        Assert.Contains("the signed visits with their notes", Sentence(dialogs, "Form"), StringComparison.Ordinal);
        await Export(dialogs);

        page.WaitForAssertion(() => Assert.Contains("On record: given to Dr. Adams.", page.Markup, StringComparison.Ordinal));
        await using var db = Clinic.Db();
        var given = await db.Disclosures.SingleAsync();
        Assert.Equal((DisclosureBasis.Consent, DisclosureForm.FhirBundle), (given.Basis, given.Form));
        Assert.Equal($"patients/{id}/record/{given.Id}/bundle", page.FindAll("a").Single(link => link.TextContent.Trim() == "Download the bundle").GetAttribute("href"));
        var opened = Assert.Single(JSInterop.Invocations["clinic.open"]);
        Assert.Equal([$"patients/{id}/record/{given.Id}/bundle", true], opened.Arguments);
    }

    [Fact]
    public async Task The_front_desk_has_no_button_for_it()
    {
        await SignIn(Role.FrontDesk);
        Assert.DoesNotContain("Export record", Page(await Make()).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ana", "\"Ana\"")]
    [InlineData("O'Neil\"; }</style>", "\"O\\000027Neil\\000022\\00003B\\000020\\00007D\\00003C\\00002Fstyle\\00003E\"")]
    [InlineData("小\\", "\"\\005C0F\\00005C\"")]
    public void A_name_in_a_style_sheet_cannot_end_it(string name, string css) => Assert.Equal(css, CssText.Of(name));

    private async Task<(IRenderedComponent<ChartPage> Page, IRenderedComponent<MudDialogProvider> Dialogs, PatientId Id)> Open()
    {
        await SignIn(Role.Clinician);
        var dialogs = Render<MudDialogProvider>();
        var id = await Make();
        var page = Page(id);
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Export record").Click();
        return (page, dialogs, id);
    }

    private static Task Export(IRenderedComponent<MudDialogProvider> dialogs) => dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Export").ClickAsync(new());

    private static string Sentence(IRenderedComponent<MudDialogProvider> dialogs, string label) =>
        dialogs.Find($"#{dialogs.Field(label).GetAttribute("aria-describedby")}").TextContent.Trim();

    private IRenderedComponent<ChartPage> Page(PatientId id)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"patients/{id}/details");
        return Render<ChartPage>(chart => chart.Add(it => it.Id, id.Value));
    }

    private async Task<PatientId> Make()
    {
        using var desk = await Clinic.SignIn(Role.FrontDesk);
        var details = new PatientDetails { FirstName = "Marisol", LastName = "Reyes", BirthDate = new DateOnly(1979, 3, 3) };
        var outcome = await desk.Get<PatientService>().Create(new CreatePatient(Guid.CreateVersion7(), details, []));
        return outcome.Match(saved => PatientId.From(saved.Id), _ => default, (_, _) => default, () => default);
    }
}
