using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Demo;

/// <summary>The conditions that patients of each cohort come with.</summary>
internal static class DemoConditions
{
    private const string Icd = "http://hl7.org/fhir/sid/icd-10-cm|";
    private const string Withdrawal = "http://snomed.info/sct|703849002";

    /// <summary>What the first visit writes down.</summary>
    /// <param name="since">First day of the prescription.</param>
    /// <param name="intake">Day of the first visit.</param>
    public static IEnumerable<ConditionDraft> Of(DemoPatient patient, int number, DateOnly since, DateOnly intake)
    {
        yield return Coded("Z79.899", since);
        yield return patient.Cohort switch
        {
            DemoCohort.UntreatedAnxiety => Coded((number % 3) switch { 0 => "F41.1", 1 => "F41.0", _ => "F43.10" }, since.AddDays(-200), "Never treated in its own right before"),
            DemoCohort.FailedTaper => Coded(number % 2 == 0 ? "F41.0" : "G47.00", since.AddDays(-30)),
            DemoCohort.CoDependence => new("", patient.Others.Any(other => other.Name.StartsWith("Buprenorphine", StringComparison.Ordinal)) ? "Opioid use disorder" : "Alcohol use disorder", "Treated with addiction medicine", since.AddDays(300), null, false, null),
            _ => Coded(number % 2 == 0 ? "G47.00" : "F41.9", since.AddDays(-15), "Why it was first prescribed"),
        };
        if (patient.Cohort == DemoCohort.FailedTaper)
            yield return new(Withdrawal, "", "Earlier taper of four weeks, stopped for insomnia and panic", intake.AddDays(-260), intake.AddDays(-220), true, null);
    }

    private static ConditionDraft Coded(string code, DateOnly onset, string note = "") => new(Icd + code, "", note, onset, null, false, null);
}
