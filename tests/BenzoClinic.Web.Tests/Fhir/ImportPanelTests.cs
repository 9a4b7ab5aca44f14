using BenzoClinic.Services.Access;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Web.Components.Fhir;
using BenzoClinic.Web.Tests.Fixtures;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Fhir;

/// <summary>Upload, columns, dry run, apply, as an administrator goes through them.</summary>
public sealed class ImportPanelTests : PageTest
{
    private const string Bundle =
        """{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"ana","identifier":[{"system":"http://there","value":"ana"}],"name":[{"family":"Silva","given":["Ana"]}],"birthDate":"1970-01-02"}}]}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_list_is_matched_rehearsed_and_applied()
    {
        await SignIn(Role.Administrator);
        var panel = Render<ImportPanel>();

        Upload(panel, InputFileContent.CreateFromText("Nr,First name,Last name,DOB\n7,Ana,Silva,1/31/1970\n8,Bo,Li,soon\n", "list.csv"));
        panel.WaitForState(() => panel.FindAll("select").Count == 4, Patience);
        Assert.Equal("", panel.Find("select").QuerySelector("option[selected]")!.GetAttribute("value"));
        panel.Find("select").Change(nameof(ListField.SourceId));
        await Press(panel, "Dry run");
        panel.WaitForState(() => Buttons(panel).Contains("Apply"), Patience);

        Assert.Equal(["1", "0", "0", "1"], panel.FindAll("dd").Select(it => it.TextContent));
        Assert.Contains("Line 3, DOB", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Silva", panel.Markup, StringComparison.Ordinal);
        await using (var before = Clinic.Db()) Assert.Equal(0, await before.Patients.CountAsync());

        await Press(panel, "Apply");
        panel.WaitForState(() => Buttons(panel).Contains("Import more"), Patience);
        await using var db = Clinic.Db();
        Assert.Equal("list|id|7", (await db.Patients.SingleAsync()).ImportedFrom);
    }

    [Fact]
    public async Task Bundles_are_rehearsed_at_once_and_whoever_comes_back_finds_the_dry_run()
    {
        await SignIn(Role.Administrator);
        var panel = Render<ImportPanel>();
        Upload(panel, InputFileContent.CreateFromText(Bundle, "ana.json"));
        panel.WaitForState(() => Buttons(panel).Contains("Apply"), Patience);

        var again = Render<ImportPanel>();
        again.WaitForState(() => Buttons(again).Contains("Apply"), Patience);
        await Press(again, "Put away");
        again.WaitForState(() => again.FindComponents<InputFile>().Count == 1, Patience);
        await using var db = Clinic.Db();
        Assert.Equal(0, await db.Patients.CountAsync());
    }

    [Fact]
    public async Task What_is_neither_is_refused_with_a_sentence()
    {
        await SignIn(Role.Administrator);
        var panel = Render<ImportPanel>();
        Upload(panel, InputFileContent.CreateFromText("x", "photo.png"));
        panel.WaitForState(() => panel.Markup.Contains("photo.png is neither a bundle (.json, .zip) nor a list (.csv).", StringComparison.Ordinal), Patience);
        Upload(panel, InputFileContent.CreateFromText("PK", "bundles.zip"));
        panel.WaitForState(() => panel.Markup.Contains("bundles.zip is not a zip file that can be read.", StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Files_that_a_killed_process_left_behind_are_gone_with_the_next_upload_and_a_living_ones_stay()
    {
        await SignIn(Role.Administrator);
        using var living = System.Diagnostics.Process.GetCurrentProcess();
        var (left, other) = (Directory.CreateTempSubdirectory($"benzoclinic-import-{int.MaxValue}-"), Directory.CreateTempSubdirectory($"benzoclinic-import-{living.Id}-"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "ana.json"), Bundle, Xunit.TestContext.Current.CancellationToken);
        var panel = Render<ImportPanel>();

        Upload(panel, InputFileContent.CreateFromText("x", "photo.png"));
        panel.WaitForState(() => panel.Markup.Contains("photo.png is neither", StringComparison.Ordinal), Patience);

        Assert.False(Directory.Exists(left.FullName));
        Assert.True(Directory.Exists(other.FullName));
        other.Delete();
    }

    private static void Upload(IRenderedComponent<ImportPanel> panel, InputFileContent file) => panel.FindComponent<InputFile>().UploadFiles(file);

    private static IEnumerable<string> Buttons(IRenderedComponent<ImportPanel> panel) => panel.FindAll("button").Select(button => button.TextContent.Trim());

    private static Task Press(IRenderedComponent<ImportPanel> panel, string name) => panel.FindAll("button").Single(button => button.TextContent.Trim() == name).ClickAsync();
}
