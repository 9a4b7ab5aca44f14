using BenzoClinic.Services.Medications;

namespace BenzoClinic.Services.Tests.Medications;

public sealed class CodeListReaderTests
{
    private static readonly string[] NeverSaid = ["addict", "abuse", "misuse", "noncomplian", "seeking", "detox"];

    [Fact]
    public void The_lists_begin_with_the_long_term_medication_and_call_nobody_names()
    {
        var lists = CodeListReader.ReadFrom(FormularyReader.DefaultFolder);

        Assert.Equal("Z79.899", lists.Default.Code);
        Assert.DoesNotContain(lists.Conditions, it => NeverSaid.Any(word => it.Display.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(lists.Conditions, it => Assert.Equal(it.Code.StartsWith("F13.1", StringComparison.Ordinal) || it.Code.StartsWith("F13.2", StringComparison.Ordinal), it.UseDisorder is not null));
        Assert.Contains(lists.Substances, it => it is { Display: "Sertraline", Code: "36437" });
    }

    [Fact]
    public void A_mistake_is_told_with_file_and_line()
    {
        var folder = Directory.CreateTempSubdirectory("codes");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "substances.json"), "[\n]\n");
            File.WriteAllText(Path.Combine(folder.FullName, "conditions.json"),
                """
                [
                  {"system": "ICD-10-CM", "code": "Z79.899", "display": "Long-term medication", "criteria": null, "source": "s"},
                  {"system": "ICD-10-CM", "code": "F13.10", "display": "Sedative use disorder", "criteria": null, "source": "s"},
                  {"system": "ICD-9", "code": "1", "display": "Old", "criteria": "2", "source": "s"}
                ]
                """);

            var exception = Assert.Throws<FormularyException>(() => CodeListReader.ReadFrom(folder.FullName));

            Assert.Equal(["conditions.json, line 3", "conditions.json, line 4", "conditions.json, line 4"], exception.Problems.Select(problem => problem.ToString().Split(':')[0]).Take(3));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
