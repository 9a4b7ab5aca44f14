using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>How doses and the entries of a history are said.</summary>
public static class TaperWords
{
    /// <summary><c>−5.6 %</c>, <c>+20.0 %</c>.</summary>
    public static string Change(decimal percent) => percent > 0 ? "+" + Numbers.Percent(percent) : Numbers.Percent(percent);

    /// <summary><c>18 mg</c> of one medication, where the name stands beside it; <c>clonazepam 1 mg, diazepam 10 mg</c> of several; <c>nothing</c>.</summary>
    public static string Doses(Regimen regimen, Formulary formulary)
    {
        var taken = regimen.MedicationsTaken.Distinct().ToList();
        if (taken.Count == 0) return "nothing";
        return taken.Count == 1 ? Amount(regimen, taken[0]) : NamedDoses(regimen, formulary);
    }

    /// <summary><c>diazepam 18 mg</c>, each medication by name; <c>nothing</c>.</summary>
    public static string NamedDoses(Regimen regimen, Formulary formulary)
    {
        var taken = regimen.MedicationsTaken.Distinct().Order(StringComparer.Ordinal).Select(code => $"{formulary.NameOf(code).ToLowerInvariant()} {Amount(regimen, code)}").ToList();
        return taken.Count == 0 ? "nothing" : string.Join(", ", taken);
    }

    /// <summary>Names of what is taken: <c>Clonazepam and diazepam</c>.</summary>
    public static string Names(Regimen regimen, Formulary formulary)
    {
        var names = regimen.MedicationsTaken.Distinct().Order(StringComparer.Ordinal).Select(formulary.NameOf).ToList();
        return names.Count switch { 0 => "Nothing taken", 1 => names[0], _ => string.Join(" and ", names.Select((name, i) => i == 0 ? name : name.ToLowerInvariant())) };
    }

    /// <summary>What an entry is.</summary>
    public static string Kind(DoseEntryKind kind) => kind switch
    {
        DoseEntryKind.Baseline => "Intake",
        DoseEntryKind.BaselineCorrection => "Corrected intake",
        DoseEntryKind.Order => "Order",
        DoseEntryKind.Fact => "Fact",
        DoseEntryKind.Temporary => "Temporary",
    };

    /// <summary>Whether an entry counts.</summary>
    public static string State(DoseEntryState state) => state switch
    {
        DoseEntryState.Standing => "Standing",
        DoseEntryState.StruckOut => "Struck out",
        DoseEntryState.Replaced => "Replaced",
        DoseEntryState.Suspended => "Suspended",
        DoseEntryState.Paused => "Stopped by a pause",
        DoseEntryState.Cancelled => "Canceled",
    };

    /// <summary>A slot as its field is labelled.</summary>
    public static string Slot(DoseSlot slot) => slot switch
    {
        DoseSlot.Morning => "Morning",
        DoseSlot.Midday => "Midday",
        DoseSlot.Evening => "Evening",
        DoseSlot.Bedtime => "Bedtime",
        DoseSlot.AsNeeded => "As needed",
        DoseSlot.MaximumPerDay => "Maximum per day",
    };

    private static string Amount(Regimen regimen, string medication)
    {
        var (scheduled, all) = (regimen.Scheduled(medication), regimen.WithAsNeeded(medication));
        if (scheduled == all) return scheduled.ToString();
        var asNeeded = Dose.FromNanograms(all.Nanograms - scheduled.Nanograms);
        return scheduled.IsZero ? $"as needed up to {asNeeded}" : $"{scheduled} and as needed up to {asNeeded}";
    }
}
