using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Tests.Fixtures;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>A folder of bundles, written for one test or shipped with the tests.</summary>
internal sealed class ImportFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("import-");

    /// <summary>The six synthetic patients.</summary>
    public static string Synthea { get; } = Path.Combine(Root(), "tests", "data", "synthea-r4");

    /// <summary>Where the folder is.</summary>
    public string FullName => _folder.FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string content, string name = "bundle.json")
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A bundle with each resource as an entry under <c>http://there/Type/id</c>, one line a resource, the first on line 2.</summary>
    public static string Bundle(params IEnumerable<string> resources) =>
        $"{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\n{string.Join(",\n", resources.Select(resource => $"{{\"resource\":{resource}}}"))}\n]}}";

    /// <summary>A Patient named Ana Silva, born 2 January 1970, with further members.</summary>
    public static string Ana(string id = "ana", string more = "") =>
        $$$"""{"resourceType":"Patient","id":"{{{id}}}","identifier":[{"system":"http://there","value":"{{{id}}}"}],"name":[{"family":"Silva","given":["Ana"]}],"birthDate":"1970-01-02","communication":[{"language":{"coding":[{"code":"pt"}]}}]{{{more}}}}""";

    /// <summary>An active order of a medication for Ana.</summary>
    public static string Order(string medication, string more = "", string status = "active") =>
        $$"""{"resourceType":"MedicationRequest","status":"{{status}}","intent":"order","subject":{"reference":"Patient/ana"},{{medication}}{{more}}}""";

    /// <summary>Imports the path as the command line does.</summary>
    public static async Task<ImportReport> Import(TestClinic clinic, string path, IProgress<ImportProgress>? progress = null)
    {
        using var system = clinic.System();
        return await system.Get<FhirImportService>().Import(path, progress, TestContext.Current.CancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BenzoClinic.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
