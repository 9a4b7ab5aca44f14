using System.Text.Json;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Data;

namespace BenzoClinic.Services.Fhir;

/// <summary>What earlier imports said of one chart, and what this one says.</summary>
internal sealed class ImportMemory(PatientId patient, IEnumerable<ImportedFact> facts)
{
    public const string Person = "Person";
    public const string Allergy = "Allergy";
    public const string Condition = "Condition";
    public const string Medication = "Medication";
    public const string ToConfirm = "ToConfirm";
    public const string Note = "Note";

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    private readonly Dictionary<(string, string), ImportedFact> _facts = facts.ToDictionary(fact => (fact.Kind, fact.SourceKey));
    private readonly HashSet<(string, string)> _met = [];

    /// <summary>Facts to add to the database.</summary>
    public List<ImportedFact> Added { get; } = [];

    /// <summary>True where something is remembered otherwise than before.</summary>
    public bool Changed { get; private set; }

    /// <summary>
    /// A name for a thing that stays the same from file to file: its own, else what it says. The second of one name gets a
    /// number, in the order of the file.
    /// </summary>
    public string KeyOf(string kind, SourceName name, IReadOnlyDictionary<string, string> fields)
    {
        var own = name.Key.Length > 0 ? name.Key : $"~{Texts.Cut(string.Join('|', fields.OrderBy(field => field.Key, StringComparer.Ordinal).Take(4).Select(field => field.Value)), 300)}";
        var key = own;
        for (var number = 2; !_met.Add((kind, key)); number++) key = $"{own} ({number})";
        return key;
    }

    /// <summary>What is remembered of a thing, or null.</summary>
    public ImportedFact? Find(string kind, string key) => _facts.GetValueOrDefault((kind, key));

    /// <summary>What the source said of it last.</summary>
    public static IReadOnlyDictionary<string, string> SaidIn(ImportedFact? fact) =>
        fact is null ? Nothing : JsonSerializer.Deserialize<SortedDictionary<string, string>>(fact.Said, JsonSerializerOptions.Default)!;

    /// <summary>True where what is remembered is younger than what is read now.</summary>
    public static bool IsOlder(ImportedFact? fact, DateTime? at) => fact?.SourceAt is { } known && at is { } read && read < known;

    /// <summary>
    /// The benzodiazepines and z-drugs of a medication that the source lists as perhaps taken, where it did not before: what
    /// was asked once and has been confirmed is not asked again by the same order.
    /// </summary>
    public IEnumerable<(string Key, DoseToConfirm Dose)> NewlyTaken(string key, ImportedMedication medication) => medication.MayBeTaken
        ? medication.Tapered.Select(code => (Key: $"{code} {key}", new DoseToConfirm(code, medication.StartedOn))).Where(it => Find(ToConfirm, it.Key) is null)
        : [];

    /// <summary>Remembers that these have been asked.</summary>
    public void RememberTaken(IEnumerable<string> keys)
    {
        foreach (var key in keys) Remember(ToConfirm, key, Nothing, null);
    }

    /// <summary>Remembers what the source says now. What it does not say any more stays remembered.</summary>
    public void Remember(string kind, string key, IReadOnlyDictionary<string, string> said, DateTime? at, Guid? row = null, string? resource = null)
    {
        var earlier = Find(kind, key);
        var all = new SortedDictionary<string, string>(SaidIn(earlier).ToDictionary(), StringComparer.Ordinal);
        foreach (var (field, text) in said) all[field] = text;
        var json = JsonSerializer.Serialize(all, JsonSerializerOptions.Default);
        if (earlier is null)
        {
            var fact = new ImportedFact { PatientId = patient, Kind = kind, SourceKey = key, RowId = row, Said = json, SourceAt = at, Resource = resource };
            _facts[(kind, key)] = fact;
            Added.Add(fact);
            Changed = true;
            return;
        }

        var words = resource ?? earlier.Resource;
        if (earlier.Said == json && earlier.Resource == words && (at is null || earlier.SourceAt == at)) return;
        Changed |= earlier.Said != json || earlier.Resource != words;
        (earlier.Said, earlier.SourceAt, earlier.Resource) = (json, at ?? earlier.SourceAt, words);
    }
}
