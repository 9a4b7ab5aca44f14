using System.Text;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>Records given out as bundles, and taken in elsewhere.</summary>
internal static class Exports
{
    /// <summary>A request that is in order.</summary>
    public static ExportRecord Request(PatientId patient, DisclosureForm form = DisclosureForm.FhirBundle) =>
        new(Guid.CreateVersion7(), patient, "Dr. Adams, Bay Family Practice", "Treatment goes on there", DisclosureBasis.Treatment, form);

    /// <summary>Gives the record out and downloads it.</summary>
    public static async Task<string> Bundle(TestScope clinician, PatientId patient)
    {
        var given = Value(await clinician.Get<DisclosureService>().Disclose(Request(patient)));
        return Encoding.UTF8.GetString(Value(await clinician.Get<FhirExportService>().Bundle(patient, given.Id)));
    }

    /// <summary>Imports bundles into a clinic and gives each person's record out again, in the order of the bundles.</summary>
    public static async Task<List<string>> ThroughAnother(TestClinic other, TestScope clinician, params IReadOnlyList<string> bundles)
    {
        using var folder = new ImportFolder();
        for (var number = 0; number < bundles.Count; number++) folder.Write(bundles[number], $"{number:000}.json");
        var report = await ImportFolder.Import(other, folder.FullName);
        Assert.All(report.Files, file => Assert.True(file.Used, $"{file.Name}: {file.Refused} {string.Join(" ", file.Charts.Select(chart => chart.Sentence))}"));
        await using var db = other.Db();
        var numbers = report.Files.Select(file => file.Charts.Single().ChartNumber!.Value).ToList();
        var ids = await db.Patients.AsNoTracking().ToDictionaryAsync(patient => patient.ChartNumber, patient => patient.Id);
        var again = new List<string>();
        foreach (var number in numbers) again.Add(await Bundle(clinician, ids[number]));
        return again;
    }
}
