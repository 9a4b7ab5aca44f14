using BenzoClinic.Domain.Visits;

namespace BenzoClinic.Services.Demo;

/// <summary>What people of each cohort say and what is written about their visits.</summary>
internal static class DemoWords
{
    public static string Wants(DemoCohort cohort, SharedDecision decision) => (cohort, decision) switch
    {
        (_, SharedDecision.Hold) => "Wants to stay at this dose until the next visit",
        (DemoCohort.FailedTaper, _) => "Wants to go on, slower than the last time",
        (DemoCohort.CoDependence, _) => "Wants to go on; no alcohol or opioids since the last visit",
        (DemoCohort.UntreatedAnxiety, _) => "Wants to go on while therapy goes well",
        _ => "Wants to go on in small steps",
    };

    public static string Note(DemoCohort cohort, SharedDecision decision)
    {
        var seen = cohort switch
        {
            DemoCohort.FailedTaper => "Seen in person. An earlier taper was stopped after four weeks for insomnia and panic; this one goes in steps of a few percent.",
            DemoCohort.CoDependence => "Seen in person. The other treatment goes on with addiction medicine; both teams know the dose.",
            DemoCohort.UntreatedAnxiety => "Seen in person. Anxiety is now treated in its own right; exposure work continues with the therapist.",
            _ => "Seen in person. Prescribed for years, taken as ordered throughout.",
        };
        return decision == SharedDecision.Hold ? $"{seen} Shared decision: hold the dose." : $"{seen} Shared decision: the next small step.";
    }
}
