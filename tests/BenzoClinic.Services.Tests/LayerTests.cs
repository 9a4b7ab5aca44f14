using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BenzoClinic.Services.Tests;

/// <summary>Who may know whom: by project file, by compiled reference and, for names inside method bodies, by source text.</summary>
public sealed partial class LayerTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string, string[]> References => new()
    {
        { "src/BenzoClinic.Domain", [] },
        { "src/BenzoClinic.Services", ["BenzoClinic.Domain"] },
        { "db/Sqlite", ["BenzoClinic.Services"] },
        { "db/Postgres", ["BenzoClinic.Services"] },
        { "src/BenzoClinic.Web", ["BenzoClinic.Domain", "BenzoClinic.Postgres", "BenzoClinic.Services", "BenzoClinic.Sqlite"] },
    };

    public static TheoryData<string, string> Packages => new()
    {
        { "MudBlazor", "src/BenzoClinic.Web" },
        { "Hangfire", "src/BenzoClinic.Web" },
        { "Hl7.Fhir", "src/BenzoClinic.Services" },
        { "CsvHelper", "src/BenzoClinic.Services" },
        { "MailKit", "src/BenzoClinic.Services" },
        { "MimeKit", "src/BenzoClinic.Services" },
        { "Npgsql", "db/Postgres" },
        { "SQLitePCLRaw", "db/Sqlite" },
        { "Microsoft.EntityFrameworkCore.Sqlite", "db/Sqlite" },
        { "Microsoft.Data.Sqlite", "db/Sqlite" },
    };

    [Theory, MemberData(nameof(References))]
    public void A_project_references_only_what_lies_below(string project, string[] allowed) =>
        Assert.Empty(Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(allowed));

    [Fact]
    public void The_domain_has_no_packages() => Assert.Empty(Items("src/BenzoClinic.Domain", "PackageReference").Concat(Items("src/BenzoClinic.Domain", "FrameworkReference")));

    [Theory, MemberData(nameof(Packages))]
    public void A_package_has_one_home(string package, string home) =>
        Assert.DoesNotContain(Projects, project => project != home && Items(project, "PackageReference").Any(name => name.StartsWith(package, StringComparison.Ordinal)));

    [Theory]
    [InlineData(typeof(Domain.Shared.Dose), "^System\\.")]
    [InlineData(typeof(Outcome<>), "^(System\\.|Microsoft\\.(AspNetCore|EntityFrameworkCore|Extensions)|BenzoClinic\\.Domain$|Hl7\\.|CsvHelper$|(MailKit|MimeKit)$)")]
    public void A_compiled_assembly_names_only_what_it_may(Type inside, string allowed) =>
        Assert.DoesNotContain(inside.Assembly.GetReferencedAssemblies(), name => !Regex.IsMatch(name.Name!, allowed) || name.Name!.Contains("Sqlite", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_domain_has_no_clock_and_no_io() =>
        AssertNamedOnlyIn("src/BenzoClinic.Domain", ClockOrIo(), []);

    [Fact]
    public void Only_the_setup_names_an_engine() =>
        AssertNamedOnlyIn("src", EngineName(), ["src/BenzoClinic.Web/Setup/"]);

    [Fact]
    public void In_the_web_project_only_the_setup_names_ef() =>
        AssertNamedOnlyIn("src/BenzoClinic.Web", EfName(), ["src/BenzoClinic.Web/Setup/"]);

    [Fact]
    public void Only_setup_and_jobs_name_hangfire() =>
        AssertNamedOnlyIn("src", HangfireName(), ["src/BenzoClinic.Web/Setup/", "src/BenzoClinic.Web/Jobs/"]);

    [Fact]
    public void Only_the_fhir_folder_names_the_fhir_library() =>
        AssertNamedOnlyIn("src", FhirName(), ["src/BenzoClinic.Services/Fhir/"]);

    [Fact]
    public void Only_the_ways_out_name_the_mail_library() =>
        AssertNamedOnlyIn("src", MailName(), ["src/BenzoClinic.Services/Reminders/Sending/"]);

    [Fact]
    public void No_type_needs_the_mail_library_to_be_looked_at() =>
        // The database's model looks at every type, at every start.
        Assert.DoesNotContain(typeof(Outcome<>).Assembly.GetTypes(), type => type.GetInterfaces().Append(type.BaseType).Any(above => MailName().IsMatch(above?.Assembly.GetName().Name ?? "")));

    [Fact]
    public void No_component_touches_the_database() =>
        AssertNamedOnlyIn("src/BenzoClinic.Web/Components", DatabaseName(), []);

    [Fact]
    public void The_rules_see_what_they_forbid()
    {
        Assert.Matches(EngineName(), "options.UseNpgsql(text)");
        Assert.Matches(EfName(), "using Microsoft.EntityFrameworkCore;");
        Assert.Matches(DatabaseName(), "@inject IDbContextFactory<ClinicDb> Factory");
        Assert.Equal("var a = 1; \n", WithoutComments("var a = 1; // SQLite sorts\n"));
        Assert.Contains("http://localhost", WithoutComments("\"http://localhost\""), StringComparison.Ordinal);
        Assert.NotEmpty(Sources("src/BenzoClinic.Domain"));
    }

    private static IEnumerable<string> Projects =>
        new[] { "src", "db" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)).Select(file => Relative(Path.GetDirectoryName(file)!));

    private static IEnumerable<string> Items(string project, string kind)
    {
        var folder = Path.Combine(Root, project);
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.csproj").SelectMany(file => XDocument.Load(file).Descendants(kind)).Select(item => (string)item.Attribute("Include")!)
            : [];
    }

    private static void AssertNamedOnlyIn(string folder, Regex name, string[] allowed) =>
        Assert.DoesNotContain(Sources(folder), file =>
            !allowed.Any(home => file.StartsWith(home, StringComparison.Ordinal)) && name.IsMatch(WithoutComments(File.ReadAllText(Path.Combine(Root, file)))));

    private static IEnumerable<string> Sources(string folder) => Directory.Exists(Path.Combine(Root, folder))
        ? Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor").Select(Relative)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        : [];

    private static string WithoutComments(string source) => Comment().Replace(source, "");

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"(?<!:)//.*|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@|<!--[\s\S]*?-->")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(TimeProvider|HttpClient|Stream|File|Directory|Task|async)\b|System\.IO")]
    private static partial Regex ClockOrIo();

    [GeneratedRegex("Npgsql|Sqlite|Postgre")]
    private static partial Regex EngineName();

    [GeneratedRegex("EntityFrameworkCore|DbContext")]
    private static partial Regex EfName();

    [GeneratedRegex("Hangfire")]
    private static partial Regex HangfireName();

    [GeneratedRegex(@"\bHl7\b")]
    private static partial Regex FhirName();

    [GeneratedRegex("MailKit|MimeKit")]
    private static partial Regex MailName();

    [GeneratedRegex("ClinicDb|DbContext|EntityFramework")]
    private static partial Regex DatabaseName();
}
