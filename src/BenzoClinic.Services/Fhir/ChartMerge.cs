using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// Brings a chart up to what its source says now, in the caller's context. Nothing is deleted; what the clinic has changed
/// since the last import stands. A dry run does the same and does not save.
/// </summary>
internal sealed class ChartMerge(ClinicDb db, Patient patient, ImportMemory memory, Stamp stamp)
{
    private const string Died = "day of death";
    private const string BirthDate = "date of birth";
    private const string Contacts = "contacts";

    private readonly ChartChanges _changes = new();

    /// <summary>Loads what is compared.</summary>
    public static async Task<ChartMerge> Load(ClinicDb db, Patient patient, Stamp stamp) =>
        new(db, patient, new ImportMemory(patient.Id, await db.ImportedFacts.Where(fact => fact.PatientId == patient.Id).ToListAsync()), stamp);

    /// <summary>True where something is to be saved, be it only what the source said.</summary>
    public bool NeedsSaving => _changes.Changed.Count > 0 || memory.Changed;

    /// <summary>
    /// True where the source names another date of birth than the chart and than it did itself: one of the two is wrong, and
    /// it may be another person.
    /// </summary>
    public bool IsSomeoneElse(ImportedChart chart) => chart.Details.BirthDate != patient.Details.BirthDate
        && ImportMemory.SaidIn(memory.Find(ImportMemory.Person, "")).GetValueOrDefault(BirthDate) != ImportedRows.Text(chart.Details.BirthDate);

    /// <summary>Compares and changes.</summary>
    public async Task<ChartChanges> Take(ImportedChart chart)
    {
        await Person(chart);
        await Conditions(chart.Conditions);
        var open = await Medications(chart.Medications);
        if (chart.DeceasedOn is null && patient.DeceasedOn is null) await ToConfirm(open);
        Notes(chart.Notes);
        db.ImportedFacts.AddRange(memory.Added);
        return _changes;
    }

    private async Task Person(ImportedChart chart)
    {
        var fact = memory.Find(ImportMemory.Person, "");
        var (details, deceasedOn, contacts) = (patient.Details, patient.DeceasedOn, (ContactBook?)null);
        if (ImportMemory.IsOlder(fact, chart.SourceAt)) _changes.Keep("older than what is here");
        else
        {
            var now = SaidOf(chart);
            // A default is nothing that the source says: it must not take a language away.
            if (!chart.TellsLanguage) now.Remove(PatientFields.Language);
            var held = PatientFields.Of(details);
            held[Contacts] = ContactBookText.Of(patient.Contacts);
            if (deceasedOn is not null) held[Died] = ImportedRows.Text(deceasedOn);
            var merge = FieldMerge.Of(ImportMemory.SaidIn(fact), now.Where(pair => pair.Key != BirthDate).ToDictionary(), held);
            details = PatientFields.With(details, merge.Take);
            if (merge.Take.TryGetValue(Contacts, out var book)) contacts = ContactBookText.Read(book);
            if (merge.Take.TryGetValue(Died, out var day)) (deceasedOn, _changes.Died) = (ImportedRows.Day(day), patient.DeceasedOn is null);
            _changes.Add("", merge);
            memory.Remember(ImportMemory.Person, "", now, chart.SourceAt);
        }

        var allergies = Allergies(chart.Allergies);
        // Whoever listed an allergy here since knows better.
        if ((allergies ?? patient.Allergies).Count > 0) details = details with { NoAllergiesOn = patient.Details.NoAllergiesOn };
        if (details == patient.Details && deceasedOn == patient.DeceasedOn && allergies is null && contacts is null) return;
        patient.ImportedAgain(details, deceasedOn, allergies ?? [.. patient.Allergies], stamp, contacts);
        await SearchTerms.Change(db, patient);
    }

    /// <summary>What a chart says of the person.</summary>
    public static SortedDictionary<string, string> SaidOf(ImportedChart chart)
    {
        var said = PatientFields.Of(chart.Details);
        said[BirthDate] = ImportedRows.Text(chart.Details.BirthDate);
        if (chart.Contacts is { } book)
        {
            foreach (var field in PatientFields.InContacts) said.Remove(field);
            said[Contacts] = ContactBookText.Of(book);
        }

        if (chart.DeceasedOn is { } day) said[Died] = ImportedRows.Text(day);
        return said;
    }

    /// <summary>The list as it is to be; null where it stays.</summary>
    private List<Allergy>? Allergies(IReadOnlyList<ImportedAllergy> told)
    {
        var list = patient.Allergies.ToList();
        var changed = false;
        foreach (var it in told)
        {
            var now = ImportedRows.FieldsOf(it.Allergy);
            var key = memory.KeyOf(ImportMemory.Allergy, it.Name, now);
            var fact = memory.Find(ImportMemory.Allergy, key);
            if (ImportMemory.IsOlder(fact, it.Name.At)) continue;
            var before = ImportMemory.SaidIn(fact);
            var place = list.FindIndex(row => Same(row.Substance, fact is null ? it.Allergy.Substance : before["substance"]));
            if (place >= 0)
            {
                var merge = FieldMerge.Of(before, now, ImportedRows.FieldsOf(list[place]));
                _changes.Add("allergy ", merge);
                if (merge.Take.Count > 0)
                {
                    list[place] = ImportedRows.With(list[place], merge.Take);
                    changed = true;
                }
            }
            else if (fact is null || !Same(before["substance"], it.Allergy.Substance) && !list.Exists(row => Same(row.Substance, it.Allergy.Substance)))
            {
                list.Add(it.Allergy);
                _changes.Change("allergy added");
                changed = true;
            }
            else if (!now.All(field => before.GetValueOrDefault(field.Key) == field.Value)) _changes.Keep("allergy taken off the list here");

            memory.Remember(ImportMemory.Allergy, key, now, it.Name.At);
        }

        return changed ? list : null;
    }

    private async Task Conditions(IReadOnlyList<ImportedCondition> told)
    {
        if (told.Count == 0) return;
        var rows = await db.Conditions.Where(row => row.PatientId == patient.Id).ToDictionaryAsync(row => row.Id);
        foreach (var it in told)
            Row(ImportMemory.Condition, "condition", it.Name, ImportedRows.FieldsOf(it), rows, ImportedRows.FieldsOf, (id, fields) => ImportedRows.ConditionOf(patient.Id, id, fields));
    }

    /// <summary>The benzodiazepines and z-drugs among them that may be taken and were not listed so before, each under its key.</summary>
    private async Task<List<(string Key, DoseToConfirm Dose)>> Medications(IReadOnlyList<ImportedMedication> told)
    {
        if (told.Count == 0) return [];
        var open = new List<(string, DoseToConfirm)>();
        var rows = await db.MedicationHistory.Where(row => row.PatientId == patient.Id).ToDictionaryAsync(row => row.Id);
        foreach (var it in told)
        {
            var key = Row(ImportMemory.Medication, "medication", it.Name, ImportedRows.FieldsOf(it), rows, ImportedRows.FieldsOf, (id, fields) => ImportedRows.MedicationOf(patient.Id, id, fields), it.Resource);
            if (key is not null) open.AddRange(memory.NewlyTaken(key, it));
        }

        return open;
    }

    private void Notes(IReadOnlyList<ImportedNote> told)
    {
        foreach (var it in told)
        {
            var key = memory.KeyOf(ImportMemory.Note, it.Name, it.Fields);
            var fact = memory.Find(ImportMemory.Note, key);
            if (ImportMemory.IsOlder(fact, it.Name.At)) continue;
            var before = ImportMemory.SaidIn(fact);
            if (fact is null) _changes.Change("note added");
            else if (it.Fields.Any(field => before.GetValueOrDefault(field.Key) != field.Value)) _changes.Change("note");
            memory.Remember(ImportMemory.Note, key, it.Fields, it.Name.At, null, it.Resource);
        }
    }

    // The source's name of the row; null where what is here is younger.
    private string? Row<T>(
        string kind, string words, SourceName name, Dictionary<string, string> now, Dictionary<Guid, T> rows, Func<T, Dictionary<string, string>> fieldsOf, Func<Guid, IReadOnlyDictionary<string, string>, T> make, string? resource = null)
        where T : class
    {
        var key = memory.KeyOf(kind, name, now);
        var fact = memory.Find(kind, key);
        if (ImportMemory.IsOlder(fact, name.At)) return null;
        Guid? id = fact?.RowId;
        if (fact is null)
        {
            id = Guid.CreateVersion7();
            db.Add(make(id.Value, now));
            _changes.Change($"{words} added");
        }
        else if (id is { } known && rows.TryGetValue(known, out var row))
        {
            var held = fieldsOf(row);
            var merge = FieldMerge.Of(ImportMemory.SaidIn(fact), now, held);
            _changes.Add($"{words} ", merge);
            foreach (var (field, text) in merge.Take) held[field] = text;
            if (merge.Take.Count > 0) db.Entry(row).CurrentValues.SetValues(make(known, held));
        }

        memory.Remember(kind, key, now, name.At, id, resource);
        return key;
    }

    private async Task ToConfirm(List<(string Key, DoseToConfirm Dose)> open)
    {
        if (open.Count == 0) return;
        var record = await db.TaperRecords.Include(it => it.Entries).SingleAsync(it => it.PatientId == patient.Id);
        var doses = open.GroupBy(it => it.Dose.Medication).Select(same => new DoseToConfirm(same.Key, same.Min(it => it.Dose.Since))).ToList();
        _changes.ToConfirm = record.ImportedAgain(doses, stamp).Count;
        if (_changes.ToConfirm > 0) _changes.Change("dose to be confirmed");
        memory.RememberTaken(open.Select(it => it.Key));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
