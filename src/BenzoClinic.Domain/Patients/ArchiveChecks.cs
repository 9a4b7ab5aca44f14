using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>What stands in the way of archiving a chart.</summary>
/// <param name="Deceased">The person has died: no dose is given any more.</param>
/// <param name="OnDoses">A dose above zero is in effect, ordered, or waits to be confirmed.</param>
/// <param name="Booked">Days of appointments to come, or of one under way.</param>
/// <param name="OpenItems">Safety items that nobody has closed.</param>
/// <param name="UnsignedVisits">Visits whose note is not signed.</param>
public sealed record ArchiveState(bool Deceased, bool OnDoses, IReadOnlyList<DateOnly> Booked, int OpenItems, int UnsignedVisits);

/// <summary>Nobody who still takes a dose, is expected or is worried about drops out of the clinic's lists.</summary>
public static class ArchiveChecks
{
    /// <summary>What is wrong; empty where the chart may be archived.</summary>
    /// <param name="continuedBy">Who goes on with the prescription, where a dose is in effect.</param>
    public static IReadOnlyList<Finding> Check(string why, string continuedBy, ArchiveState state, DateOnly today)
    {
        var findings = new List<Finding>();
        if (why.Trim().Length == 0) findings.Add(Finding.Required("Why", "Say why the chart is no longer in use."));
        findings.AddRange(PatientDetails.CheckLength("Why", why.Trim(), 200));
        findings.AddRange(PatientDetails.CheckLength("ContinuedBy", continuedBy.Trim(), 200));
        if (state.Booked.Count > 0)
            findings.Add(new Finding("", "booked", $"There is an appointment on {Wording.Day(state.Booked.Min(), today)}. Cancel it or let it happen first."));
        if (state.UnsignedVisits > 0) findings.Add(new Finding("", "unsigned", $"{Wording.Count(state.UnsignedVisits, "visit")} not signed yet. Sign first."));
        if (state.OpenItems > 0) findings.Add(new Finding("", "open-items", $"{Wording.Count(state.OpenItems, "safety item")} on the worklist. Close them first."));
        if (state is { OnDoses: true, Deceased: false } && continuedBy.Trim().Length == 0)
            findings.Add(new Finding("ContinuedBy", "on-doses", "A dose is in effect. Say who goes on with the prescription, or end the taper first."));
        return findings;
    }
}
