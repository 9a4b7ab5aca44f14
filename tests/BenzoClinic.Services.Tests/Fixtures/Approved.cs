using System.Runtime.CompilerServices;

namespace BenzoClinic.Services.Tests.Fixtures;

/// <summary>
/// A text that a person has looked at and approved: <c>NAME.approved.txt</c> beside the test. After a deliberate change run
/// <c>db/renew-golden.sh</c> and look at the difference.
/// </summary>
internal static class Approved
{
    /// <summary>Compares, or with <c>BENZOCLINIC_RENEW_GOLDEN=1</c> writes.</summary>
    public static void Compare(string name, IEnumerable<string> lines, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, $"{name}.approved.txt");
        var found = string.Concat(lines.Select(line => line.TrimEnd() + "\n"));
        if (Environment.GetEnvironmentVariable("BENZOCLINIC_RENEW_GOLDEN") == "1") File.WriteAllText(file, found);
        else Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), found);
    }
}
