using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;

namespace BenzoClinic.Services.Fhir;

/// <summary>The rows of one new chart.</summary>
internal sealed record NewChart(
    Patient Patient,
    TaperRecord Taper,
    IReadOnlyList<Condition> Conditions,
    IReadOnlyList<MedicationHistoryItem> Medications,
    IReadOnlyList<PatientSearchTerm> Terms,
    IReadOnlyList<ImportedFact> Facts)
{
    /// <summary>Makes them from what the source says, and what is to be remembered of it.</summary>
    /// <param name="completionDose">Of a new taper, as the clinic has set it.</param>
    public static NewChart Of(ImportedChart chart, int number, Dose completionDose, Stamp stamp)
    {
        var patient = new Patient(PatientId.New(), number, chart.Details, stamp);
        patient.Imported(chart.Keys[0], chart.DeceasedOn, [.. chart.Allergies.Select(it => it.Allergy)], stamp, chart.Contacts);
        var taper = new TaperRecord(patient.Id, stamp, completionDose);
        if (chart.ToConfirm.Count > 0) taper.Imported(chart.ToConfirm, stamp);

        var memory = new ImportMemory(patient.Id, []);
        memory.Remember(ImportMemory.Person, "", ChartMerge.SaidOf(chart), chart.SourceAt);
        foreach (var it in chart.Allergies) Remember(memory, ImportMemory.Allergy, it.Name, ImportedRows.FieldsOf(it.Allergy), null);
        var conditions = new List<Condition>(chart.Conditions.Count);
        foreach (var it in chart.Conditions)
        {
            var (id, fields) = (Guid.CreateVersion7(), ImportedRows.FieldsOf(it));
            Remember(memory, ImportMemory.Condition, it.Name, fields, id);
            conditions.Add(ImportedRows.ConditionOf(patient.Id, id, fields));
        }

        var medications = new List<MedicationHistoryItem>(chart.Medications.Count);
        foreach (var it in chart.Medications)
        {
            var (id, fields) = (Guid.CreateVersion7(), ImportedRows.FieldsOf(it));
            var key = Remember(memory, ImportMemory.Medication, it.Name, fields, id, it.Resource);
            if (chart.DeceasedOn is null) memory.RememberTaken(memory.NewlyTaken(key, it).Select(open => open.Key).ToList());
            medications.Add(ImportedRows.MedicationOf(patient.Id, id, fields));
        }

        foreach (var it in chart.Notes) Remember(memory, ImportMemory.Note, it.Name, it.Fields, null, it.Resource);

        var terms = SearchTerms.Of(patient).Select(term => new PatientSearchTerm { Term = term, PatientId = patient.Id }).ToList();
        return new NewChart(patient, taper, conditions, medications, terms, memory.Added);
    }

    /// <summary>Adds them to the caller's context.</summary>
    public void AddTo(ClinicDb db)
    {
        db.Add(Patient);
        db.Add(Taper);
        db.AddRange(Conditions);
        db.AddRange(Medications);
        db.AddRange(Terms);
        db.AddRange(Facts);
    }

    private static string Remember(ImportMemory memory, string kind, SourceName name, IReadOnlyDictionary<string, string> fields, Guid? row, string? resource = null)
    {
        var key = memory.KeyOf(kind, name, fields);
        memory.Remember(kind, key, fields, name.At, row, resource);
        return key;
    }
}
