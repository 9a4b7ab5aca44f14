using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>The names of a person.</summary>
/// <param name="Others">Maiden and other names, parted by commas.</param>
internal sealed record PatientNames(string First, string Last, string Preferred, string Others)
{
    // The name in use first; FHIR gives no order of its own.
    private static readonly string[] Order = ["official", "usual", "", "temp", "anonymous", "nickname", "old", "maiden"];

    public static PatientNames Read(Patient patient, Reading reading)
    {
        var names = reading.List("name", () => patient.Name)
            .Select(name => new OneName(
                Reading.Code(name, "use"),
                string.Join(' ', (reading.Element("name.given", () => name.GivenElement?.Select(given => given?.Value).ToList()) ?? []).Select(Texts.Clean).Where(given => given.Length > 0)),
                Texts.Clean(reading.Element("name.family", () => name.Family)),
                Texts.Clean(reading.Element("name.text", () => name.Text))))
            // A name of earlier years may stand as one text.
            .Select(name => name.First.Length + name.Last.Length == 0 && name.Use is "old" or "maiden" ? name with { First = name.Text } : name)
            .Where(name => name.First.Length + name.Last.Length > 0)
            .OrderBy(name => Array.IndexOf(Order, name.Use) is >= 0 and var place ? place : 2)
            .ToList();
        if (names.Count == 0) return new PatientNames("", "", "", "");

        var main = names[0];
        var preferred = names.Skip(1).FirstOrDefault(name => name.Use == "nickname" && name.First.Length > 0 && name.Last.Length == 0);
        // A comma parts the other names, so none may stay inside one.
        var others = names.Skip(1).Where(name => name != preferred).Select(name => $"{name.First} {name.Last}".Trim().Replace(',', ' '))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return new PatientNames(main.First, main.Last, preferred?.First ?? "", string.Join(", ", others));
    }

    private sealed record OneName(string Use, string First, string Last, string Text);
}
