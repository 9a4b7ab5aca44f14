using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;

namespace BenzoClinic.Services.Tests.Patients;

/// <summary>Charts to test with, made through the service as the front desk makes them.</summary>
internal static class SamplePatients
{
    public static PatientDetails Marisol => new()
    {
        FirstName = "Marisol",
        LastName = "Reyes-Whitaker",
        BirthDate = new DateOnly(1979, 3, 3),
        Phone = "(415) 555-0138",
    };

    public static PatientDetails Named(string first, string last) => Marisol with { FirstName = first, LastName = last, Phone = "" };

    public static CreatePatient Request(PatientDetails details) => new(Guid.CreateVersion7(), details, []);

    /// <summary>Makes a chart, whoever else has that name and birth date.</summary>
    public static async Task<PatientId> Make(this TestScope person, PatientDetails details)
    {
        var others = (await person.Get<PatientSearchService>().LookAlikes(details)).Select(row => row.Id).ToList();
        return PatientId.From(Value(await person.Get<PatientService>().Create(Request(details) with { SomebodyElse = others })).Id);
    }

    public static T Value<T>(Outcome<T> outcome) => outcome.Match(
        done => done,
        findings => throw new InvalidOperationException(findings[0].Sentence),
        (who, _) => throw new InvalidOperationException($"{who} was first"),
        () => throw new InvalidOperationException("missing"));

    public static IReadOnlyList<string> Codes<T>(Outcome<T> outcome) => outcome.Match<IReadOnlyList<string>>(
        _ => ["done"],
        findings => [.. findings.Select(finding => $"{finding.Field}: {finding.Code}")],
        (who, _) => [$"stale: {who}"],
        () => ["missing"]);
}
