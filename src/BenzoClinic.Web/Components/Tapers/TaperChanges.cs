using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>What somebody else saved while a dialog was open, in sentences.</summary>
public static class TaperChanges
{
    /// <summary>One sentence a change; one saying so where nothing of the doses changed.</summary>
    public static IReadOnlyList<string> Between(TaperRecord before, TaperRecord now, Formulary formulary, DateOnly today)
    {
        var known = before.Entries.ToDictionary(entry => entry.Id, entry => entry.State);
        var changes = new List<string>();
        foreach (var entry in now.Entries.OrderBy(entry => entry.Sequence))
        {
            var what = $"{TaperWords.Kind(entry.Kind)}: {TaperWords.NamedDoses(entry.Regimen, formulary)} a day from {Wording.Day(entry.On, today)}";
            if (!known.TryGetValue(entry.Id, out var state)) changes.Add(entry.State == DoseEntryState.Standing ? what : $"{what}, {TaperWords.State(entry.State).ToLowerInvariant()}");
            else if (state != entry.State) changes.Add($"{what}: {TaperWords.State(entry.State).ToLowerInvariant()}");
        }

        if (before.PausedOn is null && now.PausedOn is not null) changes.Add("The taper is paused.");
        if (before.PausedOn is not null && now.PausedOn is null) changes.Add("The taper is resumed.");
        if (before.Profiles.Count != now.Profiles.Count) changes.Add($"Equivalence profile: {now.ProfileInForce?.Name}.");
        return changes.Count > 0 ? changes : ["No dose changed."];
    }
}
